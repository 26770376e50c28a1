package io.presodia.hal.cell;

/**
 * A monotone cubic curve through given points (PCHIP: Fritsch and Carlson, SIAM J. Numer. Anal. 17
 * (1980) 238, with the three-point end slopes and weighted harmonic mean of Fritsch and Butland
 * 1984): no overshoot between points, so a table that falls or rises stays so. Outside the table it
 * goes on linearly. Immutable.
 *
 * <p>For hot loops a caller keeps the segment of its last look-up: {@code s = curve.segment(x, s)},
 * then {@code curve.valueIn(s, x)}. Segment -1 lies before the table, segment {@code points - 1}
 * after it.
 */
public final class OpenCircuitCurve {
    /** Parts of the guide for each point: rarely more than a step from there, even in a crowd. */
    private static final int PARTS_PER_POINT = 16;

    private final double[] knots;
    private final double[] volts;

    /** Per segment, the coefficients of x - knot to the powers 0 to 3. */
    private final double[] coefficients;

    private final double slopeBelow;
    private final double slopeAbove;

    private final double partsPerX;
    private final int[] guide;

    private OpenCircuitCurve(
            double[] knots,
            double[] volts,
            double[] coefficients,
            double slopeBelow,
            double slopeAbove) {
        this.knots = knots;
        this.volts = volts;
        this.coefficients = coefficients;
        this.slopeBelow = slopeBelow;
        this.slopeAbove = slopeAbove;
        partsPerX = PARTS_PER_POINT * knots.length / (knots[knots.length - 1] - knots[0]);
        guide = guide(knots, partsPerX);
    }

    /**
     * The curve through points with growing x; it goes on with its end slopes.
     *
     * @throws IllegalArgumentException if there are fewer than two points, x does not grow, or a
     *     value is not finite
     */
    public static OpenCircuitCurve through(double[] x, double[] volts) {
        check(x, volts);
        double[] slopes = slopes(x, volts);
        double[] coefficients = new double[4 * (x.length - 1)];
        for (int i = 0; i + 1 < x.length; i++) {
            double h = x[i + 1] - x[i];
            double secant = (volts[i + 1] - volts[i]) / h;
            coefficients[4 * i] = volts[i];
            coefficients[4 * i + 1] = slopes[i];
            coefficients[4 * i + 2] = (3 * secant - 2 * slopes[i] - slopes[i + 1]) / h;
            coefficients[4 * i + 3] = (slopes[i] + slopes[i + 1] - 2 * secant) / (h * h);
        }
        return new OpenCircuitCurve(
                x.clone(), volts.clone(), coefficients, slopes[0], slopes[x.length - 1]);
    }

    /** This curve with other slopes outside the table, V per unit of x. */
    public OpenCircuitCurve withWalls(double slopeBelow, double slopeAbove) {
        return new OpenCircuitCurve(knots, volts, coefficients, slopeBelow, slopeAbove);
    }

    /** How many points the table has. */
    public int points() {
        return knots.length;
    }

    /** x of point {@code i}. */
    public double x(int i) {
        return knots[i];
    }

    /** Volts of point {@code i}. */
    public double volts(int i) {
        return volts[i];
    }

    /** Volts at {@code x}. */
    public double value(double x) {
        return valueIn(search(x), x);
    }

    /** Slope at {@code x}, V per unit of x. */
    public double derivative(double x) {
        return derivativeIn(search(x), x);
    }

    /**
     * The segment of {@code x}, looking first in {@code hint}, the segment of an earlier look-up.
     */
    public int segment(double x, int hint) {
        boolean afterLeft = hint < 0 || x >= knots[hint];
        boolean beforeRight = hint + 1 >= knots.length || x < knots[hint + 1];
        return afterLeft && beforeRight ? hint : search(x);
    }

