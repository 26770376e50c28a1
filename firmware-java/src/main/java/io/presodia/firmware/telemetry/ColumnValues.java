package io.presodia.firmware.telemetry;

import java.util.Arrays;

/** One number for each {@link Column}, in steps of its resolution; missing until it is set. */
public final class ColumnValues {
    private final long[] steps = new long[Column.values().length];

    private ColumnValues() {
        Arrays.fill(steps, Column.MISSING);
    }

    /** All missing. */
    static ColumnValues empty() {
        return new ColumnValues();
    }

    /** The number in this column. */
    public long get(Column column) {
        return steps[column.ordinal()];
    }

    void set(Column column, long value) {
        steps[column.ordinal()] = value;
    }

    void set(Column column, double value) {
        steps[column.ordinal()] = column.steps(value);
    }

    /** These values with one more. */
    public ColumnValues with(Column column, double value) {
        ColumnValues copy = new ColumnValues();
        System.arraycopy(steps, 0, copy.steps, 0, steps.length);
        copy.set(column, value);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnValues values && Arrays.equals(steps, values.steps);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(steps);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Column column : Column.values()) {
            if (get(column) != Column.MISSING) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(column)
                        .append('=')
                        .append(column.value(get(column)));
            }
        }
        return text.append('}').toString();
    }
}
