package io.presodia.hal.sim.cell;

import io.presodia.hal.cell.CellDesign;

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

    private UsedCell() {}

    /** A cell as assembled, charged by a share of 1C h but never beyond its window, and rested. */
    public static SodiumCell charged(CellDesign design, CellScatter scatter, double share) {
        SodiumCell cell = assembled(design, scatter);
        if (share > 0) {
            charge(cell, design, share / RATE * SECONDS_PER_HOUR);
        }
        return cell;
    }

    /** A cell that was cycled once through its window, then charged by half of 1C h, and rested. */
    public static SodiumCell cycled(CellDesign design, CellScatter scatter) {
        SodiumCell cell = assembled(design, scatter);
        charge(cell, design, LONGEST_SECONDS);
        double amperes = -RATE * design.oneCAmperes();
        double lower = design.voltageWindowVolts().low();
        for (double t = 0; t < LONGEST_SECONDS && cell.terminalVolts() > lower; t += STEP_SECONDS) {
            cell.step(amperes, STEP_SECONDS);
        }
        cell.step(0, REST_SECONDS);
        charge(cell, design, 0.5 / RATE * SECONDS_PER_HOUR);
        return cell;
    }

    private static SodiumCell assembled(CellDesign design, CellScatter scatter) {
        SodiumCell cell = SodiumCell.of(design, scatter);
        cell.setAmbientCelsius(design.temperatureCelsius());
        return cell;
    }

    private static void charge(SodiumCell cell, CellDesign design, double seconds) {
        double amperes = RATE * design.oneCAmperes();
        double upper = design.voltageWindowVolts().high();
        for (double t = 0; t < seconds && cell.terminalVolts() < upper; t += STEP_SECONDS) {
            cell.step(amperes, STEP_SECONDS);
        }
        cell.step(0, REST_SECONDS);
    }
}
