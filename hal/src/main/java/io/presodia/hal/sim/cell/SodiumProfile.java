package io.presodia.hal.sim.cell;

import io.presodia.hal.cell.AnodeDiffusion;
import org.jspecify.annotations.Nullable;

/**
 * How far the sodium content at the surface of an anode is from its mean. A layer with flux on one
 * side only has the exact modes
 *
 * <pre>tau_n = T / (pi n)^2,  gain_n = 2 T / (pi n)^2,  T = L^2/D</pre>
 *
 * of which the first few are kept; what the others would add in the steady state, T/3 in all, goes
 * to the last. Modes have no mean: they move sodium within the layer and none in or out. Together
 * they rise and relax with the square root of time. Content in sodium per host atom, time in h.
 */
final class SodiumProfile {
    static final int MODES = 6;

    private static final double SECONDS_PER_HOUR = 3600;

    private final double[] from;
    private final double[] sodiationHours;
    private final double[] desodiationHours;
    private final double[] mode = new double[MODES];
    private final double[] share = new double[MODES];
    private double diffusionHours;
    private double sharedHours = Double.NaN;
    private double sharedDiffusionHours = Double.NaN;
    private double perRate;
    private double deviation;
    private int phase;

    SodiumProfile(@Nullable AnodeDiffusion diffusion) {
        int phases = diffusion == null ? 0 : diffusion.phases().size();
        from = new double[phases];
        sodiationHours = new double[phases];
        desodiationHours = new double[phases];
        for (int i = 0; diffusion != null && i < phases; i++) {
            AnodeDiffusion.Phase each = diffusion.phases().get(i);
            from[i] = each.from();
            sodiationHours[i] = diffusion.seconds(each.sodiation()) / SECONDS_PER_HOUR;
            desodiationHours[i] = diffusion.seconds(each.desodiation()) / SECONDS_PER_HOUR;
        }
    }

    /** Time constant of a mode, as a share of the diffusion time; n from 0. */
    static double timeShare(int n) {
        double k = StrictMath.PI * (n + 1);
        return 1 / (k * k);
    }

    private static final double[] TIME_SHARE = new double[MODES];
    private static final double[] GAIN_SHARE = new double[MODES];

    static {
        double rest = 1.0 / 3;
        for (int n = 0; n < MODES; n++) {
            TIME_SHARE[n] = timeShare(n);
            GAIN_SHARE[n] = 2 * TIME_SHARE[n];
            rest -= GAIN_SHARE[n];
        }
        GAIN_SHARE[MODES - 1] += rest;
    }

    /** Whether there is anything to compute. */
    boolean present() {
        return from.length > 0;
    }

    /** Diffusion time L^2/D of the phase at hand, h; 0 without diffusion. */
    double diffusionHours() {
        return diffusionHours;
    }

    /** Gain of a mode as a share of the diffusion time; n from 0. */
    static double gainShare(int n) {
        return GAIN_SHARE[n];
    }

    /** Content at the surface less the mean. */
    double deviation() {
        return deviation;
    }

    /**
     * Sets up a step.
     *
     * @param content mean sodium content
     * @param charging whether sodium enters
     * @param hours length of the step, h
     */
    void prepare(double content, boolean charging, double hours) {
        while (phase + 1 < from.length && content >= from[phase + 1]) {
            phase++;
        }
        while (phase > 0 && content < from[phase]) {
            phase--;
        }
        diffusionHours = charging ? sodiationHours[phase] : desodiationHours[phase];
        if (hours == sharedHours && diffusionHours == sharedDiffusionHours) {
            return;
        }
        sharedHours = hours;
        sharedDiffusionHours = diffusionHours;
        double sum = 0;
        for (int n = 0; n < MODES; n++) {
            share[n] = Relaxation.share(hours / (TIME_SHARE[n] * diffusionHours));
            sum += GAIN_SHARE[n] * share[n];
        }
        perRate = sum * diffusionHours;
    }

    /** How much the deviation grows by the end of the step per content and hour; h. */
    double perRate() {
        return perRate;
    }

    /** What of the deviation is gone by the end of the step without current. */
    double relaxing() {
        double sum = 0;
        for (int n = 0; n < MODES; n++) {
            sum += mode[n] * share[n];
        }
        return sum;
    }

    /**
     * Carries out the step.
     *
     * @param rate content gained per hour
     */
    void advance(double rate) {
        double driven = rate * diffusionHours;
        double sum = 0;
        for (int n = 0; n < MODES; n++) {
            mode[n] += (GAIN_SHARE[n] * driven - mode[n]) * share[n];
            sum += mode[n];
        }
        deviation = sum;
    }
}
