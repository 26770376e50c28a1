package io.presodia.hal.sim.cell;

import io.presodia.hal.cell.DonorKinetics;
import io.presodia.hal.cell.DonorLaws;
import io.presodia.hal.cell.DonorMaterial;
import io.presodia.hal.cell.DonorPart;
import io.presodia.hal.cell.DonorRelaxation;
import java.util.ArrayList;
import java.util.List;

/**
 * The sacrificial donor: three reactions in parallel (Na2S in two stages, active NPS), each behind
 * a diode, in series with the charge transfer R2 and the diffusion element R3 || C3, plus a
 * residual reservoir. With p the potential of the reactions,
 *
 * <pre>i = sum max(0, p - U_k)/r_k,  phi = p + v3 + R2 i,  r_k = share R2 + dt dU_k/dq</pre>
 *
 * so over a step i is a convex, rising, piecewise linear function of p: see {@link NodeSolver}. The
 * diodes are why the donor never takes sodium back (paper section 2.2: NPS loses its conductivity
 * with its sodium). Extracted charges are never clipped; a stage ends in a wall of its potential.
 * Units: mA, mAh, V, kohm, h.
 */
final class DonorBed {
    static final int STAGES = 3;

    /**
     * A step that moves a stage more than this uses the chord of its potential instead of the
     * tangent.
     */
    private static final double CHORD_FROM = 1e-6;

    /** Potential of a reaction that a donor does not have, or no longer, V. */
    private static final double NEVER_VOLTS = 1e6;

    private final DonorLaws laws;
    private final double[] capacity = new double[STAGES];
    private final double[] inverseCapacity = new double[STAGES];
    private final double[] base = new double[STAGES];
    private final double[] shape = new double[STAGES];
    private final double inverseActive;
    private final double active;
    private final double cutOff;
    private final double residualCapacity;
    private final double residualThreshold;
    private final double residualRelease;
    private final double contactShare;
    private final double chargeTransferAt25;
    private final double diffusionAt25;
    private final double diffusionCapacitance;
    private final double doubleLayer;

    private final ChargeSum[] extracted = new ChargeSum[STAGES];
    private final ChargeSum residual = new ChargeSum();
    private final double[] fraction = new double[STAGES];
    private final double[] volts = new double[STAGES];
    private final double[] tangent = new double[STAGES];
    private boolean exhausted;
    private double chargeTransferRatio;
    private double diffusionRatio;
    private final DonorRelaxation processes;
    private final DonorRelaxations relaxations;

    // The coming step: what the solver needs.
    private final double[] conductance = new double[STAGES];
    private double seriesResistance;