    /** Volts at {@code x}, which lies in {@code segment}. */
    public double valueIn(int segment, double x) {
        if (segment < 0) {
            return volts[0] + slopeBelow * (x - knots[0]);
        }
        double d = x - knots[segment];
        if (segment >= knots.length - 1) {
            return volts[segment] + slopeAbove * d;
        }
        int c = 4 * segment;
        return coefficients[c]
                + d * (coefficients[c + 1] + d * (coefficients[c + 2] + d * coefficients[c + 3]));
    }

    /** Slope at {@code x}, which lies in {@code segment}; V per unit of x. */
    public double derivativeIn(int segment, double x) {
        if (segment < 0) {
            return slopeBelow;
        }
        if (segment >= knots.length - 1) {
            return slopeAbove;
        }
        double d = x - knots[segment];
        int c = 4 * segment;
        return coefficients[c + 1] + d * (2 * coefficients[c + 2] + d * 3 * coefficients[c + 3]);
    }

    /** Where the guide says that x lies at the earliest, and from there point by point. */
    private int search(double x) {
        if (!(x >= knots[0])) {
            return -1;
        }
        int last = knots.length - 1;
        if (x >= knots[last]) {
            return last;
        }
        int segment = guide[part(x, knots[0], partsPerX)];
        while (x >= knots[segment + 1]) {
            segment++;
        }
        return segment;
    }

    /**
     * For each part of the table, all of the same width, the last segment that begins before it.
     */
    private static int[] guide(double[] knots, double partsPerX) {
        int[] guide = new int[part(knots[knots.length - 1], knots[0], partsPerX) + 1];
        int segment = 0;
        for (int part = 0; part < guide.length; part++) {
            while (part(knots[segment + 1], knots[0], partsPerX) < part) {
                segment++;
            }
            guide[part] = segment;
        }
        return guide;
    }

    private static int part(double x, double from, double partsPerX) {
        return (int) ((x - from) * partsPerX);
    }

    private static void check(double[] x, double[] volts) {
        if (x.length < 2 || x.length != volts.length) {
            throw new IllegalArgumentException(
                    "a curve needs two or more points with one voltage each, was "
                            + x.length
                            + " and "
                            + volts.length);
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(volts[i])) {
                throw new IllegalArgumentException("point " + i + " must be finite");
            }
            if (i > 0 && !(x[i] > x[i - 1])) {
                throw new IllegalArgumentException(
                        "x must grow from point to point, was " + x[i - 1] + " then " + x[i]);
            }
        }
    }

    private static double[] slopes(double[] x, double[] y) {
        int n = x.length;
        double[] slopes = new double[n];
        if (n == 2) {
            slopes[0] = (y[1] - y[0]) / (x[1] - x[0]);
            slopes[1] = slopes[0];
            return slopes;
        }
        for (int i = 1; i + 1 < n; i++) {
            double h0 = x[i] - x[i - 1];
            double h1 = x[i + 1] - x[i];
            double d0 = (y[i] - y[i - 1]) / h0;
            double d1 = (y[i + 1] - y[i]) / h1;
            if (d0 * d1 > 0) {
                double w0 = 2 * h1 + h0;
                double w1 = h1 + 2 * h0;
                slopes[i] = (w0 + w1) / (w0 / d0 + w1 / d1);
            }
        }
        slopes[0] = endSlope(x[1] - x[0], x[2] - x[1], y[0], y[1], y[2]);
        slopes[n - 1] =
                endSlope(x[n - 1] - x[n - 2], x[n - 2] - x[n - 3], -y[n - 1], -y[n - 2], -y[n - 3]);
        return slopes;
    }

    /** One-sided three-point slope, limited so that the curve keeps its shape. */
    private static double endSlope(double h0, double h1, double y0, double y1, double y2) {
        double d0 = (y1 - y0) / h0;
        double d1 = (y2 - y1) / h1;
        double slope = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
        if (slope * d0 <= 0) {
            return 0;
        }
        return d0 * d1 <= 0 && Math.abs(slope) > 3 * Math.abs(d0) ? 3 * d0 : slope;
    }
}
