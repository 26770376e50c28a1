package io.presodia.hal.limit;

/**
 * The limits of one cell. They come from its file and its materials, not from a protocol.
 *
 * @param volts cell voltage, V
 * @param amperes cell current, A, positive on charge
 * @param celsius cell temperature, °C
 * @param celsiusPerMinute rate of cell temperature, K/min
 * @param stackPascals stack pressure, Pa
 * @param chargeBudgetAmpereHours most net charge the cell may ever have taken above its start: what
 *     cathode and donor can hold, with margin; A h
 * @param cellBudgetAmpereHours the same as the cell's file has it, where a protocol has narrowed
 *     the charge budget; A h
 * @param restsAboveVolts lowest voltage at which the cell may rest the right way round, at most 0;
 *     V
 */
public record CellLimits(
        TieredBand volts,
        TieredBand amperes,
        TieredBand celsius,
        TieredBand celsiusPerMinute,
        TieredBand stackPascals,
        double chargeBudgetAmpereHours,
        double cellBudgetAmpereHours,
        double restsAboveVolts) {
    public CellLimits {
        if (!(restsAboveVolts <= 0)) {
            throw new IllegalArgumentException(
                    "a cell at 0 V is no reversed one: restsAboveVolts is at most 0, was "
                            + restsAboveVolts);
        }
    }

    /** Of a cell that never rests below zero. */
    public CellLimits(
            TieredBand volts,
            TieredBand amperes,
            TieredBand celsius,
            TieredBand celsiusPerMinute,
            TieredBand stackPascals,
            double chargeBudgetAmpereHours,
            double cellBudgetAmpereHours) {
        this(
                volts,
                amperes,
                celsius,
                celsiusPerMinute,
                stackPascals,
                chargeBudgetAmpereHours,
                cellBudgetAmpereHours,
                0);
    }

    /** The same, with the cell's own charge budget. */
    public CellLimits(
            TieredBand volts,
            TieredBand amperes,
            TieredBand celsius,
            TieredBand celsiusPerMinute,
            TieredBand stackPascals,
            double chargeBudgetAmpereHours) {
        this(
                volts,
                amperes,
                celsius,
                celsiusPerMinute,
                stackPascals,
                chargeBudgetAmpereHours,
                chargeBudgetAmpereHours);
    }
}
