package io.presodia.host.design;

import io.presodia.hal.cell.AnodeMaterial;
import io.presodia.hal.cell.CathodeMaterial;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.CounterElectrode;
import io.presodia.hal.cell.DonorMaterial;
import io.presodia.hal.cell.DonorPart;
import io.presodia.hal.cell.HostAnode;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a cell file says of a donor design. Material files carry no uncertainties; the ones below
 * are what the paper's own repeated measurements show, or assumed.
 */
public final class CellInputs {
    /** 119.0 (figure 4b) against 120.4 mAh/g (117.5 over 97.61 %), both of NCO || Na9Sn4. */
    static final double CATHODE_CHARGE_RELATIVE_SIGMA = 0.012;

    /** Half the difference of 97.61 and 117.5/119.0 = 98.7 %, the same two cells. */
    static final double CATHODE_EFFICIENCY_SIGMA = 0.005;

    /** Half the difference of 78.7 (0.8 of 3.75 Na trapped) and 80.6 % (figure 1e), NCO || Sn. */
    public static final double ICE_SIGMA = 0.01;

    /** Assumed: half a milligram in a hundred, as portions of a hand-mixed batch are weighed. */
    static final double ACTIVE_FRACTION_SIGMA = 0.005;

    /** Assumed: what hand-milled batches differ by, as in the scatter of the virtual cell. */
    static final double DONOR_CAPACITY_RELATIVE_SIGMA = 0.06;

    /** Assumed for a batch that was measured. */
    static final double MEASURED_CAPACITY_RELATIVE_SIGMA = 0.02;

    /** The charge rose by 31.2 (figure 4b) where 3 wt% should give 30.7 mAh/g: 101.6 %. */
    static final double UTILISATION_SIGMA = 0.02;

    private CellInputs() {}

    /**
     * The inputs that a cell file states.
     *
     * @param cell with a cathode
     * @param donor the donor of the cell, or the one it would get
     * @throws DesignRefusedException when the cell has nothing to be designed for
     */
    public static DonorInputs of(CellDesign cell, DonorPart donor) throws DesignRefusedException {
        CellDesign.CathodePart part = cathode(cell);
        CathodeMaterial cathode = part.material();
        double charge = cathode.firstChargeCapacity().value();
        double efficiency = cathode.nominalCapacity().value() / charge;
        Map<Input, Estimate> found = new EnumMap<>(Input.class);
        found.put(
                Input.CATHODE_FIRST_CHARGE,
                new Estimate(
                        charge,
                        charge * CATHODE_CHARGE_RELATIVE_SIGMA,
                        "material " + cathode.name()));
        found.put(
                Input.CATHODE_EFFICIENCY,
                new Estimate(
                        efficiency,
                        CATHODE_EFFICIENCY_SIGMA,
                        "material " + cathode.name() + ": nominal over first charge capacity"));
        found.put(Input.ICE, ice(cell.anode().material()));
        found.put(
                Input.ACTIVE_FRACTION,
                new Estimate(
                        part.compositeFraction(), ACTIVE_FRACTION_SIGMA, "cell " + cell.name()));
        found.put(Input.DONOR_CAPACITY, capacity(donor));
        found.put(
                Input.DONOR_UTILISATION,
                new Estimate(
                        1,
                        UTILISATION_SIGMA,
                        "the paper's half cells: 31.2 of 30.7 mAh/g came out (figure 4b)"));
        double np = cell.anode().material() instanceof HostAnode ? cell.anode().npRatio() : 1;
        return new DonorInputs(found, 0, new NpRatio(np, true), anodeCapacity(cell));
    }

    /**
     * The cathode that is to be made whole.
     *
     * @throws DesignRefusedException when the cell has none
     */
    public static CellDesign.CathodePart cathode(CellDesign cell) throws DesignRefusedException {
        CellDesign.CathodePart part = cell.cathode();
        if (part == null) {
            throw new DesignRefusedException(
                    "cell",
                    cell.name(),
                    "has no cathode: a donor makes up for sodium that a cathode lacks; name a full"
                            + " cell");
        }
        return part;
    }

    /** Potential of the cathode against Na/Na+ when the cell's charge ends, V. */
    public static double cathodeVoltsAtEndOfCharge(CellDesign cell) {
        double anode = cell.anode().material().voltsAtEndOfCharge(cell.anode().npRatio());
        return cell.voltageWindowVolts().high() + anode;
    }

    private static Estimate ice(AnodeMaterial anode) {
        return switch (anode) {
            case HostAnode host ->
                    new Estimate(
                            1 - host.trapFraction().value(),
                            ICE_SIGMA,
                            "material " + host.name() + ": 100 % less its trap fraction");
            case CounterElectrode counter ->
                    new Estimate(
                            1,
                            ICE_SIGMA,
                            "material " + counter.name() + ": sodium in excess, nothing is kept");
        };
    }

    private static double anodeCapacity(CellDesign cell) {
        return switch (cell.anode().material()) {
            case HostAnode host -> host.capacity().value();
            // Nothing is sized by it; sodium metal stands for the lightest there could be.
            case CounterElectrode counter -> InputCheck.SODIUM_CAPACITY;
        };
    }

    private static Estimate capacity(DonorPart donor) {
        double capacity = donor.capacityMilliampereHoursPerGram();
        DonorMaterial material = donor.material();
        boolean measured = capacity != material.nominalCapacity().value();
        return new Estimate(
                capacity,
                capacity
                        * (measured
                                ? MEASURED_CAPACITY_RELATIVE_SIGMA
                                : DONOR_CAPACITY_RELATIVE_SIGMA),
                measured ? "cell file, measured" : "material " + material.name());
    }
}
