package io.presodia.host.design;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hal.sim.cell.SodiumCell;

/**
 * The first cycle of a virtual cell without board and firmware: 2 h rest, 0.1C to the top of the
 * window, 4 h rest, 0.1C to its bottom.
 *
 * @param charge mAh per gram of active cathode
 * @param discharge the same
 * @param meanVolts of the discharge, V
 * @param region what ended the discharge
 */
record FirstCycle(double charge, double discharge, double meanVolts, Region region) {
    private static final double STEP_SECONDS = 10;
    private static final double RATE = 0.1;
    private static final double LONGEST_HOURS = 60;

    /**
     * Runs it.
     *
     * @throws DesignRefusedException when the cell does not come to an end of its window
     */
    static FirstCycle run(CellDesign design) throws DesignRefusedException {
        SodiumCell cell = SodiumCell.of(design);
        rest(cell, 2);
        Branch charge = branch(design, cell, RATE, design.voltageWindowVolts().high());
        rest(cell, 4);
        Branch discharge = branch(design, cell, -RATE, design.voltageWindowVolts().low());
        CellTruth end = cell.truth();
        return new FirstCycle(
                charge.capacity(),
                discharge.capacity(),
                discharge.meanVolts(),
                end.sodiumDeficitMilliampereHoursPerGram() > 0
                        ? Region.ANODE_LIMITED
                        : Region.CATHODE_LIMITED);
    }

    private record Branch(double capacity, double meanVolts) {}

    private static void rest(SodiumCell cell, double hours) {
        for (double t = 0; t < hours * 3600; t += STEP_SECONDS) {
            cell.step(0, STEP_SECONDS);
        }
    }

    /** The last step ends between two points: the capacity at the crossing is interpolated. */
    private static Branch branch(CellDesign design, SodiumCell cell, double rate, double until)
            throws DesignRefusedException {
        double amperes = rate * design.oneCAmperes();
        double perStep =
                Math.abs(amperes) * 1e3 * STEP_SECONDS / 3600 / design.referenceMassGrams();
        double sign = Math.signum(rate);
        double before = cell.terminalVolts();
        double capacity = 0;
        double energy = 0;
        for (double t = 0; t < LONGEST_HOURS * 3600; t += STEP_SECONDS) {
            cell.step(amperes, STEP_SECONDS);
            double now = cell.terminalVolts();
            double part = perStep;
            if ((now - until) * sign >= 0) {
                part *= now == before ? 0 : Math.clamp((until - before) / (now - before), 0, 1);
                capacity += part;
                energy += part * 0.5 * (before + until);
                return new Branch(capacity, capacity > 0 ? energy / capacity : until);
            }
            capacity += part;
            energy += part * 0.5 * (before + now);
            before = now;
        }
        throw new DesignRefusedException(
                "simulate",
                design.name(),
                "the virtual cell did not come to " + until + " V within " + LONGEST_HOURS + " h");
    }
}
