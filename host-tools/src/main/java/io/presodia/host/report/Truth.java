package io.presodia.host.report;

import java.util.List;

/**
 * What really happened in the virtual cell, from the plant. NaN for what does not apply.
 *
 * @param cycles true capacities, cycle by cycle
 * @param state true state at the end
 * @param trail true states on the way
 */
public record Truth(List<Cycle> cycles, CellState state, List<Mark> trail) {
    public Truth {
        cycles = List.copyOf(cycles);
        trail = List.copyOf(trail);
    }

    /** Without states on the way. */
    public Truth(List<Cycle> cycles, CellState state) {
        this(cycles, state, List.of());
    }

    /**
     * A true state on the way.
     *
     * @param seconds since the run began, s
     * @param state then
     */
    public record Mark(double seconds, CellState state) {}

    /**
     * True capacities of one cycle.
     *
     * @param cycle battery cycle, from 1
     * @param chargeMilliampereHoursPerGram charge in; NaN without one
     * @param dischargeMilliampereHoursPerGram charge out; NaN without one
     */
    public record Cycle(
            int cycle,
            double chargeMilliampereHoursPerGram,
            double dischargeMilliampereHoursPerGram) {
        /** Charge out over charge in; NaN unless both happened. */
        public double coulombicEfficiency() {
            return dischargeMilliampereHoursPerGram / chargeMilliampereHoursPerGram;
        }
    }
}
