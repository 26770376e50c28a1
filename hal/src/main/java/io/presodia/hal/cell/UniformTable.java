package io.presodia.hal.cell;

import java.util.function.DoubleUnaryOperator;

/**
 * A smooth function tabulated on an even grid with cubic Hermite pieces, for hot loops that must
 * not call a transcendental function. The error inside a cell of width h is at most h^4/384 times
 * the fourth derivative. Outside it goes on linearly. Immutable.
 */
public final class UniformTable {
    private final double low;
    private final double step;
    private final double inverseStep;
    private final int cells;

    /** Per cell, the coefficients of the powers 0 to 3 of the position in it, 0 to 1. */
    private final double[] coefficients;

    private UniformTable(double low, double step, int cells, double[] coefficients) {
        this.low = low;
        this.step = step;
        this.inverseStep = 1.0 / step;
        this.cells = cells;
        this.coefficients = coefficients;
    }

    /** Tabulates a function whose derivative is given too. */
    public static UniformTable of(
            double low,
            double high,
            int cells,
            DoubleUnaryOperator function,
            DoubleUnaryOperator derivative) {
        double step = (high - low) / cells;
        double[] coefficients = new double[4 * cells];
        for (int i = 0; i < cells; i++) {
            double x0 = low + i * step;
            double x1 = i + 1 == cells ? high : low + (i + 1) * step;
            double y0 = function.applyAsDouble(x0);
            double y1 = function.applyAsDouble(x1);
            double d0 = derivative.applyAsDouble(x0) * step;
            double d1 = derivative.applyAsDouble(x1) * step;
            coefficients[4 * i] = y0;
            coefficients[4 * i + 1] = d0;
            coefficients[4 * i + 2] = 3 * (y1 - y0) - 2 * d0 - d1;
            coefficients[4 * i + 3] = 2 * (y0 - y1) + d0 + d1;
        }
        return new UniformTable(low, step, cells, coefficients);
    }

    /** Value at {@code x}. */
    public double value(double x) {
        double position = (x - low) * inverseStep;
        if (position < 0) {
            return coefficients[0] + coefficients[1] * position;
        }
        if (position >= cells) {
            int c = 4 * (cells - 1);
            double end =
                    coefficients[c]
                            + coefficients[c + 1]
                            + coefficients[c + 2]
                            + coefficients[c + 3];
            return end + endSlope(c) * (position - cells);
        }
        int cell = (int) position;
        double t = position - cell;
        int c = 4 * cell;
        return coefficients[c]
                + t * (coefficients[c + 1] + t * (coefficients[c + 2] + t * coefficients[c + 3]));
    }

    /** Derivative at {@code x}. */
    public double derivative(double x) {
        double position = (x - low) * inverseStep;
        if (position < 0) {
            return coefficients[1] * inverseStep;
        }
        if (position >= cells) {
            return endSlope(4 * (cells - 1)) * inverseStep;
        }
        int cell = (int) position;
        double t = position - cell;
        int c = 4 * cell;
        return (coefficients[c + 1] + t * (2 * coefficients[c + 2] + t * 3 * coefficients[c + 3]))
                * inverseStep;
    }

    /** Width of a cell of the grid. */
    public double step() {
        return step;
    }

    private double endSlope(int c) {
        return coefficients[c + 1] + 2 * coefficients[c + 2] + 3 * coefficients[c + 3];
    }
}
