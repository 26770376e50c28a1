package io.presodia.host.spectrum;

import io.presodia.host.analysis.RelaxationTimes;
import java.util.List;

/**
 * A spectrum of a cell in one state.
 *
 * @param stepId step of the protocol in which it was taken
 * @param seconds since the run began, s
 * @param soc state of charge, 0 to 1, which the simulation knows
 * @param donorDepletion share of the donor's active sodium that has been given, 0 to 1, which the
 *     simulation knows: the state of charge of figure 6; 1 without a donor
 * @param points from 7 MHz down to 1 Hz
 */
public record SpectrumState(
        String stepId,
        double seconds,
        double soc,
        double donorDepletion,
        List<RelaxationTimes.Point> points) {
    /** Ends of the paper's sweep (section 4), Hz. */
    public static final double HIGH_HERTZ = 7e6;

    /** See {@link #HIGH_HERTZ}. */
    public static final double LOW_HERTZ = 1;

    /** Points a decade (assumed: the usual number of an impedance analyser). */
    public static final int PER_DECADE = 10;

    public SpectrumState {
        points = List.copyOf(points);
    }
}
