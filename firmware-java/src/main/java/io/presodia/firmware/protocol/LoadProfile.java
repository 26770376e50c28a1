package io.presodia.firmware.protocol;

import io.presodia.config.ConfigException;
import io.presodia.config.SourceFile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A current or power over time from a CSV file. Each row's value holds from its time to the next
 * row's; the last row only says when the profile ends.
 */
public final class LoadProfile {
    private final SourceFile source;
    private final Quantity quantity;
    private final double[] seconds;
    private final double[] values;
    private final int[] lines;

    /** What the second column holds. */
    public enum Quantity {
        /** Current, mA; positive charges. */
        CURRENT("current_mA"),
        /** Current in multiples of the cell's 1C; positive charges. */
        RATE("rate_C"),
        /** Power, mW; positive charges. */
        POWER("power_mW");

        private final String column;

        Quantity(String column) {
            this.column = column;
        }

        /** The column's name in the file. */
        public String column() {
            return column;
        }

        /** Whether it is a power, whose current follows the voltage. */
        public boolean power() {
            return this == POWER;
        }
    }

    /**
     * @param source the file
     * @param quantity what the values are
     * @param seconds times, rising from 0; at least two
     * @param values as many, in the unit of {@code quantity}
     * @param lines as many: where they stand in the file, from 1
     */
    LoadProfile(
            SourceFile source, Quantity quantity, double[] seconds, double[] values, int[] lines) {
        boolean alike = seconds.length == values.length && seconds.length == lines.length;
        if (seconds.length < 2 || !alike || seconds[0] != 0) {
            throw new IllegalArgumentException("a profile has two rows or more, from 0 s on");
        }
        this.source = source;
        this.quantity = quantity;
        this.seconds = seconds.clone();
        this.values = values.clone();
        this.lines = lines.clone();
    }

    /**
     * Reads a profile: a CSV file with a header, the column {@code seconds} and one column of
     * {@link Quantity}.
     *
     * @throws ConfigException with what is wrong, by line and column of the file
     */
    public static LoadProfile parse(SourceFile source) throws ConfigException {
        return LoadProfileReader.parse(source);
    }

    /** The file. */
    public SourceFile source() {
        return source;
    }

    /** What the values are. */
    public Quantity quantity() {
        return quantity;
    }

    /** Number of rows, the last included. */
    public int rows() {
        return seconds.length;
    }

    /** Time of a row, s. */
    public double seconds(int row) {
        return seconds[row];
    }

    /** Value of a row in the unit of {@link #quantity()}. */
    public double value(int row) {
        return values[row];
    }

    /** Line of a row in the file, from 1. */
    int line(int row) {
        return lines[row];
    }

    /** How long it lasts, s. */
    public double durationSeconds() {
        return seconds[seconds.length - 1];
    }

    /** The row in force at a time, s; the last but one from the end on. */
    public int rowAt(double atSeconds) {
        int found = Arrays.binarySearch(seconds, atSeconds);
        int row = found >= 0 ? found : -found - 2;
        return Math.max(0, Math.min(row, seconds.length - 2));
    }

    /** Largest value in force. */
    public double highest() {
        double highest = values[0];
        for (int i = 1; i < values.length - 1; i++) {
            highest = Math.max(highest, values[i]);
        }
        return highest;
    }

    /** Smallest value in force. */
    public double lowest() {
        double lowest = values[0];
        for (int i = 1; i < values.length - 1; i++) {
            lowest = Math.min(lowest, values[i]);
        }
        return lowest;
    }

    /** Profiles of the same file are the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoadProfile that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    /** Tells profiles apart by content; a program's fingerprint counts on it. */
    @Override
    public String toString() {
        return "LoadProfile[" + quantity.column + ", sha256 " + source.sha256() + "]";
    }
}
