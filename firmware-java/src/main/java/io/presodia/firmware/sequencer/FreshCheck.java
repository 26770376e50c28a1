package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.CellInside;
import io.presodia.firmware.protocol.FreshVolts;
import java.util.Locale;

/**
 * Whether the voltage of a cell is that of a fresh one of its design: once before its first
 * current, and below from where the steep rise of a first charge is over. A short, another
 * electrode and an earlier charge show there by tenths of a volt.
 */
final class FreshCheck {
    /** What may have passed before, as a pulse: it moves the voltage by 20 mV; mAh/g. */
    private static final double UNTOUCHED = 0.05;

    /**
     * How long a cell must have stood before it can be found too high: until then a donor may still
     * pull its cathode down. At 15 °C the slowest of 120 random cells with 1 wt% fall by 0.3 mV in
     * the half hour after 1.5 h.
     */
    private static final double RESTED_SECONDS = 3600;

    /** Voltages this close to zero are those of a short; V. */
    private static final double SHORTED = 0.1;

    /** So long must a voltage be too low, s. */
    private static final double SURE_SECONDS = 60;

    private final CellInside inside;
    private final FreshVolts fresh;
    private boolean begun;
    private double lowSeconds = Double.NaN;

    FreshCheck(CellInside inside) {
        this.inside = inside;
        this.fresh = inside.fresh();
    }

    /**
     * Looks before a current begins.
     *
     * @param milliampereHoursPerGram of one A h
     * @return why it must not; empty where it may
     */
    String before(Moment moment, double milliampereHoursPerGram) {
        double passed = moment.runChargeAmpereHours + moment.runDischargeAmpereHours;
        if (begun || !(passed * milliampereHoursPerGram < UNTOUCHED)) {
            return "";
        }
        begun = true;
        double volts = moment.lastVolts;
        if (volts < fresh.least()) {
            return rests(
                    Math.abs(volts) < SHORTED
                            ? "the cell is shorted or leaking"
                            : "it is another cell, as one with another anode, or it leaks",
                    volts);
        }
        if (volts > fresh.most() && moment.runSeconds >= RESTED_SECONDS) {
            return rests(
                    "the cell has been charged before, "
                            + (inside.donor() ? "has no donor, " : "")
                            + "or is another cell",
                    volts);
        }
        return "";
    }

    private String rests(String suspicion, double volts) {
        return String.format(
                Locale.ROOT,
                "%s: %.2f V before the first current, one of its design comes to rest at %.2f V",
                suspicion,
                volts,
                fresh.rest());
    }

    /**
     * Looks under current.
     *
     * @param passed in this step, mAh/g
     * @param volts without the drop of the first second, V
     * @return why it must not go on; empty where it may
     */
    String during(double passed, double volts, double seconds) {
        if (!(passed >= fresh.earlyCharge()) || !(volts < fresh.early())) {
            lowSeconds = Double.NaN;
            return "";
        }
        if (Double.isNaN(lowSeconds)) {
            lowSeconds = seconds;
        }
        if (seconds - lowSeconds < SURE_SECONDS) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "the cell is shorted or leaking, %sor is another cell: %.2f V without the ohmic"
                        + " drop after %.1f mAh/g, one of its design is above %.2f V",
                inside.donor() ? "" : "has a donor that its file does not name, ",
                volts,
                passed,
                fresh.early());
    }

    void save(Memory memory) {
        memory.put(begun);
        memory.putOptional(lowSeconds);
    }

    void load(Memory memory) {
        begun = memory.takeFlag();
        lowSeconds = memory.takeOptional();
    }
}
