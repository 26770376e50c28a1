package io.presodia.hal.sim.cell;

import io.presodia.hal.cell.CathodeMaterial;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.CounterElectrode;
import io.presodia.hal.cell.DonorPart;
import io.presodia.hal.cell.OpenCircuitCurve;
import org.jspecify.annotations.Nullable;

/**
 * The intercalation cathode. With q the charge extracted and q_irr the part of it whose sites stay
 * vacant for good, the composition is y = (q - q_irr)/Q and the potential U(y). Extraction beyond
 * anything before is virgin: of it, 1 - eta is lost (NCO || Na9Sn4: 97.61 % come back, paper
 * section 2.1). Units: mA, mAh, V, kohm, h.
 */
final class Cathode {
    /**
     * A step that moves the composition more than this uses the chord of the curve instead of its
     * tangent.
     */
    private static final double CHORD_FROM = 2e-5;

    private final OpenCircuitCurve curve;
    private final double inverseCapacity;
    private final double capacity;
    private final double efficiency;
    private final double resistanceAt25;
    private final double doubleLayer;

    private final ChargeSum extracted = new ChargeSum();
    private double irreversible;
    private double maximum;
    private int segment;
    private double volts;
    private double slope;

    Cathode(CathodeMaterial material, double grams, CellScatter scatter) {
        double specific = material.reversibleCapacity().value() * scatter.cathodeCapacity();
        capacity = specific * grams;
        inverseCapacity = 1.0 / capacity;
        efficiency = material.firstEfficiency().value();
        resistanceAt25 = material.chargeTransferResistance().value() / grams * 1e-3;
        doubleLayer = material.doubleLayer().value() * grams;
        curve =
                Curves.cathode(
                        material.openCircuit().curve(),
                        scatter.cathodeFoot() / specific,
                        scatter.cathodeStep() / specific,
                        scatter.cathodeVolts());
        evaluate();
    }

    private Cathode(double volts, double scale, double kiloOhms, double farads) {
        capacity = scale;
        inverseCapacity = 0;
        efficiency = 1;
        resistanceAt25 = kiloOhms;
        doubleLayer = farads;
        curve = OpenCircuitCurve.through(new double[] {-1, 1}, new double[] {volts, volts});
        evaluate();
    }

    /**
     * A counter electrode in excess, bare or behind a pellet of donor: a fixed potential and a
     * resistance.
     *
     * @param volts of the counter electrode, V
     * @param scale what counts as its capacity, mAh
     * @param kiloOhms of interface or pellet at 25 °C
     * @param farads of its interfaces
     */
    static Cathode counter(double volts, double scale, double kiloOhms, double farads) {
        return new Cathode(volts, scale, kiloOhms, farads);
    }

    /** The side of a design that gives sodium on charge; null where the donor alone does. */
    static @Nullable Cathode of(CellDesign design, CellScatter scatter) {
        CellDesign.CathodePart part = design.cathode();
        if (part != null) {
            return new Cathode(part.material(), part.activeMassGrams(), scatter);
        }
        if (design.working() != null
                && design.anode().material() instanceof CounterElectrode counter) {
            double area = design.areaSquareCentimetres();
            return counter(
                    counter.potential().value(),
                    design.working().milliampereHours(),
                    counter.interfaceResistance().value() / area * 1e-3,
                    counter.doubleLayer().value() * area);
        }
        DonorPart donor = design.donor();
        if (donor != null
                && donor.dose() instanceof DonorPart.Pellet pellet
                && design.anode().material() instanceof CounterElectrode counter) {
            return counter(
                    counter.potential().value(),
                    design.donorChargeMilliampereHours(),
                    design.pelletOhms() * 1e-3,
                    donor.material().kinetics().doubleLayer().value() * pellet.grams());
        }
        return null;
    }

    /** Potential at rest, V. */
    double volts() {
        return volts;
    }

    /** Charge transfer resistance at 25 °C, kohm. */
    double resistanceAt25() {
        return resistanceAt25;
    }

    /** Double layer, F. */
    double doubleLayerFarads() {
        return doubleLayer;
    }

    /** Whether it is a cathode and not a counter electrode in excess. */
    boolean intercalates() {
        return inverseCapacity > 0;
    }

    /** Reversible capacity, mAh. */
    double capacity() {
        return capacity;
    }

    double extracted() {
        return extracted.value();
    }

    double irreversible() {
        return irreversible;
    }

    /** Reversible vacancies u, mAh. */
    double vacancies() {
        return extracted.value() - irreversible;
    }

    /**
     * How much the potential rises per charge over the coming step, V/mAh.
     *
     * @param charge that the step is expected to extract, mAh
     */
    double slope(double charge) {
        double perCharge =
                charge > 0 && extracted.value() >= maximum
                        ? efficiency * inverseCapacity
                        : inverseCapacity;
        double move = charge * perCharge;
        if (Math.abs(move) < CHORD_FROM) {
            return slope * perCharge;
        }
        double y = vacancies() * inverseCapacity + move;
        double end = curve.valueIn(curve.segment(y, segment), y);
        return (end - volts) / charge;
    }

    /** Extracts a charge, mAh; negative puts sodium back. */
    void extract(double charge) {
        extracted.add(charge);
        double virgin = extracted.value() - maximum;
        if (virgin > 0) {
            irreversible += (1 - efficiency) * virgin;
            maximum = extracted.value();
        }
        evaluate();
    }

    private void evaluate() {
        double y = vacancies() * inverseCapacity;
        segment = curve.segment(y, segment);
        volts = curve.valueIn(segment, y);
        slope = curve.derivativeIn(segment, y);
    }
}
