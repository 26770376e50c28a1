package io.presodia.firmware.protocol;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.HostAnode;
import io.presodia.hal.cell.OpenCircuitCurve;

/**
 * What the design of a cell says of its first charge.
 *
 * @param cathode whether it has one: without, nothing inside can be estimated
 * @param donor whether it has one beside a cathode that is not spent
 * @param used whether its first charge is past
 * @param ohmsAt25 resistance that answers within a second, at 25 °C and nominal pressure; NaN where
 *     the design does not say; ohm
 * @param electronvolts activation energy of that resistance, eV
 * @param cathodeVolts open circuit voltage at which the cathode alone gives sodium, the donor being
 *     spent; NaN without a donor, or without a host; V
 * @param firstCharge what cathode and donor give on the first charge, mAh per gram of cathode; NaN
 *     where the design does not say
 * @param donorCharge what of it the donor gives, before the cathode does, mAh per gram of cathode;
 *     NaN where the design does not say
 * @param fresh where its open circuit voltage lies as assembled
 */
public record CellInside(
        boolean cathode,
        boolean donor,
        boolean used,
        double ohmsAt25,
        double electronvolts,
        double cathodeVolts,
        double firstCharge,
        double donorCharge,
        FreshVolts fresh) {
    /** A cell of which everything may be asked and nothing is known. */
    public static final CellInside UNKNOWN =
            new CellInside(true, true, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Of a cell as assembled, whose voltages are not known. */
    public CellInside(
            boolean cathode,
            boolean donor,
            double ohmsAt25,
            double electronvolts,
            double cathodeVolts,
            double firstCharge,
            double donorCharge) {
        this(
                cathode,
                donor,
                false,
                ohmsAt25,
                electronvolts,
                cathodeVolts,
                firstCharge,
                donorCharge,
                FreshVolts.UNKNOWN);
    }

    /** Share of its charge at which a cathode counts as begun: past the foot of its curve. */
    private static final double BEGUN = 0.02;

    /** What follows from a design. */
    static CellInside of(CellDesign design) {
        CellDesign.CathodePart cathode = design.cathode();
        if (cathode == null) {
            return new CellInside(
                    false, false, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double ohms =
                (design.electrolyte().areaResistance().value()
                                        + design.anode().material().interfaceResistance().value())
                                / design.areaSquareCentimetres()
                        + cathode.material().chargeTransferResistance().value()
                                / cathode.activeMassGrams();
        boolean donor = design.donorMassGrams() > 0 && !design.used();
        return new CellInside(
                true,
                donor,
                design.used(),
                ohms,
                design.electrolyte().activationEnergy().value(),
                donor && design.anode().material() instanceof HostAnode host
                        ? begun(design, cathode, host)
                        : Double.NaN,
                design.firstChargeMilliampereHours() / cathode.activeMassGrams(),
                design.donorChargeMilliampereHours() / cathode.activeMassGrams(),
                design.used() ? FreshVolts.UNKNOWN : FreshVolts.of(design, cathode));
    }

    /** Why the cell has no first charge before it, for people; empty where it has. */
    String noFirstCharge() {
        return used ? "is a first charge, and the cell file says used: true" : "";
    }

    private static double begun(CellDesign design, CellDesign.CathodePart cathode, HostAnode host) {
        OpenCircuitCurve above = cathode.material().openCircuit().curve();
        double content =
                host.maxSodium().value()
                        * design.donorChargeMilliampereHours()
                        / design.anodeMilliampereHours();
        double below =
                host.openCircuit().curve().value(content)
                        - host.halfHysteresis().curve().value(content);
        return above.value(BEGUN) - below;
    }
}
