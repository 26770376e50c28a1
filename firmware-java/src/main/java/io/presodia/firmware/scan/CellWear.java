package io.presodia.firmware.scan;

/**
 * What an estimator is sure of about a cell that has worn, as plain values for the supervisor. Each
 * is the end of a 95 % band that accuses the cell least; 0 where nothing is known.
 *
 * @param capacityLostAtLeast share of what the cell was designed to hold after its first cycle that
 *     it can hold no more, at least
 * @param sodiumLimited probability that sodium, and not the cathode, ends a discharge of a cell
 *     that was designed to have enough, 0 to 1
 * @param resistanceAtLeast resistance at 25 °C over that of the design, at least
 * @param efficiencyFallAtLeast by how much the coulombic efficiency falls from cycle to cycle, at
 *     least
 */
public record CellWear(
        double capacityLostAtLeast,
        double sodiumLimited,
        double resistanceAtLeast,
        double efficiencyFallAtLeast) {
    /** Nothing is known, or nothing worn. */
    public static final CellWear NONE = new CellWear(0, 0, 0, 0);
}
