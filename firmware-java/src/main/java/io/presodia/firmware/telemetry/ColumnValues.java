package io.presodia.firmware.telemetry;

import java.util.EnumMap;
import java.util.Map;

/** One number for each {@link Column}, in steps of its resolution; missing until it is set. */
public final class ColumnValues {
    private final Map<Column, Long> steps = new EnumMap<>(Column.class);

    private ColumnValues() {}

    /** All missing. */
    static ColumnValues empty() {
        return new ColumnValues();
    }

    /** These numbers, in steps; all others are missing. */
    public static ColumnValues of(Map<Column, Long> steps) {
        ColumnValues made = new ColumnValues();
        steps.forEach((column, value) -> made.set(column, (long) value));
        return made;
    }

    /** The number in this column. */
    public long get(Column column) {
        return steps.getOrDefault(column, Column.MISSING);
    }

    void set(Column column, long value) {
        if (value != Column.MISSING) {
            steps.put(column, value);
        }
    }

    void set(Column column, double value) {
        set(column, column.steps(value));
    }

    /** These values with one more. */
    public ColumnValues with(Column column, double value) {
        ColumnValues copy = new ColumnValues();
        copy.steps.putAll(steps);
        copy.steps.remove(column);
        copy.set(column, value);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnValues values && steps.equals(values.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
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
