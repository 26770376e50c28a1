package io.presodia.host.format;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads flat Parquet files with BDF headers of either style. */
public final class BdfParquetReader {
    private BdfParquetReader() {}

    /**
     * Reads a file.
     *
     * @throws BdfFormatException when it is not a Parquet file, or not a flat one
     */
    public static BdfTable read(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
            if (!reader.getFileSchema().isFlatSchema()) {
                throw new BdfFormatException(file + " has nested columns; BDF is flat");
            }
            int rows = Math.toIntExact(reader.getFileMetaData().numRows());
            BdfTable table = new BdfTable(rows);
            for (ColumnSchema schema : reader.getFileSchema().getColumns()) {
                try (ColumnReader column = reader.columnReader(schema.columnIndex())) {
                    table.withRead(read(column, schema, rows));
                }
            }
            return table;
        } catch (BdfFormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new BdfFormatException(file + " cannot be read as Parquet: " + e.getMessage(), e);
        }
    }

    /** The key-value metadata of a file's footer. */
    public static Map<String, String> metadata(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
            return Map.copyOf(reader.getFileMetaData().keyValueMetadata());
        }
    }

    private static BdfTable.Column read(ColumnReader column, ColumnSchema schema, int rows) {
        String header = schema.name();
        Optional<BdfColumn> meaning = BdfColumn.ofHeader(header);
        if (schema.type() == PhysicalType.BYTE_ARRAY) {
            return new BdfTable.TextColumn(header, meaning, texts(column, rows));
        }
        double[] numbers = numbers(column, schema.type(), rows);
        if (meaning.isPresent() && meaning.get().kind() == BdfColumn.Kind.TEXT) {
            String[] texts = new String[rows];
            for (int i = 0; i < rows; i++) {
                StringBuilder text = new StringBuilder();
                Decimals.append(text, numbers[i]);
                texts[i] = text.toString();
            }
            return new BdfTable.TextColumn(header, meaning, texts);
        }
        return new BdfTable.NumberColumn(header, meaning, numbers);
    }

    private static String[] texts(ColumnReader column, int rows) {
        String[] texts = new String[rows];
        int row = 0;
        while (column.nextBatch()) {
            String[] batch = column.getStrings();
            for (int i = 0; i < column.getRecordCount(); i++) {
                texts[row++] = Objects.requireNonNullElse(batch[i], "");
            }
        }
        return texts;
    }

    private static double[] numbers(ColumnReader column, PhysicalType type, int rows) {
        double[] numbers = new double[rows];
        int row = 0;
        while (column.nextBatch()) {
            Validity validity = column.getLeafValidity();
            for (int i = 0; i < column.getRecordCount(); i++) {
                numbers[row++] = validity.isNull(i) ? Double.NaN : number(column, type, i);
            }
        }
        return numbers;
    }

    private static double number(ColumnReader column, PhysicalType type, int i) {
        return switch (type) {
            case DOUBLE -> column.getDoubles()[i];
            case FLOAT -> column.getFloats()[i];
            case INT32 -> column.getInts()[i];
            case INT64 -> column.getLongs()[i];
            case BOOLEAN -> column.getBooleans()[i] ? 1 : 0;
            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                    throw new IllegalArgumentException(
                            "column %s has type %s, which holds no numbers"
                                    .formatted(column.getColumnSchema().name(), type));
        };
    }
}
