package io.presodia.host.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads BDF CSV with headers of either style; columns it does not know are kept as text. */
public final class BdfCsvReader {
    private BdfCsvReader() {}

    /**
     * Reads a file.
     *
     * @throws BdfFormatException when it is not a table, or a number is not one; the message names
     *     line, column and value
     */
    public static BdfTable read(Path file) throws IOException {
        // A reader of our own, since FastCSV's would replace malformed bytes in silence.
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CsvReader<CsvRecord> csv =
                        CsvReader.builder()
                                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .ofCsvRecord(text)) {
            return read(csv.iterator(), file);
        } catch (CsvParseException | CharacterCodingException e) {
            throw new BdfFormatException(file + " is not a CSV file: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new BdfFormatException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static BdfTable read(Iterator<CsvRecord> records, Path file) throws BdfFormatException {
        if (!records.hasNext()) {
            throw new BdfFormatException(file + " is empty: a header line was expected");
        }
        List<Collector> collectors = collectors(records.next(), file);
        int rows = 0;
        while (records.hasNext()) {
            CsvRecord record = records.next();
            if (record.getFieldCount() != collectors.size()) {
                throw new BdfFormatException(
                        "%s line %d has %d cells, the header has %d"
                                .formatted(
                                        file,
                                        record.getStartingLineNumber(),
                                        record.getFieldCount(),
                                        collectors.size()));
            }
            for (int i = 0; i < collectors.size(); i++) {
                collectors.get(i).add(rows, record.getField(i), record, file);
            }
            rows++;
        }
        BdfTable table = new BdfTable(rows);
        for (Collector collector : collectors) {
            table.withRead(collector.column(rows));
        }
        return table;
    }

    private static List<Collector> collectors(CsvRecord header, Path file)
            throws BdfFormatException {
        List<Collector> collectors = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (String field : header.getFields()) {
            String name = field.strip();
            if (collectors.isEmpty() && name.startsWith("\uFEFF")) {
                name = name.substring(1);
            }
            Optional<BdfColumn> meaning = BdfColumn.ofHeader(name);
            if (!seen.add(meaning.isPresent() ? meaning.get() : name)) {
                throw new BdfFormatException("%s has the column '%s' twice".formatted(file, name));
            }
            collectors.add(new Collector(name, meaning));
        }
        return collectors;
    }

    private static final class Collector {
        private final String header;
        private final Optional<BdfColumn> meaning;
        private final boolean text;
        private double[] numbers = new double[0];
        private String[] texts = new String[0];

        Collector(String header, Optional<BdfColumn> meaning) {
            this.header = header;
            this.meaning = meaning;
            this.text = meaning.isEmpty() || meaning.get().kind() == BdfColumn.Kind.TEXT;
        }

        void add(int row, String cell, CsvRecord record, Path file) throws BdfFormatException {
            if (text) {
                if (row == texts.length) {
                    texts = Arrays.copyOf(texts, Math.max(1024, 2 * row));
                }
                texts[row] = cell;
                return;
            }
            if (row == numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.max(1024, 2 * row));
            }
            numbers[row] = number(cell.strip(), record, file);
        }

        private double number(String cell, CsvRecord record, Path file) throws BdfFormatException {
            if (cell.isEmpty() || cell.equalsIgnoreCase("nan")) {
                return Double.NaN;
            }
            try {
                return Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                throw new BdfFormatException(
                        "%s line %d, column %s: '%s' is not a number"
                                .formatted(file, record.getStartingLineNumber(), header, cell),
                        e);
            }
        }

        BdfTable.Column column(int rows) {
            return text
                    ? new BdfTable.TextColumn(header, meaning, Arrays.copyOf(texts, rows))
                    : new BdfTable.NumberColumn(header, meaning, Arrays.copyOf(numbers, rows));
        }
    }
}
