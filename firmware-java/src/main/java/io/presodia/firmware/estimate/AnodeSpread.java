package io.presodia.firmware.estimate;

import io.presodia.hal.cell.AnodeDiffusion;
import org.jspecify.annotations.Nullable;

/**
 * How much richer in sodium the surface of an anode layer is than its mean, because of the current
 * so far: the first modes of diffusion into a layer that takes sodium on one side, tau_n = T/(pi
 * n)^2 with T = L^2/D of the phase at hand, the faster ones taken as settled. Content in sodium per
 * host atom, time in h.
 */
final class AnodeSpread {
    static final int MODES = 4;

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double[] SHARE = new double[MODES];
    private static final double REST;

    static {
        double rest = 1.0 / 3;
        for (int n = 0; n < MODES; n++) {
            double k = StrictMath.PI * (n + 1);
            SHARE[n] = 1 / (k * k);
            rest -= 2 * SHARE[n];
        }
        REST = rest;
    }

    private final double[] from;
    private final double[] sodiationHours;
    private final double[] desodiationHours;
    private final double[] mode = new double[MODES];
    private final double[] left = new double[MODES];
    private double leftHours = Double.NaN;
    private double leftDiffusion = Double.NaN;
    private double deviation;

    AnodeSpread(@Nullable AnodeDiffusion diffusion) {
        int phases = diffusion == null ? 0 : diffusion.phases().size();
        from = new double[phases];
        sodiationHours = new double[phases];
        desodiationHours = new double[phases];
        for (int i = 0; diffusion != null && i < phases; i++) {
            AnodeDiffusion.Phase phase = diffusion.phases().get(i);
            from[i] = phase.from();
            sodiationHours[i] = diffusion.seconds(phase.sodiation()) / SECONDS_PER_HOUR;
            desodiationHours[i] = diffusion.seconds(phase.desodiation()) / SECONDS_PER_HOUR;
        }
    }

    /** Content of the surface less that of the whole. */
    double deviation() {
        return deviation;
    }

    /**
     * Lets a steady current flow.
     *
     * @param content mean sodium content
     * @param rate content gained per hour
     * @param hours h
     */
    void advance(double content, double rate, double hours) {
        if (from.length == 0 || hours <= 0) {
            return;
        }
        int phase = 0;
        while (phase + 1 < from.length && content >= from[phase + 1]) {
            phase++;
        }
        double diffusion = rate < 0 ? desodiationHours[phase] : sodiationHours[phase];
        double driven = rate * diffusion;
        double sum = REST * driven;
        leave(hours, diffusion);
        for (int n = 0; n < MODES; n++) {
            mode[n] = 2 * SHARE[n] * driven * (1 - left[n]) + mode[n] * left[n];
            sum += mode[n];
        }
        deviation = sum;
    }

    /** What is left of each mode after a time; most intervals are as long as the one before. */
    private void leave(double hours, double diffusion) {
        if (hours == leftHours && diffusion == leftDiffusion) {
            return;
        }
        leftHours = hours;
        leftDiffusion = diffusion;
        for (int n = 0; n < MODES; n++) {
            left[n] = StrictMath.exp(-hours / (SHARE[n] * diffusion));
        }
    }

    void reset() {
        java.util.Arrays.fill(mode, 0);
        deviation = 0;
    }

    void copyTo(double[] target, int at) {
        System.arraycopy(mode, 0, target, at, MODES);
        target[at + MODES] = deviation;
    }

    void copyFrom(double[] source, int at) {
        System.arraycopy(source, at, mode, 0, MODES);
        deviation = source[at + MODES];
    }
}
