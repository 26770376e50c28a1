package io.presodia.host.analysis;

/**
 * A least-squares line of voltage against the root of time.
 *
 * @param points how many points it has
 * @param lastSeconds time of the last of them, s
 * @param slope V/√s
 * @param rise by how much the line rises over its points, V
 * @param residual root mean square of what is left, with two degrees of freedom less, V
 * @param spread sum of squares of √t about its mean, s
 */
record RootLine(
        int points, double lastSeconds, double slope, double rise, double residual, double spread) {
    /** The line through the good points from {@code from} to {@code to}, both included. */
    static RootLine fit(double[] seconds, double[] volts, double from, double to) {
        int points = 0;
        double meanRoot = 0;
        double meanVolts = 0;
        double first = Double.NaN;
        double last = Double.NaN;
        for (int i = 0; i < seconds.length; i++) {
            if (in(seconds[i], volts[i], from, to)) {
                points++;
                meanRoot += (Math.sqrt(seconds[i]) - meanRoot) / points;
                meanVolts += (volts[i] - meanVolts) / points;
                first = Double.isNaN(first) ? seconds[i] : first;
                last = seconds[i];
            }
        }
        double spread = 0;
        double common = 0;
        for (int i = 0; i < seconds.length; i++) {
            if (in(seconds[i], volts[i], from, to)) {
                double root = Math.sqrt(seconds[i]) - meanRoot;
                spread += root * root;
                common += root * (volts[i] - meanVolts);
            }
        }
        double slope = common / spread;
        double left = 0;
        for (int i = 0; i < seconds.length; i++) {
            if (in(seconds[i], volts[i], from, to)) {
                double error = volts[i] - meanVolts - slope * (Math.sqrt(seconds[i]) - meanRoot);
                left += error * error;
            }
        }
        return new RootLine(
                points,
                last,
                slope,
                slope * (Math.sqrt(last) - Math.sqrt(first)),
                Math.sqrt(left / Math.max(1, points - 2)),
                spread);
    }

    /** Time of the good point of that number from {@code from} on, s; NaN when there are fewer. */
    static double timeOf(int number, double[] seconds, double[] volts, double from) {
        int found = 0;
        for (int i = 0; i < seconds.length; i++) {
            if (in(seconds[i], volts[i], from, Double.POSITIVE_INFINITY) && ++found == number) {
                return seconds[i];
            }
        }
        return Double.NaN;
    }

    private static boolean in(double seconds, double volts, double from, double to) {
        return seconds >= from && seconds <= to && !Double.isNaN(volts);
    }
}
