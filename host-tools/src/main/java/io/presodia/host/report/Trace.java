package io.presodia.host.report;

import java.util.Arrays;

/**
 * A line to be drawn. Where there are more points than pixels, each pixel column keeps its first,
 * lowest, highest and last point: the drawn line covers exactly what the full one would.
 *
 * @param x rising or at least not falling
 * @param y values; NaN breaks the line
 */
@SuppressWarnings("ArrayRecordComponent")
record Trace(double[] x, double[] y) {
    private static final int POINTS_PER_COLUMN = 4;

    /** At most four points for each of {@code columns} equal parts of the range of x. */
    static Trace thin(double[] x, double[] y, int columns) {
        int size = x.length;
        if (size <= POINTS_PER_COLUMN * columns) {
            return new Trace(x, y);
        }
        double left = x[0];
        double perColumn = (x[size - 1] - left) / columns;
        double[] keptX = new double[POINTS_PER_COLUMN * (columns + 1)];
        double[] keptY = new double[keptX.length];
        int kept = 0;
        for (int from = 0, to; from < size; from = to) {
            int column = column(x[from], left, perColumn);
            int low = from;
            int high = from;
            for (to = from; to < size && column(x[to], left, perColumn) == column; to++) {
                low = y[to] < y[low] || Double.isNaN(y[low]) ? to : low;
                high = y[to] > y[high] || Double.isNaN(y[high]) ? to : high;
            }
            int[] rows = {from, Math.min(low, high), Math.max(low, high), to - 1};
            for (int i = 0; i < rows.length; i++) {
                if (i == 0 || rows[i] != rows[i - 1]) {
                    keptX[kept] = x[rows[i]];
                    keptY[kept++] = y[rows[i]];
                }
            }
        }
        return new Trace(Arrays.copyOf(keptX, kept), Arrays.copyOf(keptY, kept));
    }

    private static int column(double x, double left, double perColumn) {
        return (int) ((x - left) / perColumn);
    }

    /** Whether there is a point to draw. */
    boolean drawable() {
        for (double value : y) {
            if (!Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    /** The lowest and the highest of several columns; NaN where nothing was measured. */
    static double[] range(double[]... columns) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] column : columns) {
            for (double value : column) {
                if (!Double.isNaN(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        return low <= high ? new double[] {low, high} : new double[] {Double.NaN, Double.NaN};
    }

    /** Each value times {@code factor}. */
    static double[] scaled(double[] values, double factor) {
        double[] result = new double[values.length];
        Arrays.setAll(result, i -> values[i] * factor);
        return result;
    }
}
