package io.presodia.firmware.app;

import io.presodia.hal.limit.Band;
import java.util.Locale;

/**
 * Whether a cell can be the one of a checkpoint: where its open circuit voltage and its pressure
 * may be after the relay has been open for a while. Outside, somebody may have swapped or pressed
 * the cell, or it has gone bad; then an operator must look.
 *
 * <p>After the current stops the voltage moves towards equilibrium by the ohmic and charge-transfer
 * drop at once and by the diffusion polarisation with the square root of time; neither can be
 * longer than the resistances allow, and neither goes the other way. On top come self-discharge and
 * the converter.
 */
final class CellFit {
    /**
     * Bound of the resistance that relaxes at once, Ω m²: 1,112 Ω of a 10 mm die at 100 ms of a
     * pulse, at its worst state of charge (paper, section on pulses), and a quarter for a colder,
     * older cell.
     */
    private static final double FAST_OHM_SQUARE_METRES = 1_112 * 0.785e-4 * 1.25;

    /**
     * Bound of the resistance that relaxes by diffusion, Ω m²: 1,777 Ω at 120 s less the fast part,
     * and assumed: three times that for hours of current.
     */
    private static final double SLOW_OHM_SQUARE_METRES = (1_777 - 1_112) * 0.785e-4 * 3;

    /** Assumed: two converters' residuals, hysteresis and the redistribution in the cathode, V. */
    private static final double TOLERANCE_VOLTS = 0.030;

    /** Assumed: ten times what a cell with a soft short of 30 MΩ loses, V/h. */
    private static final double SELF_DISCHARGE_VOLTS_PER_HOUR = 1e-3;

    /** An outage of unknown length is taken for this long, and none for longer, h. */
    private static final double LONGEST_HOURS = 72;

    /** Relaxation by diffusion is taken for complete after this, s. */
    private static final double RELAXED_SECONDS = 3600;

    /**
     * Assumed: the press creeps by 2 % a decade of time and a load cell drifts by as much; a cell
     * that was taken out and pressed again is rarely met so closely.
     */
    private static final double PRESSURE_SHARE = 0.04;

    private static final double SECONDS_PER_HOUR = 3600;

    private CellFit() {}

    /**
     * Where the open circuit voltage may be.
     *
     * @param mark the cell at the checkpoint
     * @param outage since then
     * @param squareMetres area of the stack, m²
     * @return everything when the mark holds no voltage
     */
    static Band volts(RunCheckpoint.CellMark mark, Outage outage, double squareMetres) {
        if (Double.isNaN(mark.volts())) {
            return Band.UNLIMITED;
        }
        double seconds = outage.known() ? outage.seconds() : LONGEST_HOURS * SECONDS_PER_HOUR;
        double hours = Math.min(LONGEST_HOURS, seconds / SECONDS_PER_HOUR);
        double relaxed = Math.sqrt(Math.min(1, seconds / RELAXED_SECONDS));
        double amperes = Double.isNaN(mark.amperes()) ? 0 : mark.amperes();
        double fast = FAST_OHM_SQUARE_METRES / squareMetres;
        double slow = SLOW_OHM_SQUARE_METRES / squareMetres * relaxed;
        double fall =
                fast * Math.max(0, amperes)
                        + slow * Math.max(mark.recentChargeAmperes(), amperes)
                        + SELF_DISCHARGE_VOLTS_PER_HOUR * hours;
        double rise =
                fast * Math.max(0, -amperes)
                        + slow * Math.max(mark.recentDischargeAmperes(), -amperes);
        return new Band(
                mark.volts() - fall - TOLERANCE_VOLTS, mark.volts() + rise + TOLERANCE_VOLTS);
    }

    /** Where the stack pressure may be; everything when the mark holds none. */
    static Band pascals(RunCheckpoint.CellMark mark) {
        if (Double.isNaN(mark.pascals())) {
            return Band.UNLIMITED;
        }
        double allowed = PRESSURE_SHARE * mark.pascals();
        return new Band(mark.pascals() - allowed, mark.pascals() + allowed);
    }

    /** Why a value does not fit; empty when it does. A value that was not read does not fit. */
    static String misfit(String what, double value, Band allowed, double scale, String unit) {
        if (allowed.equals(Band.UNLIMITED) || allowed.contains(value)) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%s is %.4g %s, the checkpoint allows %.4g to %.4g %s",
                what,
                value * scale,
                unit,
                allowed.low() * scale,
                allowed.high() * scale,
                unit);
    }
}
