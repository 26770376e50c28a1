package io.presodia.host.analysis;

import io.presodia.host.run.Uncertain;

/** What one pulse of a titration says of the diffusion coefficient. */
public sealed interface Diffusion {
    /**
     * The method applies.
     *
     * @param coefficient D, cm²/s, with its standard uncertainty
     * @param windowSeconds time from the pulse's begin over which the voltage was straight against
     *     the root of time, s
     * @param diffusionTimes D · window / L²: how much of the layer diffusion has crossed, at most
     *     {@link Gitt#MOST_DIFFUSION_TIMES}
     */
    record Valid(Uncertain coefficient, double windowSeconds, double diffusionTimes)
            implements Diffusion {}

    /**
     * Diffusion crosses the layer before the voltage can be watched: the time is not short against
     * L²/D, and the formula would give a number that is not D.
     *
     * @param atLeast D is at least this, cm²/s; a bound, not a value
     * @param why for people
     */
    record TooFast(double atLeast, String why) implements Diffusion {}

    /**
     * The pulse says nothing of diffusion: it was cut short, its voltage was lost, or the voltage
     * at rest did not change, as on a plateau of two phases.
     *
     * @param why for people
     */
    record Undetermined(String why) implements Diffusion {}
}