    DonorBed(DonorPart part, double grams, CellScatter scatter) {
        DonorMaterial material = part.material();
        laws = DonorLaws.of(material);
        double batch = part.capacityMilliampereHoursPerGram() / material.nominalCapacity().value();
        double reference = material.referencePotential().value();
        double reached = material.reachedShare();
        double na2s = grams * batch * scatter.donorCapacity() * reached;
        capacity[0] = na2s * material.stage1().capacity().value();
        capacity[1] = na2s * material.stage2().capacity().value();
        capacity[2] =
                grams * batch * scatter.npsCapacity() * reached * material.nps().capacity().value();
        base[0] = reference + material.stage1().potential().value() + scatter.stage1Volts();
        base[1] = reference + material.stage2().potential().value() + scatter.stage2Volts();
        base[2] = reference + material.nps().onset().value();
        shape[0] = material.stage1().width().value() * scatter.donorWidth();
        shape[1] = material.stage2().width().value() * scatter.donorWidth();
        shape[2] = material.nps().rise().value();
        double sum = 0;
        for (int k = 0; k < STAGES; k++) {
            extracted[k] = new ChargeSum();
            inverseCapacity[k] = capacity[k] > 0 ? 1 / capacity[k] : 0;
            sum += capacity[k];
        }
        active = sum;
        if (!(sum > 0)) {
            throw new IllegalArgumentException(
                    "donor " + material.name() + " has no sodium within reach");
        }
        inverseActive = 1 / sum;
        cutOff = reached < 1 ? sum * (1 / reached - 1) : 0;
        residualCapacity = grams * material.residual().capacity().value();
        residualThreshold = reference + material.residual().threshold().value();
        residualRelease = material.residual().releasePerCharge().value();
        DonorKinetics kinetics = material.kinetics();
        processes = kinetics.relaxation();
        relaxations = new DonorRelaxations(processes);
        contactShare = kinetics.contactShare().value();
        double kiloOhmGrams = 1e-3 * kinetics.resistanceRatio() * scatter.donorResistance() / grams;
        chargeTransferAt25 = kinetics.chargeTransferResistance().value() * kiloOhmGrams;
        diffusionAt25 = kinetics.diffusionResistance().value() * kiloOhmGrams;
        diffusionCapacitance =
                kinetics.diffusionCapacitance().value()
                        * grams
                        * SodiumCell.MILLIAMPERE_HOURS_PER_COULOMB;
        doubleLayer = kinetics.doubleLayer().value() * grams;
        for (int k = 0; k < STAGES; k++) {
            evaluate(k);
        }
        evaluateResistances();
    }

    /** Whether it gives nothing more, whatever is left in it. */
    void setExhausted(boolean exhausted) {
        this.exhausted = exhausted;
    }

    /** Double layer, F. */
    double doubleLayerFarads() {
        return doubleLayer;
    }

    /** Potential at which the untouched donor begins, V. */
    double firstVolts() {
        return Math.min(volts[0], Math.min(volts[1], volts[2]));
    }

    /** Extracted charge of a stage, mAh. */
    double extracted(int stage) {
        return extracted[stage].value();
    }

    double residualExtracted() {
        return residual.value();
    }

    /** Everything extracted, mAh. */
    double extracted() {
        return extracted[0].value()
                + extracted[1].value()
                + extracted[2].value()
                + residual.value();
    }

    /** Everything it held at first, mAh. */
    double content() {
        return active + residualCapacity + cutOff;
    }

    /** Capacity of the first charge, mAh. */
    double activeCapacity() {
        return active;
    }

    /** Share of the active sodium that is out. */
    double depletion() {
        return (extracted[0].value() + extracted[1].value() + extracted[2].value()) * inverseActive;
    }

    /** Share of the Na2S that is out, of both its stages. */
    double na2sDepletion() {
        return (extracted[0].value() + extracted[1].value()) / (capacity[0] + capacity[1]);
    }

    /** R2 at 25 °C, kohm. */
    double chargeTransferAt25() {
        return chargeTransferAt25 * chargeTransferRatio;
    }

    /** R3 at 25 °C, kohm. */
    double diffusionAt25() {
        return diffusionAt25 * diffusionRatio;
    }

    /**
     * Share of the charge current that the residual reservoir gives, in a cell whose full charge is
     * {@code fullCharge}.
     */
    double residualShare(double cathodeVolts, double fullCharge) {
        return cathodeVolts > residualThreshold && !exhausted
                ? residualRelease * (residualCapacity - residual.value()) / fullCharge
                : 0;
    }

    /**
     * Sets up the coming step.
     *
     * @param hours length of the step, h
     * @param temperatureFactor resistance over that at 25 °C
     * @param charge that the donor is expected to give at most, mAh
     */
    void prepare(double hours, double temperatureFactor, double charge) {
        double chargeTransfer = chargeTransferAt25() * temperatureFactor;
        relaxations.prepare(
                hours,
                chargeTransfer,
                doubleLayer * SodiumCell.MILLIAMPERE_HOURS_PER_COULOMB,
                diffusionAt25() * temperatureFactor,
                diffusionHours(temperatureFactor));
        seriesResistance =
                (1 - relaxations.interfaceShare()) * chargeTransfer + relaxations.seenResistance();
        double contact = contactShare * chargeTransfer;
        for (int k = 0; k < STAGES; k++) {
            double slope = tangent[k];
            double move = charge * inverseCapacity[k];
            if (move > CHORD_FROM) {
                slope = (potential(k, fraction[k] + move) - volts[k]) / move;
            }
            conductance[k] = 1 / (contact + hours * slope * inverseCapacity[k]);
        }
    }

