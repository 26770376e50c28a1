package io.presodia.firmware.protocol;

import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.TieredBand;

/**
 * Trip limits that a protocol adds to the cell's. They may only narrow them: the checker refuses
 * wider ones, and {@link #narrow} could not widen them either.
 *
 * @param volts cell voltage, V
 * @param ratePerHour current in multiples of 1C, 1/h, positive on charge
 * @param amperes current, A, positive on charge
 * @param celsius cell temperature, °C
 * @param stackPascals stack pressure, Pa
 * @param milliampereHoursPerGram most net charge above the start for each gram of cathode active
 *     material, mAh/g; infinite for the cell's own budget
 * @param host whether a host must be at the side of the run, by having the lease of its channel
 */
public record SafetyLimits(
        Band volts,
        Band ratePerHour,
        Band amperes,
        Band celsius,
        Band stackPascals,
        double milliampereHoursPerGram,
        boolean host) {
    /** The cell's limits as they are. */
    public static final SafetyLimits NONE =
            new SafetyLimits(
                    Band.UNLIMITED,
                    Band.UNLIMITED,
                    Band.UNLIMITED,
                    Band.UNLIMITED,
                    Band.UNLIMITED,
                    Double.POSITIVE_INFINITY,
                    false);

    /** The cell's limits, every tier cut down to these. */
    public CellLimits narrow(CellContext context) {
        CellLimits cell = context.limits();
        Band rate =
                new Band(
                        ratePerHour.low() * context.oneCAmperes(),
                        ratePerHour.high() * context.oneCAmperes());
        return new CellLimits(
                narrow(cell.volts(), volts),
                narrow(narrow(cell.amperes(), rate), amperes),
                narrow(cell.celsius(), celsius),
                cell.celsiusPerMinute(),
                narrow(cell.stackPascals(), stackPascals),
                Math.min(
                        cell.chargeBudgetAmpereHours(),
                        milliampereHoursPerGram * 1e-3 * context.activeMassGrams()),
                cell.cellBudgetAmpereHours(),
                cell.restsAboveVolts());
    }

    /** The trip band is cut down; the ends of the other tiers are moved into what is left of it. */
    private static TieredBand narrow(TieredBand wide, Band by) {
        Band trip = moveInto(by, wide.trip());
        return new TieredBand(moveInto(trip, wide.inform()), moveInto(trip, wide.warn()), trip);
    }

    /** {@code band} with both ends inside {@code by}; bands inside each other stay so. */
    private static Band moveInto(Band by, Band band) {
        return new Band(
                Math.clamp(band.low(), by.low(), by.high()),
                Math.clamp(band.high(), by.low(), by.high()));
    }
}
