package io.presodia.firmware.protocol;

import io.presodia.hal.cell.AnodeMaterial;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.CounterElectrode;
import io.presodia.hal.cell.DonorLaws;
import io.presodia.hal.cell.DonorMaterial;
import io.presodia.hal.cell.DonorPart;
import io.presodia.hal.cell.HostAnode;
import io.presodia.hal.cell.OpenCircuitCurve;

/**
 * Where the open circuit voltage of a cell as assembled lies by its design. An anode without sodium
 * falls by some 0.4 V on its first mAh per gram of cathode, so that what it holds by chance decides
 * how far a sound cell may lie off.
 *
 * @param rest once donor and cathode have come to one potential, V; NaN where unknown
 * @param least lowest that a sound one rests at, V; NaN where none is so low that it could not be
 * @param most highest that a sound one comes to rest at, V; NaN where unknown
 * @param earlyCharge charge from which on the steep rise is over, mAh per gram of cathode
 * @param early lowest that a sound one reaches there, V; NaN where unknown
 */
public record FreshVolts(double rest, double least, double most, double earlyCharge, double early) {
    /** Of a cell of which nothing is known. */
    public static final FreshVolts UNKNOWN =
            new FreshVolts(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /**
     * How much more sodium the anode may hold or lack as assembled: assumed, mAh per gram of
     * cathode.
     */
    private static final double LESS = 0.6;

    private static final double MORE = 0.8;

    /**
     * Least tolerance, V. The lowest of 320 random NaCrO2 || Sn cells with donor, half of them the
     * witness and half with twice the usual errors, lies 0.22 V below, the highest 0.04 V above.
     */
    private static final double LEAST_TOLERANCE = 0.25;

    /**
     * A cell without a donor rests as it was assembled: further off, its file's initial voltage has
     * turned it away; V.
     */
    private static final double BEYOND_FILE = 0.1;

    /** Voltages this low do not tell a cell from none. */
    private static final double NOTHING = 0.02;

    private static final double EARLY_SHARE = 0.06;

    /**
     * How far a sound cell may lie below its design then, V; without a donor, where the voltage is
     * still rising, more. The same cells lie 0.07 V below, and 0.17 V.
     */
    private static final double EARLY_TOLERANCE = 0.15;

    private static final double RISING_TOLERANCE = 0.3;

    private static final double HALF = 0.5;
    private static final int BISECTIONS = 40;

    static FreshVolts of(CellDesign design, CellDesign.CathodePart cathode) {
        double grams = cathode.activeMassGrams();
        double anodeCapacity = design.anodeMilliampereHours() / grams;
        OpenCircuitCurve above = cathode.material().openCircuit().curve();
        double capacity = cathode.material().nominalCapacity().value();
        AnodeMaterial material = design.anode().material();
        DonorPart part = design.donor();
        DonorMaterial donor = part == null || design.donorMassGrams() == 0 ? null : part.material();
        double empty = anodeVolts(material, anodeCapacity, 0);
        double later = anodeVolts(material, anodeCapacity, 1);
        double earlyCharge = EARLY_SHARE * design.firstChargeMilliampereHours() / grams;
        double earlyAnode = anodeVolts(material, anodeCapacity, earlyCharge);
        double cathodeEarly = above.value(earlyCharge / capacity);
        if (donor == null) {
            return new FreshVolts(
                    above.value(0) - empty,
                    judged(design.initialVoltageVolts().low() - BEYOND_FILE),
                    Double.NaN,
                    earlyCharge,
                    cathodeEarly - earlyAnode - RISING_TOLERANCE);
        }
        double share = donor.stage1().capacity().value() * design.donorMassGrams() / grams;
        double begins = common(donor, share, above, capacity);
        double ends =
                Math.max(begins, Math.min(above.value(1 / capacity), donorVolts(donor, 1 / share)));
        double rest = begins - empty;
        double steep = ends - later - rest;
        return new FreshVolts(
                rest,
                judged(rest - Math.max(LEAST_TOLERANCE, LESS * steep)),
                rest + Math.max(LEAST_TOLERANCE, MORE * steep),
                earlyCharge,
                Math.min(cathodeEarly, donorVolts(donor, HALF)) - earlyAnode - EARLY_TOLERANCE);
    }

    private static double judged(double volts) {
        return volts > NOTHING ? volts : Double.NaN;
    }

    private static double donorVolts(DonorMaterial donor, double given) {
        return donor.referencePotential().value()
                + donor.stage1().potential().value()
                + DonorLaws.of(donor)
                        .plateauVolts(Math.min(HALF, given), donor.stage1().width().value());
    }

    /** Where the donor has filled sites that the cathode has left empty. */
    private static double common(
            DonorMaterial donor, double share, OpenCircuitCurve cathode, double capacity) {
        double low = 0;
        double high = HALF * share;
        for (int i = 0; i < BISECTIONS; i++) {
            double charge = (low + high) / 2;
            if (cathode.value(-charge / capacity) > donorVolts(donor, charge / share)) {
                low = charge;
            } else {
                high = charge;
            }
        }
        return donorVolts(donor, low / share);
    }

    /** Potential of the anode after so much charge, mAh per gram of cathode; V. */
    private static double anodeVolts(AnodeMaterial material, double capacity, double charge) {
        return switch (material) {
            case HostAnode host -> {
                double share = charge / capacity;
                double sodium = host.maxSodium().value() * share;
                double branch = charge > 0 ? host.halfHysteresis().curve().value(sodium) : 0;
                yield host.openCircuit().curve().value(sodium)
                        - branch
                        + host.wallHeight().value()
                                * StrictMath.exp(-share / host.wallWidth().value());
            }
            case CounterElectrode counter -> counter.potential().value();
        };
    }
}