    /** R3 C3 at a temperature factor, h. */
    double diffusionHours(double temperatureFactor) {
        return diffusionAt25() * temperatureFactor * diffusionCapacitance;
    }

    /** Time constant of the interface inside R2 at a temperature factor, h. */
    double interfaceHours(double temperatureFactor) {
        return relaxations.interfaceHours(
                chargeTransferAt25() * temperatureFactor,
                doubleLayer * SodiumCell.MILLIAMPERE_HOURS_PER_COULOMB);
    }

    /** How its resistances are divided. */
    DonorRelaxation processes() {
        return processes;
    }

    /** Resistance of each reaction on its own over R2. */
    double contactShare() {
        return contactShare;
    }

    /**
     * Slopes of the reactions that conduct, or would within a margin; V/mAh.
     *
     * @param nodeVolts potential of the node, V
     * @param margin V
     */
    List<Double> slopesAt(double nodeVolts, double margin) {
        List<Double> slopes = new ArrayList<>();
        for (int k = 0; k < STAGES; k++) {
            if (nodeVolts - relaxations.diffusionVolts() > stageVolts(k) - margin) {
                slopes.add(tangent[k] * inverseCapacity[k]);
            }
        }
        return slopes;
    }

    /** Potential of a reaction at the start of the step, V. */
    double stageVolts(int stage) {
        return exhausted ? NEVER_VOLTS : volts[stage];
    }

    /** 1/r_k of the step, mS. */
    double conductance(int stage) {
        return conductance[stage];
    }

    /** The part of R2 and R3 that the step sees, kohm. */
    double seriesResistance() {
        return seriesResistance;
    }

    /** What remains of the polarisations at the end of the step without new current, V. */
    double heldVolts() {
        return relaxations.heldVolts();
    }

    /**
     * Carries out the step.
     *
     * @param reactionVolts solved potential p of the reactions, V
     * @param hours length of the step, h
     * @return the donor's current, mA
     */
    double give(double reactionVolts, double hours) {
        double sum = 0;
        boolean moved = false;
        for (int k = 0; k < STAGES; k++) {
            double over = reactionVolts - stageVolts(k);
            if (over > 0) {
                double current = over * conductance[k];
                sum += current;
                extracted[k].add(current * hours);
                evaluate(k);
                moved = true;
            }
        }
        relaxations.carry(sum);
        if (moved) {
            evaluateResistances();
        }
        return sum;
    }

    /** Releases a charge from the residual reservoir, mAh. */
    void release(double charge) {
        residual.add(charge);
    }

    private double potential(int stage, double s) {
        return base[stage]
                + (stage == STAGES - 1
                        ? laws.slopeVolts(s, shape[stage])
                        : laws.plateauVolts(s, shape[stage]));
    }

    private void evaluate(int stage) {
        if (capacity[stage] == 0) {
            volts[stage] = NEVER_VOLTS;
            return;
        }
        double s = extracted[stage].value() * inverseCapacity[stage];
        fraction[stage] = s;
        volts[stage] = potential(stage, s);
        tangent[stage] =
                stage == STAGES - 1
                        ? laws.slopeSlope(s, shape[stage])
                        : laws.plateauSlope(s, shape[stage]);
    }

    private void evaluateResistances() {
        double s = depletion();
        chargeTransferRatio = laws.chargeTransferRatio(s);
        diffusionRatio = laws.diffusionRatio(s);
    }
}
