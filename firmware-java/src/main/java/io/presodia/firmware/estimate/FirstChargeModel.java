package io.presodia.firmware.estimate;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorLaws;
import io.presodia.hal.cell.DonorMaterial;
import io.presodia.hal.cell.DonorPart;
import io.presodia.hal.cell.PhysicalConstants;
import io.presodia.hal.cell.ResistanceLaws;

/**
 * What the first charge of a cell with donor should look like for given parameters: cathode and
 * donor share the current at one potential, the donor gives and never takes. One implicit step a
 * record; over it everything is linear, so that the node is a rising piecewise linear function,
 * solved by finding which reactions conduct. Double layers and the donor's diffusion settle within
 * a record.
 */
final class FirstChargeModel {
    static final int CAPACITY = 0;
    static final int SPLIT = 1;
    static final int STAGE_1 = 2;
    static final int STAGE_2 = 3;
    static final int WIDTH = 4;
    static final int TRANSFER = 5;
    static final int OHMIC = 6;
    static final int NPS = 7;
    static final int FOOT = 8;
    static final int HYSTERESIS = 9;
    static final int OFFSET = 10;
    static final int TILT = 11;
    static final int ANODE = 12;
    static final int SCALE = 13;
    static final int LATER = 14;
    static final int GROWTH = 15;

    /** What really passed uncounted beside what is expected, over the most that may have. */
    static final int MISSED = 16;

    static final int PARAMETERS = 17;

    /** Share of the second stage by which its own resistance counts alone. */
    private static final double SECOND_BEGUN = 0.1;

    private static final int STAGES = 3;

    /** Extracted share of a cathode that has just begun, beyond its foot. */
    private static final double FRESH = 0.02;

    /** Of a share, to 0.1 %. */
    private static final int BISECTIONS = 10;

    /**
     * Between assembly and the first charge donor and cathode come to one potential: the donor
     * fills sites that the cathode has left empty.
     */
    private static final int SETTLING_STEPS = 6;

    private static final double SETTLING_HOURS = 3;

    private static final int PASSES = STAGES + 2;

    /** Least charge over which the cathode's curve is taken as its chord, mAh/g. */
    private static final double LEAST_CHORD = 1e-3;

    private static final double FOOT_END = 0.05;
    private static final double FOOT_GONE = 0.10;

    private final CellModel model;
    private final FirstChargeLog log;
    private final DonorLaws laws;
    private final double[] nominal = new double[STAGES];
    private final double[] baseVolts = new double[STAGES];
    private final double plateauWidth;
    private final double plateauWidth2;
    private final double npsRise;
    private final double npsBefore;
    private final double npsDone;
    private final double contactShare;
    private final double transferOhmGrams;
    private final double diffusionOhmGrams;
    private final double donorElectronvolts;
    private final double cathodeOhmGrams;
    private final double ohmGrams;

    private final double[] theta = new double[PARAMETERS];
    private final double[] capacity = new double[STAGES];
    private final double[] given = new double[STAGES];
    private final double[] stageVolts = new double[STAGES];
    private final double[] conductance = new double[STAGES];
    private double extracted;
    private double most;
    private double irreversible;
    private double passed;
    private int conducting;

    FirstChargeModel(CellDesign design, CellModel model, FirstChargeLog log) {
        this.model = model;
        this.log = log;
        DonorPart part = design.donor();
        CellDesign.CathodePart cathode = design.cathode();
        if (part == null || cathode == null) {
            throw new IllegalArgumentException("cell " + design.name() + " has no donor");
        }
        DonorMaterial material = part.material();
        laws = DonorLaws.of(material);
        double share = design.donorMassGrams() / model.grams();
        double batch = part.capacityMilliampereHoursPerGram() / material.nominalCapacity().value();
        double scale = share * batch * material.reachedShare();
        nominal[0] = scale * material.stage1().capacity().value();
        nominal[1] = scale * material.stage2().capacity().value();
        nominal[2] = scale * material.nps().capacity().value();
        double reference = material.referencePotential().value();
        baseVolts[0] = reference + material.stage1().potential().value();
        baseVolts[1] = reference + material.stage2().potential().value();
        baseVolts[2] = reference + material.nps().onset().value();
        plateauWidth = material.stage1().width().value();
        plateauWidth2 = material.stage2().width().value();
        npsRise = material.nps().rise().value();
        double above = model.cathodeVolts(FRESH) - baseVolts[2];
        npsBefore = Math.max(0, Math.min(1, above / npsRise));
        npsDone = passing(model, baseVolts[2] + npsRise);
        contactShare = material.kinetics().contactShare().value();
        double ratio = material.kinetics().resistanceRatio() / share;
        transferOhmGrams = material.kinetics().chargeTransferResistance().value() * ratio;
        diffusionOhmGrams = material.kinetics().diffusionResistance().value() * ratio;
        donorElectronvolts = material.kinetics().activationEnergy().value();
        cathodeOhmGrams = cathode.material().chargeTransferResistance().value();
        ohmGrams = model.ohmGrams() - cathodeOhmGrams;
    }

