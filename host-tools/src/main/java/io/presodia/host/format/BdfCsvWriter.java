package io.presodia.host.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a table as BDF CSV: UTF-8, comma, line feed, one header line, empty cells for what was not
 * measured. The same table gives the same bytes on every machine.
 */
public final class BdfCsvWriter {
    /** How columns are named. */
    public enum HeaderStyle {
        /** {@code voltage_volt}: the format's own reference files, and what software expects. */
        MACHINE_NAME,
        /** {@code Voltage / V}, for people. */
        LABEL
    }

    private static final int FLUSH_CHARS = 1 << 16;

    private final HeaderStyle style;

    /** Writes machine names. */
    public BdfCsvWriter() {
        this(HeaderStyle.MACHINE_NAME);
    }

    /** Writes the given style. */
    public BdfCsvWriter(HeaderStyle style) {
        this.style = style;
    }

    /** Writes the file, replacing one that is there. */
    public void write(BdfTable table, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(table, writer);
        }
    }

    /** The file as a string, for small tables. */
    public String toString(BdfTable table) {
        java.io.StringWriter writer = new java.io.StringWriter();
        try {
            write(table, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.toString();
    }

    private void write(BdfTable table, Writer writer) throws IOException {
        List<BdfTable.Column> columns = table.columns();
        StringBuilder out = new StringBuilder(FLUSH_CHARS + 4096);
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            CsvText.append(out, header(columns.get(i)));
        }
        out.append('\n');
        for (int row = 0; row < table.rows(); row++) {
            appendRow(out, columns, row);
            if (out.length() >= FLUSH_CHARS) {
                writer.append(out);
                out.setLength(0);
            }
        }
        writer.append(out);
    }

    private String header(BdfTable.Column column) {
        return switch (style) {
            case MACHINE_NAME ->
                    column.meaning().map(BdfColumn::machineName).orElse(column.header());
            case LABEL -> column.meaning().map(BdfColumn::label).orElse(column.header());
        };
    }

    private static void appendRow(StringBuilder out, List<BdfTable.Column> columns, int row) {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            switch (columns.get(i)) {
                case BdfTable.NumberColumn numbers -> {
                    if (numbers.whole()) {
                        Decimals.appendWhole(out, numbers.values()[row]);
                    } else {
                        Decimals.append(out, numbers.values()[row]);
                    }
                }
                case BdfTable.TextColumn texts -> CsvText.append(out, texts.values()[row]);
            }
        }
        out.append('\n');
    }
}
