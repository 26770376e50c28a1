package io.presodia.firmware.protocol;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.limit.CellLimits;

/**
 * What a protocol needs to know of a cell.
 *
 * @param activeMassGrams cathode active material, or donor in a cell without a cathode, g; above 0
 * @param oneCAmperes the current of 1C, A; above 0
 * @param windowLowerVolts lower end of the cycling window, V
 * @param windowUpperVolts upper end of the cycling window, V; above the lower
 * @param limits the cell's limits
 * @param inside what its design says of its first charge
 */
public record CellContext(
        double activeMassGrams,
        double oneCAmperes,
        double windowLowerVolts,
        double windowUpperVolts,
        CellLimits limits,
        CellInside inside) {
    public CellContext {
        if (!(activeMassGrams > 0) || !(oneCAmperes > 0)) {
            throw new IllegalArgumentException(
                    "active mass and 1C must be above 0, were "
                            + activeMassGrams
                            + " g and "
                            + oneCAmperes
                            + " A");
        }
        if (!(windowLowerVolts < windowUpperVolts)) {
            throw new IllegalArgumentException(
                    "window must widen upwards, was "
                            + windowLowerVolts
                            + " to "
                            + windowUpperVolts
                            + " V");
        }
    }

    /** A cell of whose inside nothing is known. */
    public CellContext(
            double activeMassGrams,
            double oneCAmperes,
            double windowLowerVolts,
            double windowUpperVolts,
            CellLimits limits) {
        this(
                activeMassGrams,
                oneCAmperes,
                windowLowerVolts,
                windowUpperVolts,
                limits,
                CellInside.UNKNOWN);
    }

    /** What a protocol needs to know of this design. */
    public static CellContext of(CellDesign cell) {
        return new CellContext(
                cell.referenceMassGrams(),
                cell.oneCAmperes(),
                cell.voltageWindowVolts().low(),
                cell.voltageWindowVolts().high(),
                cell.cellLimits(),
                CellInside.of(cell));
    }
}