    /** Na2S of the donor as designed, mAh per gram of cathode. */
    double nominalNa2s() {
        return nominal[0] + nominal[1];
    }

    /** Active NPS of the donor as designed, mAh per gram of cathode. */
    double nominalNps() {
        return nominal[2];
    }

    /**
     * Share of the NPS that is out when a fresh cathode begins: NPS gives from its onset on, over a
     * rise, and a fresh cathode rests somewhere in between or above.
     */
    double npsBefore() {
        return npsBefore;
    }

    /** Share of the cathode's charge by which it has passed all potentials of NPS. */
    double npsDone() {
        return npsDone;
    }

    private static double passing(CellModel model, double volts) {
        double low = FRESH;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            boolean past = model.cathodeVolts(middle) > volts;
            low = past ? low : middle;
            high = past ? middle : high;
        }
        return high;
    }

    /** Begins the charge with these parameters. */
    void begin(double[] parameters) {
        begin(parameters, SETTLING_HOURS);
    }

    private void set(double[] parameters) {
        System.arraycopy(parameters, 0, theta, 0, PARAMETERS);
        double scale = StrictMath.exp(theta[CAPACITY]);
        double moved = theta[SPLIT] * (nominal[0] + nominal[1]);
        capacity[0] = scale * Math.max(1e-3, nominal[0] + moved);
        capacity[1] = scale * Math.max(1e-3, nominal[1] - moved);
        capacity[2] = scale * Math.max(1e-3, nominal[2] * theta[NPS]);
        java.util.Arrays.fill(given, 0);
        extracted = 0;
        most = 0;
        irreversible = 0;
        passed = 0;
        conducting = 0;
    }

    /** Begins a cell that has stood for so many hours since it was assembled. */
    void begin(double[] parameters, double stoodHours) {
        set(parameters);
        stand(stoodHours);
    }

    private void stand(double hours) {
        for (int i = 0; i < SETTLING_STEPS; i++) {
            advance(0, hours / SETTLING_STEPS, 1);
        }
    }

    /** Na2S of these parameters, mAh/g. */
    double na2s() {
        return capacity[0] + capacity[1];
    }

    /** What came out of it so far, mAh/g. */
    double na2sGiven() {
        return given[0] + given[1];
    }

    /** What came out of all of the donor so far, mAh/g. */
    double donorGiven() {
        return given[0] + given[1] + given[2];
    }

    /** All active sodium of the donor, mAh/g. */
    double donorCapacity() {
        return capacity[0] + capacity[1] + capacity[2];
    }

    /** What passed uncounted beside what was expected, mAh/g. */
    double missed() {
        return theta[MISSED] * log.missed();
    }

    /** Vacancies of the cathode that sodium can fill again, mAh/g. */
    double vacancies() {
        return extracted - irreversible;
    }

    /** Sodium that left the cathode, refilled or not, mAh/g. */
    double extracted() {
        return extracted;
    }

    /**
     * Carries out a record of the log.
     *
     * @return terminal voltage at its end, V
     */
    double step(int i) {
        double factor = log.factor(i);
        double charge = log.charge(i) * (1 + theta[SCALE]) + log.missed(i) * theta[MISSED];
        double node = advance(charge, log.hours(i), factor);
        passed += charge;
        double surface = (passed + theta[ANODE]) * model.contentPerCharge() + log.spread(i);
        // At the end of the record the current may differ from its mean: what answers at once.
        double end = log.rate(i);
        return node
                - model.anodeMeanVolts(surface)
                + log.rest(i)
                + theta[HYSTERESIS] * log.hysteresisVolts(i)
                + ohmGrams * theta[OHMIC] * factor * end * 1e-3
                + theta[OFFSET]
                + theta[TILT] * passed / model.capacity();
    }

    /** Lets a charge pass; returns the potential of the positive electrode at its end. */
    private double advance(double charge, double hours, double factor) {
        double current = charge / hours;
        double spent = Math.min(1, Math.max(0, donorGiven() / donorCapacity()));
        double scale =
                StrictMath.exp(theta[TRANSFER] - theta[CAPACITY] + ownResistance())
                        * donorFactor(factor);
        double transfer = transferOhmGrams * laws.chargeTransferRatio(spent) * scale * 1e-3;
        double series = transfer + diffusionOhmGrams * laws.diffusionRatio(spent) * scale * 1e-3;
        prepareStages(hours, Math.max(0, charge), contactShare * transfer);
        double q = model.capacity();
        double y = vacancies() / q;
        double rest = cathodeVolts(y);
        double ahead = Math.abs(charge) > LEAST_CHORD ? charge : LEAST_CHORD;
        double slope = (cathodeVolts(y + ahead / q) - rest) / ahead;
        double g = 1 / (cathodeOhmGrams * factor * 1e-3 + hours * slope);
        double reaction = solve(g, current + g * rest, series);
        double donor = give(reaction, hours);
        extract((current - donor) * hours);
        return reaction + series * donor;
    }

    /**
     * How far the resistance of the stage at hand differs, as a logarithm: the second stage may
     * have another than the first, and either may grow more than the whole donor does.
     */
    private double ownResistance() {
        double first = Math.min(1, given[0] / capacity[0]);
        double second = Math.min(1, given[1] / capacity[1]);
        double late = Math.min(1, second / SECOND_BEGUN);
        return (1 - late) * theta[GROWTH] * first + late * (theta[LATER] + theta[GROWTH] * second);
    }

    /** The Arrhenius factor of the donor; where its activation energy is another, by its power. */
    private double donorFactor(double factor) {
        double separator = model.electronvolts();
        if (separator == donorElectronvolts || factor == 1) {
            return factor;
        }
        double kelvin =
                1
                        / (1 / PhysicalConstants.REFERENCE_KELVIN
                                + StrictMath.log(factor)
                                        * PhysicalConstants.BOLTZMANN_ELECTRONVOLTS_PER_KELVIN
                                        / separator);
        return ResistanceLaws.arrhenius(donorElectronvolts, kelvin);
    }

    private double cathodeVolts(double y) {
        double near = Math.max(0, Math.min(1, (FOOT_GONE - y) / (FOOT_GONE - FOOT_END)));
        return model.cathodeVolts(y - near * theta[FOOT] / model.capacity());
    }

    private void prepareStages(double hours, double charge, double contact) {
        for (int k = 0; k < STAGES; k++) {
            double s = given[k] / capacity[k];
            double now = stage(k, s);
            double move = Math.max(1e-5, charge / capacity[k]);
            double slope = (stage(k, s + move) - now) / move;
            stageVolts[k] = now;
            conductance[k] = 1 / (contact + hours * slope / capacity[k]);
        }
    }

    private double stage(int k, double s) {
        double wide = theta[WIDTH];
        return switch (k) {
            case 0 -> baseVolts[0] + theta[STAGE_1] + laws.plateauVolts(s, plateauWidth * wide);
            case 1 -> baseVolts[1] + theta[STAGE_2] + laws.plateauVolts(s, plateauWidth2 * wide);
            default -> baseVolts[2] + laws.slopeVolts(s, npsRise);
        };
    }

    /** Potential p of the reactions where g (p + R i) + i = source, i = sum max(0, p - U)/r. */
    private double solve(double g, double source, double series) {
        int set = conducting;
        double p = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            double sum = 0;
            double held = 0;
            for (int k = 0; k < STAGES; k++) {
                if ((set & 1 << k) != 0) {
                    sum += conductance[k];
                    held += conductance[k] * stageVolts[k];
                }
            }
            double seen = 1 + g * series;
            p = (source + held * seen) / (g + sum * seen);
            int next = 0;
            for (int k = 0; k < STAGES; k++) {
                if (p > stageVolts[k]) {
                    next |= 1 << k;
                }
            }
            if (next == set) {
                break;
            }
            set = next;
        }
        conducting = set;
        return p;
    }

    private double give(double p, double hours) {
        double sum = 0;
        for (int k = 0; k < STAGES; k++) {
            double over = p - stageVolts[k];
            if (over > 0) {
                sum += over * conductance[k];
                given[k] += over * conductance[k] * hours;
            }
        }
        return sum;
    }

    private void extract(double charge) {
        extracted += charge;
        if (extracted > most) {
            irreversible += (1 - model.firstEfficiency()) * (extracted - most);
            most = extracted;
        }
    }
}
