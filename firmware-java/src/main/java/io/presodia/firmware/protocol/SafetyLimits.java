package io.presodia.firmware.protocol;

import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.TieredBand;

/**
 * Trip limits that a protocol adds to the cell's. They may only narrow them: the checker refuses
 * wider ones, and {@link #narrow} could not widen them either.
 *
 * @param volts cell voltage, V
 * @param amperes cell current, A, positive on charge
 * @param celsius cell temperature, °C
 * @param stackPascals stack pressure, Pa
 * @param chargeAmpereHours most net charge above the start, A h; infinite for the cell's own
 */
public record SafetyLimits(
        Band volts, Band amperes, Band celsius, Band stackPascals, double chargeAmpereHours) {
    /** The cell's limits as they are. */
    public static final SafetyLimits NONE =
            new SafetyLimits(
                    Band.UNLIMITED,
                    Band.UNLIMITED,
                    Band.UNLIMITED,
                    Band.UNLIMITED,
                    Double.POSITIVE_INFINITY);

    /** The cell's limits, every tier cut down to these. */
    public CellLimits narrow(CellLimits cell) {
        return new CellLimits(
                narrow(cell.volts(), volts),
                narrow(cell.amperes(), amperes),
                narrow(cell.celsius(), celsius),
                cell.celsiusPerMinute(),
                narrow(cell.stackPascals(), stackPascals),
                Math.min(cell.chargeBudgetAmpereHours(), chargeAmpereHours));
    }

    private static TieredBand narrow(TieredBand wide, Band by) {
        return new TieredBand(
                narrow(wide.inform(), by), narrow(wide.warn(), by), narrow(wide.trip(), by));
    }

    private static Band narrow(Band wide, Band by) {
        double low = Math.min(Math.max(wide.low(), by.low()), wide.high());
        return new Band(low, Math.max(low, Math.min(wide.high(), by.high())));
    }
}
