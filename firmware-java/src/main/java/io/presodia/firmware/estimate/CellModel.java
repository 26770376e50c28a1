package io.presodia.firmware.estimate;

import io.presodia.hal.cell.AnodeMaterial;
import io.presodia.hal.cell.CathodeMaterial;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.CounterElectrode;
import io.presodia.hal.cell.ElectrolyteMaterial;
import io.presodia.hal.cell.HostAnode;
import io.presodia.hal.cell.OpenCircuitCurve;
import io.presodia.hal.cell.PhysicalConstants;
import io.presodia.hal.cell.ResistanceLaws;
import io.presodia.hal.cell.UniformTable;
import org.jspecify.annotations.Nullable;

/**
 * What an estimator holds for true of a cell of some design. Charges in mAh per gram of active
 * cathode, currents in mA per gram, resistances in ohm gram (a current of 1 mA/g through 1 ohm g
 * drops 1 mV), time in h.
 */
final class CellModel {
    private static final double WALL_END = 32;
    private static final UniformTable WALL =
            UniformTable.of(
                    -3.0, WALL_END, 1120, z -> StrictMath.exp(-z), z -> -StrictMath.exp(-z));

    private final double grams;
    private final OpenCircuitCurve cathode;
    private final double capacity;
    private final double firstEfficiency;
    private final @Nullable HostAnode host;
    private final @Nullable OpenCircuitCurve anodeMean;
    private final @Nullable OpenCircuitCurve anodeHalf;
    private final double counterVolts;
    private final double anodeCapacity;
    private final double contentPerCharge;
    private final double wallHeight;
    private final double inverseWallCharge;
    private final double ohmGrams;
    private final double slowOhmGrams;
    private final double slowHours;
    private final double electronvolts;
    private final double firstCharge;

    private int cathodeSegment;
    private int meanSegment;
    private int halfSegment;

    private CellModel(CellDesign design, CellDesign.CathodePart part) {
        CathodeMaterial material = part.material();
        ElectrolyteMaterial electrolyte = design.electrolyte();
        AnodeMaterial anode = design.anode().material();
        double area = design.areaSquareCentimetres();
        grams = part.activeMassGrams();
        cathode = material.openCircuit().curve();
        capacity = material.reversibleCapacity().value();
        firstEfficiency = material.firstEfficiency().value();
        firstCharge = design.firstChargeMilliampereHours() / grams;
        switch (anode) {
            case HostAnode alloy -> {
                host = alloy;
                anodeMean = alloy.openCircuit().curve();
                anodeHalf = alloy.halfHysteresis().curve();
                counterVolts = 0;
                anodeCapacity = design.anodeMilliampereHours() / grams;
                contentPerCharge = alloy.maxSodium().value() / anodeCapacity;
                wallHeight = alloy.wallHeight().value();
                inverseWallCharge = 1 / (alloy.wallWidth().value() * anodeCapacity);
            }
            case CounterElectrode counter -> {
                host = null;
                anodeMean = null;
                anodeHalf = null;
                counterVolts = counter.potential().value();
                anodeCapacity = Double.POSITIVE_INFINITY;
                contentPerCharge = 0;
                wallHeight = 0;
                inverseWallCharge = 0;
            }
        }
        ohmGrams =
                (electrolyte.areaResistance().value() + anode.interfaceResistance().value())
                                / area
                                * grams
                        + material.chargeTransferResistance().value();
        slowOhmGrams = electrolyte.diffusionResistance().value() / area * grams;
        slowHours = electrolyte.diffusionTime().value() / 3600;
        electronvolts = electrolyte.activationEnergy().value();
    }

    /** The model of a design; null for a cell without a cathode, which has no state of charge. */
    static @Nullable CellModel of(CellDesign design) {
        CellDesign.CathodePart part = design.cathode();
        return part == null ? null : new CellModel(design, part);
    }

    /** Mass to which everything specific refers, g. */
    double grams() {
        return grams;
    }

    /** Reversible capacity of the cathode as designed, mAh/g. */
    double capacity() {
        return capacity;
    }

    /** First charge of cathode and donor as designed, mAh/g. */
    double firstCharge() {
        return firstCharge;
    }

    /**
     * Vacancies of the cathode less mobile sodium after the first charge as designed, mAh/g; above
     * 0 the cell has too little sodium from the beginning.
     */
    double freshDeficit() {
        return firstEfficiency * capacity - (firstCharge - freshTrapped());
    }

    /** Sodium that the first charge as designed leaves in the anode for good, mAh/g. */
    double freshTrapped() {
        return host == null ? 0 : host.trapFraction().value() * firstCharge;
    }

    /** Share of virgin extraction that can return. */
    double firstEfficiency() {
        return firstEfficiency;
    }

    /** The anode as a host that can run empty; null for a counter electrode in excess. */
    @Nullable HostAnode host() {
        return host;
    }

    /** Capacity of the anode, mAh/g. */
    double anodeCapacity() {
        return anodeCapacity;
    }

    /** Sodium per host atom for a specific charge, g/mAh. */
    double contentPerCharge() {
        return contentPerCharge;
    }

    /** Sum of the resistances that answer at once, at 25 °C and nominal pressure; ohm g. */
    double ohmGrams() {
        return ohmGrams;
    }

    /** Resistance of the slow polarisation at 25 °C, ohm g. */
    double slowOhmGrams() {
        return slowOhmGrams;
    }

    /** Its time constant, h. */
    double slowHours() {
        return slowHours;
    }

    /** Activation energy of the resistances, eV. */
    double electronvolts() {
        return electronvolts;
    }

    /** Resistances at a temperature over those at 25 °C. */
    double temperatureFactor(double celsius) {
        return ResistanceLaws.arrhenius(
                electronvolts, celsius + PhysicalConstants.ZERO_CELSIUS_KELVIN);
    }

    /** Potential of the cathode at an extracted share of its capacity, V. */
    double cathodeVolts(double y) {
        cathodeSegment = cathode.segment(y, cathodeSegment);
        return cathode.valueIn(cathodeSegment, y);
    }

    /** Slope of that potential, V per unit of share. */
    double cathodeSlope(double y) {
        cathodeSegment = cathode.segment(y, cathodeSegment);
        return cathode.derivativeIn(cathodeSegment, y);
    }

    /** Mean potential of the anode at a surface content, V. */
    double anodeMeanVolts(double surface) {
        if (anodeMean == null) {
            return counterVolts;
        }
        meanSegment = anodeMean.segment(surface, meanSegment);
        return anodeMean.valueIn(meanSegment, surface);
    }

    /** Half the hysteresis of the anode, V. */
    double anodeHalfVolts(double content) {
        if (anodeHalf == null) {
            return 0;
        }
        halfSegment = anodeHalf.segment(content, halfSegment);
        return anodeHalf.valueIn(halfSegment, content);
    }

    /** Rise of the anode where its mobile sodium runs out, V. */
    double anodeWallVolts(double mobile) {
        double z = mobile * inverseWallCharge;
        return z >= WALL_END || wallHeight == 0 ? 0 : wallHeight * WALL.value(z);
    }
}
