package io.presodia.hal.cell;

/**
 * The die and press that hold the cell.
 *
 * @param name as cell files use it
 * @param stiffness of the press against growth of the stack, kN/mm
 * @param creep relative loss of pressure per decade of time
 * @param creepOnset time after assembly from which decades count, h
 * @param heatCapacity of die, plungers and stack, J/K
 * @param heatTransfer to the ambient, W/K
 */
public record FixtureMaterial(
        String name,
        Constant stiffness,
        Constant creep,
        Constant creepOnset,
        Constant heatCapacity,
        Constant heatTransfer)
        implements Material {
    public FixtureMaterial {
        Constant.require(stiffness, "kN/mm", 0.0, 1e4, "stiffness");
        Constant.require(creep, "1", 0.0, 0.5, "creep");
        Constant.require(creepOnset, "h", 1e-3, 1e4, "creep_onset");
        Constant.require(heatCapacity, "J/K", 1e-3, 1e6, "heat_capacity");
        Constant.require(heatTransfer, "W/K", 1e-6, 1e4, "heat_transfer");
    }
}
