package io.presodia.firmware.estimate;

/**
 * A straight line y = a + b x by least squares, with what the points' own scatter makes of its
 * slope: b = Sxy / Sxx, and its variance that of the residuals, over n - 2, over Sxx. Holds a fixed
 * number of points; allocates nothing after it was made.
 */
final class LineFit {
    private final double[] x;
    private final double[] y;
    private int count;
    private double slope;
    private double sigma;

    /**
     * @param most points
     */
    LineFit(int most) {
        x = new double[most];
        y = new double[most];
    }

    /** Forgets all points. */
    void clear() {
        count = 0;
    }

    void add(double atX, double atY) {
        x[count] = atX;
        y[count] = atY;
        count++;
    }

    /** Fits the line to three points or more, at two places at least. */
    void solve() {
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < count; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        slope = xy / xx;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double off = y[i] - meanY - slope * (x[i] - meanX);
            squares += off * off;
        }
        sigma = Math.sqrt(squares / degrees() / xx);
    }

    private double mean(double[] of) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += of[i];
        }
        return sum / count;
    }

    /** What is left to tell the scatter by. */
    int degrees() {
        return count - 2;
    }

    /** Change of y with x. */
    double slope() {
        return slope;
    }

    /** Standard uncertainty of the slope, by the scatter about the line. */
    double sigma() {
        return sigma;
    }
}
