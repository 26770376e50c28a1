package io.presodia.hal.sim.cell;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.limit.Band;

/** Makes virtual cells that have seen charge before they come to the bench. */
public final class UsedCell {
    private static final double STEP_SECONDS = 60;
    private static final double SECONDS_PER_HOUR = 3600;

    /** The rate at which they were charged, as a share of 1C. */
    private static final double RATE = 0.1;

    /** How long they lay about then: most of the diffusion polarisation is gone. */
    private static final double REST_SECONDS = 3600;

    /** Longest half cycle: twice what cathode and donor of any cell file take at this rate. */
    private static final double LONGEST_SECONDS = 40 * SECONDS_PER_HOUR;

    /** What {@code presodia run --virtual} takes for the charge of a used cell, share of 1C h. */
    public static final double HALF = 0.5;

    private UsedCell() {}

    /** A cell as assembled, charged by a share of 1C h but never beyond its window, and rested. */
    public static SodiumCell charged(CellDesign design, CellScatter scatter, double share) {
        SodiumCell cell = assembled(design, scatter);
        if (share > 0) {
            drive(cell, design, RATE, share / RATE * SECONDS_PER_HOUR);
        }
        return cell;
    }

    /** A cell that was cycled once through its window, then charged by half of 1C h, and rested. */
    public static SodiumCell cycled(CellDesign design, CellScatter scatter) {
        return cycled(design, scatter, HALF);
    }

    /**
     * A cell that was cycled once through its window, then charged by a share of 1C h, and rested.
     */
    public static SodiumCell cycled(CellDesign design, CellScatter scatter, double share) {
        SodiumCell cell = assembled(design, scatter);
        drive(cell, design, RATE, LONGEST_SECONDS);
        drive(cell, design, -RATE, LONGEST_SECONDS);
        if (share > 0) {
            drive(cell, design, RATE, share / RATE * SECONDS_PER_HOUR);
        }
        return cell;
    }

    private static SodiumCell assembled(CellDesign design, CellScatter scatter) {
        SodiumCell cell = SodiumCell.of(design, scatter);
        cell.setAmbientCelsius(design.temperatureCelsius());
        return cell;
    }

    /** So long at a rate, but never beyond the window on that side; then a rest. */
    private static void drive(SodiumCell cell, CellDesign design, double rate, double seconds) {
        double amperes = rate * design.oneCAmperes();
        Band window = design.voltageWindowVolts();
        for (double t = 0; t < seconds && !reached(cell, window, rate); t += STEP_SECONDS) {
            cell.step(amperes, STEP_SECONDS);
        }
        cell.step(0, REST_SECONDS);
    }

    private static boolean reached(SodiumCell cell, Band window, double rate) {
        return rate > 0
                ? !(cell.terminalVolts() < window.high())
                : !(cell.terminalVolts() > window.low());
    }
}
