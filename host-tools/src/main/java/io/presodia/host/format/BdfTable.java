package io.presodia.host.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table with BDF columns and possibly others, in order. Arrays are not copied: whoever made the
 * table leaves them alone.
 */
public final class BdfTable {
    /** One column. */
    public sealed interface Column {
        /** The header as written or read. */
        String header();

        /** What the format knows it as; empty for a column of our own or somebody else's. */
        Optional<BdfColumn> meaning();
    }

    /** Numbers; NaN is an empty cell. */
    public static final class NumberColumn implements Column {
        private final String header;
        private final Optional<BdfColumn> meaning;
        private final double[] values;

        NumberColumn(String header, Optional<BdfColumn> meaning, double[] values) {
            this.header = header;
            this.meaning = meaning;
            this.values = values;
        }

        @Override
        public String header() {
            return header;
        }

        @Override
        public Optional<BdfColumn> meaning() {
            return meaning;
        }

        /** The column itself. */
        public double[] values() {
            return values;
        }

        /** Whether the cells are whole numbers by the format's definition. */
        public boolean whole() {
            return meaning.filter(column -> column.kind() == BdfColumn.Kind.INTEGER).isPresent();
        }
    }

    /** Strings; an empty string is an empty cell. */
    public static final class TextColumn implements Column {
        private final String header;
        private final Optional<BdfColumn> meaning;
        private final String[] values;

        TextColumn(String header, Optional<BdfColumn> meaning, String[] values) {
            this.header = header;
            this.meaning = meaning;
            this.values = values;
        }

        @Override
        public String header() {
            return header;
        }

        @Override
        public Optional<BdfColumn> meaning() {
            return meaning;
        }

        /** The column itself. */
        public String[] values() {
            return values;
        }
    }

    private final int rows;
    private final List<Column> columns = new ArrayList<>();

    /** A table without columns yet. */
    public BdfTable(int rows) {
        this.rows = rows;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** The columns in order. */
    public List<Column> columns() {
        return List.copyOf(columns);
    }

    /** Adds numbers under a BDF column's machine name. */
    public BdfTable with(BdfColumn meaning, double[] values) {
        if (meaning.kind() == BdfColumn.Kind.TEXT) {
            throw new IllegalArgumentException(meaning.machineName() + " holds strings");
        }
        requireLength(meaning.machineName(), values.length);
        columns.add(new NumberColumn(meaning.machineName(), Optional.of(meaning), values));
        return this;
    }

    /** Adds whole numbers under a BDF column's machine name. */
    public BdfTable with(BdfColumn meaning, int[] values) {
        double[] numbers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i];
        }
        return with(meaning, numbers);
    }

    /** Adds strings under a BDF column's machine name. */
    public BdfTable with(BdfColumn meaning, String[] values) {
        requireLength(meaning.machineName(), values.length);
        columns.add(new TextColumn(meaning.machineName(), Optional.of(meaning), values));
        return this;
    }

    /** Adds strings under a header that BDF does not know. */
    public BdfTable withExtra(String header, String[] values) {
        requireLength(header, values.length);
        columns.add(new TextColumn(header, Optional.empty(), values));
        return this;
    }

    /** Adds numbers under a header that BDF does not know. */
    public BdfTable withExtra(String header, double[] values) {
        requireLength(header, values.length);
        columns.add(new NumberColumn(header, Optional.empty(), values));
        return this;
    }

    /** Adds a column as read from a file. */
    BdfTable withRead(Column column) {
        columns.add(column);
        return this;
    }

    /** The numbers of a BDF column, if the table has it as numbers. */
    public Optional<double[]> numbers(BdfColumn meaning) {
        for (Column column : columns) {
            if (column instanceof NumberColumn numbers
                    && numbers.meaning().equals(Optional.of(meaning))) {
                return Optional.of(numbers.values());
            }
        }
        return Optional.empty();
    }

    /** The strings of the column with this header, if the table has it as strings. */
    public Optional<String[]> texts(String header) {
        for (Column column : columns) {
            if (column instanceof TextColumn texts && texts.header().equals(header)) {
                return Optional.of(texts.values());
            }
        }
        return Optional.empty();
    }

    private void requireLength(String header, int length) {
        if (length != rows) {
            throw new IllegalArgumentException(
                    "column %s has %d values, the table %d rows".formatted(header, length, rows));
        }
    }
}
