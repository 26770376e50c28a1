package io.presodia.hal.sim.cell.witness;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorMaterial;
import io.presodia.hal.cell.DonorPart;
import io.presodia.hal.sim.cell.CellScatter;

/**
 * The donor of a witness cell: three one-way reactions side by side, each with a potential that
 * rises over its own fraction and a resistance that grows with what its own stage has given, where
 * the other plant has one resistance for all. mA, mAh, V, kohm, h.
 */
final class WitnessDonor {
    static final int STAGES = 3;

    /** A stage is empty here: beyond, its potential rises without end. */
    private static final double EDGE = 0.0005;

    private final double[] capacity = new double[STAGES];
    private final double[] base = new double[STAGES];
    private final double[] given = new double[STAGES];
    private final double[] volts = new double[STAGES];
    private final double[] resistance = new double[STAGES];
    private final double width;
    private final double rise;
    private final double transferAt25;
    private final double growth;
    private final double content;

    WitnessDonor(CellDesign design, DonorPart part, CellScatter scatter) {
        DonorMaterial material = part.material();
        double grams = design.donorMassGrams();
        double batch = part.capacityMilliampereHoursPerGram() / material.nominalCapacity().value();
        double scale = grams * batch * material.reachedShare();
        capacity[0] = scale * scatter.donorCapacity() * material.stage1().capacity().value();
        capacity[1] = scale * scatter.donorCapacity() * material.stage2().capacity().value();
        capacity[2] = scale * scatter.npsCapacity() * material.nps().capacity().value();
        double reference = material.referencePotential().value();
        base[0] = reference + material.stage1().potential().value() + scatter.stage1Volts();
        base[1] = reference + material.stage2().potential().value() + scatter.stage2Volts();
        base[2] = reference + material.nps().onset().value();
        width = material.stage1().width().value() * scatter.donorWidth();
        rise = material.nps().rise().value();
        transferAt25 =
                material.kinetics().chargeTransferResistance().value()
                        * material.kinetics().resistanceRatio()
                        * scatter.donorResistance()
                        / grams
                        * 1e-3;
        growth = 4.0;
        content = capacity[0] + capacity[1] + capacity[2];
    }

    /** Sets up a step of so many hours, with resistances so many times those at 25 °C. */
    void prepare(double hours, double factor) {
        for (int k = 0; k < STAGES; k++) {
            double s = given[k] / capacity[k];
            double step = 0.004;
            double now = potential(k, s);
            volts[k] = now;
            double slope = (potential(k, s + step) - now) / step;
            double spent = Math.max(0, Math.min(1, s));
            resistance[k] =
                    transferAt25 * factor * (1 + growth * spent * spent)
                            + hours * slope / capacity[k];
        }
    }

    private double potential(int k, double s) {
        double beyond = Math.max(0, s - (1 - EDGE)) * 400;
        if (k == STAGES - 1) {
            return base[k] + rise * s + beyond;
        }
        double inside = Math.max(EDGE, Math.min(1 - EDGE, s));
        return base[k] + width * StrictMath.log(inside / (1 - inside)) + beyond;
    }

    /** Current at a potential of the positive electrode, mA. */
    double current(double potential) {
        double sum = 0;
        for (int k = 0; k < STAGES; k++) {
            sum += Math.max(0, potential - volts[k]) / resistance[k];
        }
        return sum;
    }

    /** Lets it give over the step; returns the charge, mAh. */
    double give(double potential, double hours) {
        double sum = 0;
        for (int k = 0; k < STAGES; k++) {
            double charge = Math.max(0, potential - volts[k]) / resistance[k] * hours;
            given[k] += charge;
            sum += charge;
        }
        return sum;
    }

    double given(int stage) {
        return given[stage];
    }

    double content() {
        return content;
    }

    double na2sDepletion() {
        return (given[0] + given[1]) / (capacity[0] + capacity[1]);
    }

    double depletion() {
        return (given[0] + given[1] + given[2]) / content;
    }
}
