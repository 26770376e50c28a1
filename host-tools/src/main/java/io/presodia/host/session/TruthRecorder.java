package io.presodia.host.session;

import io.presodia.hal.sim.board.VirtualChannel;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.host.report.CellState;
import io.presodia.host.report.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the plant's own account of a run. Cycles begin in the scan in which the firmware says so:
 * what flows in that one scan may count to the cycle before it.
 */
final class TruthRecorder {
    private static final double EVERY_SECONDS = 60;

    private final VirtualChannel channel;
    private final double grams;
    private final List<Truth.Cycle> cycles = new ArrayList<>();
    private final List<Truth.Mark> trail = new ArrayList<>();
    private double notedSeconds = Double.NaN;
    private int cycle = 1;
    private double chargeStart;
    private double dischargeStart;

    TruthRecorder(VirtualChannel channel, double grams) {
        this.channel = channel;
        this.grams = grams;
        this.chargeStart = channel.chargeAmpereHours();
        this.dischargeStart = channel.dischargeAmpereHours();
    }

    /** The run has come so far, s: a minute after the last time its state is noted. */
    void passed(double runSeconds) {
        CellPlant plant = channel.cellAsLeft();
        if (plant != null && !(runSeconds - notedSeconds < EVERY_SECONDS)) {
            notedSeconds = runSeconds;
            trail.add(new Truth.Mark(runSeconds, state(plant)));
        }
    }

    /** The firmware counts this cycle now. */
    void cycle(int present) {
        if (present != cycle) {
            close();
            cycle = present;
        }
    }

    private void close() {
        double charge = channel.chargeAmpereHours();
        double discharge = channel.dischargeAmpereHours();
        cycles.add(
                new Truth.Cycle(
                        cycle,
                        specific(charge - chargeStart),
                        specific(discharge - dischargeStart)));
        chargeStart = charge;
        dischargeStart = discharge;
    }

    private double specific(double ampereHours) {
        return ampereHours * 1e3 / grams;
    }

    /** The account; the last cycle ends here. */
    Truth end() {
        close();
        CellPlant plant = channel.cell();
        if (plant == null) {
            return new Truth(cycles, CellState.UNKNOWN);
        }
        return new Truth(cycles, state(plant), trail);
    }

    private static CellState state(CellPlant plant) {
        CellTruth truth = plant.truth();
        return CellState.exact(
                truth.soc(),
                share(truth.donorDepletion()),
                share(truth.na2sDepletion()),
                truth.sodiumTrappedMilliampereHoursPerGram(),
                truth.sodiumDeficitMilliampereHoursPerGram(),
                truth.cathodeCapacityMilliampereHoursPerGram(),
                truth.ohmsAt25());
    }

    /** The wall of an emptied stage bends by a thousandth; a share of a donor ends at 1. */
    private static double share(double depletion) {
        return Math.min(1, depletion);
    }
}
