package io.presodia.host.analysis;

import io.presodia.host.run.Uncertain;
import java.util.Locale;

/**
 * The diffusion coefficient from one pulse of a galvanostatic intermittent titration (Weppner and
 * Huggins, J. Electrochem. Soc. 124 (1977) 1569): with a layer of length L, a pulse of length τ
 * that moved the voltage at rest by ΔE_s, and dE/d√t of the voltage under current,
 *
 * <p>D = 4/π · (L · ΔE_s / (τ · dE/d√t))²,
 *
 * <p>which is the familiar 4 L²/(π τ) · (ΔE_s/ΔE_t)² where the whole transient ΔE_t is straight
 * against √t. It holds only while t ≪ L²/D, before the far side of the layer knows of the pulse. So
 * the slope is taken over a window from the pulse's begin that is cut down until, with the D that
 * it gives, the window is short enough; where even the shortest window with enough points is not,
 * no value is given. No drop at the onset is needed: it shifts the line and not its slope.
 */
public final class Gitt {
    /**
     * The largest window, in units of L²/D. By the exact solution for a layer with one blocking
     * side a line over the window gives D 0.5 % low there, 8 % at twice and 41 % at five times as
     * much.
     */
    public static final double MOST_DIFFUSION_TIMES = 0.25;

    private static final int FEWEST_POINTS = 6;
    private static final double CUT = 0.8;

    /** Steps below this many standard uncertainties are not told from none. */
    private static final double DETECTED = 5;

    /** A line is straight when what is left of it is no more than this part of its rise. */
    private static final double CURVATURE = 0.02;

    /** Or no more than this many times the noise. */
    private static final double NOISE_FACTOR = 2;

    private final double lengthCentimetres;
    private final double lengthSigma;
    private final double noiseVolts;
    private final double fromSeconds;

    /**
     * @param length diffusion length: thickness of a layer that takes in from one side, or a third
     *     of a sphere's radius (volume over area), cm
     * @param noiseVolts standard uncertainty of one voltage, V; above 0
     * @param fromSeconds where charge transfer and double layer have settled, s into the pulse;
     *     points before are left out
     */
    public Gitt(Uncertain length, double noiseVolts, double fromSeconds) {
        if (!(length.value() > 0) || !(noiseVolts > 0) || !(fromSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "length and noise must be above 0 and the settling time not below, were "
                            + length.value()
                            + " cm, "
                            + noiseVolts
                            + " V and "
                            + fromSeconds
                            + " s");
        }
        this.lengthCentimetres = length.value();
        this.lengthSigma = length.sigma();
        this.noiseVolts = noiseVolts;
        this.fromSeconds = fromSeconds;
    }

    /**
     * Works one pulse out.
     *
     * @param seconds times into the pulse, rising, s
     * @param volts the voltage under current at those times, V; bad readings are NaN
     * @param pulseSeconds τ, s
     * @param stepVolts ΔE_s: voltage at the end of the rest less that before the pulse, V
     */
    public Diffusion coefficient(
            double[] seconds, double[] volts, double pulseSeconds, double stepVolts) {
        double stepSigma = Math.sqrt(2) * noiseVolts;
        if (!(Math.abs(stepVolts) > DETECTED * stepSigma)) {
            return new Diffusion.Undetermined(
                    Double.isNaN(stepVolts)
                            ? "the voltage at rest is not known on both sides of the pulse"
                            : String.format(
                                    Locale.ROOT,
                                    "the voltage at rest changed by %.3g mV, not told from none; on"
                                            + " a plateau of two phases the method does not apply",
                                    stepVolts * 1e3));
        }
        double fewest = RootLine.timeOf(FEWEST_POINTS, seconds, volts, fromSeconds);
        if (!(fewest <= pulseSeconds)) {
            return new Diffusion.Undetermined(
                    String.format(
                            Locale.ROOT,
                            "fewer than %d good voltages under current after %.3g s",
                            FEWEST_POINTS,
                            fromSeconds));
        }
        double tooLong = Double.NaN;
        boolean bent = false;
        double window = pulseSeconds;
        while (true) {
            RootLine line = RootLine.fit(seconds, volts, fromSeconds, window);
            window = line.lastSeconds();
            if (Math.abs(line.slope()) > DETECTED * slopeSigma(line)) {
                double value = value(line, pulseSeconds, stepVolts);
                double times = value * window / (lengthCentimetres * lengthCentimetres);
                boolean fits = straight(line) && line.slope() * stepVolts > 0;
                if (times > MOST_DIFFUSION_TIMES) {
                    tooLong = window;
                } else if (fits) {
                    double sigma = value * relative(line, stepVolts, stepSigma);
                    return new Diffusion.Valid(new Uncertain(value, sigma), window, times);
                } else {
                    bent = true;
                }
            }
            if (window <= fewest) {
                return none(tooLong, bent);
            }
            window = Math.max(fewest, window * CUT);
        }
    }

    private double value(RootLine line, double pulseSeconds, double stepVolts) {
        double ratio = lengthCentimetres * stepVolts / (pulseSeconds * line.slope());
        return 4 / Math.PI * ratio * ratio;
    }

    /** D goes with the square of length, step and slope. */
    private double relative(RootLine line, double stepVolts, double stepSigma) {
        double ofLength = lengthSigma / lengthCentimetres;
        double ofStep = stepSigma / stepVolts;
        double ofSlope = slopeSigma(line) / line.slope();
        return 2 * Math.sqrt(ofLength * ofLength + ofStep * ofStep + ofSlope * ofSlope);
    }

    /** From the scatter that is there, or the voltage's own noise where that is larger. */
    private double slopeSigma(RootLine line) {
        return Math.max(line.residual(), noiseVolts) / Math.sqrt(line.spread());
    }

    private boolean straight(RootLine line) {
        return line.residual()
                <= Math.max(NOISE_FACTOR * noiseVolts, CURVATURE * Math.abs(line.rise()));
    }

    /** No window gave a value: the shortest that was too long bounds D from below. */
    private Diffusion none(double tooLongSeconds, boolean bent) {
        if (!Double.isNaN(tooLongSeconds)) {
            double atLeast =
                    MOST_DIFFUSION_TIMES * lengthCentimetres * lengthCentimetres / tooLongSeconds;
            return new Diffusion.TooFast(
                    atLeast,
                    String.format(
                            Locale.ROOT,
                            "outside the method's validity: even %.3g s of the pulse, the fewest in"
                                    + " which it can be followed, are not short against L²/D; D is at least"
                                    + " %.2g cm²/s",
                            tooLongSeconds,
                            atLeast));
        }
        return new Diffusion.Undetermined(
                bent
                        ? "the voltage under current is not straight against the root of time"
                        : "the transient under current is not told from noise");
    }
}
