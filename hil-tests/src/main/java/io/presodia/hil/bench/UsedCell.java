package io.presodia.hil.bench;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.limit.Band;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.SodiumCell;

/** Makes cells that have seen charge before they come to the bench. */
final class UsedCell {
    private static final double STEP_SECONDS = 60;
    private static final double SECONDS_PER_HOUR = 3600;

    /** The rate at which it was charged, as a share of 1C. */
    private static final double RATE = 0.1;

    /** How long it lay about then: most of its diffusion polarisation is gone. */
    private static final double REST_SECONDS = 3600;

    private UsedCell() {}

    /** The cell, charged by a share of 1C h but never beyond its window, and rested. */
    static SodiumCell of(CellDesign design, CellScatter scatter, double chargedShare) {
        SodiumCell cell = SodiumCell.of(design, scatter);
        if (chargedShare > 0) {
            cell.setAmbientCelsius(design.temperatureCelsius());
            double amperes = RATE * design.oneCAmperes();
            double seconds = chargedShare / RATE * SECONDS_PER_HOUR;
            double upper = design.voltageWindowVolts().high();
            for (double t = 0; t < seconds && cell.terminalVolts() < upper; t += STEP_SECONDS) {
                cell.step(amperes, STEP_SECONDS);
            }
            cell.step(0, REST_SECONDS);
        }
        return cell;
    }

    /** Where its voltage may lie before current flows, V. */
    static Band openCircuitVolts(CellDesign design, double chargedShare) {
        Band fresh = design.initialVoltageVolts();
        return chargedShare > 0
                ? new Band(fresh.low(), Math.max(fresh.high(), design.voltageWindowVolts().high()))
                : fresh;
    }
}
