package io.presodia.host.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Distribution of relaxation times of an impedance spectrum:
 *
 * <p>Z = R∞ + jωL + 1/(jωC) + ∫ γ(ln τ)/(1 + jωτ) d ln τ, all parts 0 or more,
 *
 * <p>by least squares of real and imaginary part relative to |Z| on twelve times a decade, with
 * Tikhonov's penalty on the second derivative of γ. How strong the penalty is is chosen so that the
 * real parts predict the imaginary ones best, and the other way round. τ is 1/ω, not 1/f: by the
 * paper's figure 6 it is longer by 2π.
 *
 * @param seconds the times τ, rising, s
 * @param ohms γ at those times, Ω
 * @param ohmicOhms R∞, Ω
 * @param farads C; infinite where the spectrum shows none
 * @param penalty the strength that was chosen
 * @param residual root mean square of what is left, relative to |Z|
 * @param peaks by rising time
 */
@SuppressWarnings("ArrayRecordComponent")
public record RelaxationTimes(
        double[] seconds,
        double[] ohms,
        double ohmicOhms,
        double farads,
        double penalty,
        double residual,
        List<Peak> peaks) {
    private static final int PER_DECADE = 12;
    private static final double BEYOND = 3;
    private static final double[] PENALTIES = {1e-6, 1e-5, 1e-4, 1e-3, 1e-2};
    private static final int EXTRAS = 3;

    /** Peaks with less of the whole resistance are not told from what regularisation leaves. */
    private static final double LEAST_SHARE = 0.005;

    /** Keeps the normal equations positive; far below everything else. */
    private static final double RIDGE = 1e-12;

    /**
     * One peak.
     *
     * @param seconds its time, s
     * @param ohms resistance between the valleys on both sides, Ω
     */
    public record Peak(double seconds, double ohms) {}

    /**
     * One point of a spectrum.
     *
     * @param hertz Hz
     * @param real Ω
     * @param imaginary Ω, negative where capacitive
     */
    public record Point(double hertz, double real, double imaginary) {
        public Point {
            if (!(hertz > 0) || Double.isNaN(real) || Double.isNaN(imaginary)) {
                throw new IllegalArgumentException(
                        "a spectrum needs frequencies above 0 and both parts, had "
                                + hertz
                                + " Hz, "
                                + real
                                + ", "
                                + imaginary);
            }
        }

        double magnitude() {
            return StrictMath.hypot(real, imaginary);
        }
    }

    /**
     * The distribution of a spectrum.
     *
     * @throws IllegalArgumentException for fewer than ten points or less than a decade
     */
    public static RelaxationTimes of(List<Point> spectrum) {
        return of(spectrum, PENALTIES);
    }

    /**
     * The distribution of a spectrum without noise, with the weakest penalty: it parts what a
     * measured spectrum would not.
     *
     * @throws IllegalArgumentException for fewer than ten points or less than a decade
     */
    public static RelaxationTimes ofNoiseless(List<Point> spectrum) {
        return of(spectrum, PENALTIES[0]);
    }

    private static RelaxationTimes of(List<Point> spectrum, double... penalties) {
        double low = spectrum.stream().mapToDouble(Point::hertz).min().orElse(0);
        double high = spectrum.stream().mapToDouble(Point::hertz).max().orElse(0);
        if (spectrum.size() < 10 || !(high >= 10 * low)) {
            throw new IllegalArgumentException(
                    "a distribution of relaxation times needs ten points over a decade or more, had "
                            + spectrum.size()
                            + " from "
                            + low
                            + " to "
                            + high
                            + " Hz");
        }
        double shortest = 1 / (2 * Math.PI * high) / BEYOND;
        double longest = BEYOND / (2 * Math.PI * low);
        int times = (int) Math.ceil(PER_DECADE * StrictMath.log10(longest / shortest)) + 1;
        double[] seconds = new double[times];
        for (int i = 0; i < times; i++) {
            seconds[i] = shortest * StrictMath.pow(longest / shortest, i / (times - 1.0));
        }
        double best = Double.POSITIVE_INFINITY;
        double chosen = penalties[0];
        for (double penalty : penalties) {
            double[] byReal = fit(spectrum, seconds, penalty, true, false);
            double[] byImaginary = fit(spectrum, seconds, penalty, false, true);
            double error =
                    misfit(spectrum, seconds, byReal, false, true)
                            + misfit(spectrum, seconds, byImaginary, true, false);
            if (error < best) {
                best = error;
                chosen = penalty;
            }
        }
        double[] x = fit(spectrum, seconds, chosen, true, true);
        double residual =
                Math.sqrt(misfit(spectrum, seconds, x, true, true) / (2.0 * spectrum.size()));
        double step = StrictMath.log(seconds[1] / seconds[0]);
        double[] ohms = new double[times];
        for (int i = 0; i < times; i++) {
            ohms[i] = x[EXTRAS + i] / step;
        }
        return new RelaxationTimes(
                seconds,
                ohms,
                x[0],
                x[2] > 0 ? 1 / (x[2] * 2 * Math.PI * low) : Double.POSITIVE_INFINITY,
                chosen,
                residual,
                peaks(seconds, ohms, step));
    }

    /** What each unknown adds at a point: real parts, then imaginary parts. */
    private static double[][] columns(Point point, double[] seconds, double low, double high) {
        double w = 2 * Math.PI * point.hertz();
        double[] real = new double[EXTRAS + seconds.length];
        double[] imaginary = new double[EXTRAS + seconds.length];
        real[0] = 1;
        // Both in ohms at the end of the spectrum where they count most.
        imaginary[1] = point.hertz() / high;
        imaginary[2] = -low / point.hertz();
        for (int i = 0; i < seconds.length; i++) {
            double u = w * seconds[i];
            real[EXTRAS + i] = 1 / (1 + u * u);
            imaginary[EXTRAS + i] = -u / (1 + u * u);
        }
        return new double[][] {real, imaginary};
    }

    private static double[] fit(
            List<Point> spectrum,
            double[] seconds,
            double penalty,
            boolean withReal,
            boolean withImaginary) {
        int n = EXTRAS + seconds.length;
        double[][] q = new double[n][n];
        double[] b = new double[n];
        double low = spectrum.stream().mapToDouble(Point::hertz).min().orElse(0);
        double high = spectrum.stream().mapToDouble(Point::hertz).max().orElse(0);
        for (Point point : spectrum) {
            double weight = 1 / point.magnitude();
            double[][] columns = columns(point, seconds, low, high);
            if (withReal) {
                add(q, b, columns[0], point.real(), weight);
            }
            if (withImaginary) {
                add(q, b, columns[1], point.imaginary(), weight);
            }
        }
        double trace = 0;
        for (int i = EXTRAS; i < n; i++) {
            trace += q[i][i];
        }
        double strength = penalty * trace / seconds.length;
        for (int i = EXTRAS + 1; i < n - 1; i++) {
            double[] bend = new double[n];
            bend[i - 1] = 1;
            bend[i] = -2;
            bend[i + 1] = 1;
            add(q, b, bend, 0, Math.sqrt(strength));
        }
        for (int i = 0; i < n; i++) {
            q[i][i] += RIDGE * trace;
        }
        return NonNegative.solve(q, b);
    }

    private static void add(double[][] q, double[] b, double[] row, double value, double weight) {
        double square = weight * weight;
        for (int i = 0; i < row.length; i++) {
            if (row[i] != 0) {
                b[i] += square * row[i] * value;
                for (int j = 0; j < row.length; j++) {
                    q[i][j] += square * row[i] * row[j];
                }
            }
        }
    }

    private static double misfit(
            List<Point> spectrum,
            double[] seconds,
            double[] x,
            boolean ofReal,
            boolean ofImaginary) {
        double low = spectrum.stream().mapToDouble(Point::hertz).min().orElse(0);
        double high = spectrum.stream().mapToDouble(Point::hertz).max().orElse(0);
        double sum = 0;
        for (Point point : spectrum) {
            double[][] columns = columns(point, seconds, low, high);
            double real = point.real();
            double imaginary = point.imaginary();
            for (int i = 0; i < x.length; i++) {
                real -= columns[0][i] * x[i];
                imaginary -= columns[1][i] * x[i];
            }
            double square = point.magnitude() * point.magnitude();
            sum += ofReal ? real * real / square : 0;
            sum += ofImaginary ? imaginary * imaginary / square : 0;
        }
        return sum;
    }

    private static List<Peak> peaks(double[] seconds, double[] ohms, double step) {
        double whole = 0;
        for (double value : ohms) {
            whole += value * step;
        }
        List<Peak> peaks = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < ohms.length - 1; i++) {
            if (ohms[i] > ohms[i - 1] && ohms[i] >= ohms[i + 1]) {
                int to = i;
                while (to + 1 < ohms.length && ohms[to + 1] <= ohms[to]) {
                    to++;
                }
                double area = 0;
                for (int k = from; k <= to; k++) {
                    area += ohms[k] * step;
                }
                if (area > LEAST_SHARE * whole) {
                    peaks.add(new Peak(seconds[i], area));
                }
                from = to + 1;
            }
        }
        return List.copyOf(peaks);
    }
}
