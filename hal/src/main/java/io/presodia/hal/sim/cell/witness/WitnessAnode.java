package io.presodia.hal.sim.cell.witness;

import io.presodia.hal.cell.AnodeDiffusion;
import io.presodia.hal.cell.HostAnode;
import io.presodia.hal.cell.OpenCircuitCurve;
import io.presodia.hal.sim.cell.CellScatter;
import org.jspecify.annotations.Nullable;

/**
 * The host anode of a witness cell: a layer with local diffusion coefficients, a hysteresis with
 * two memories, trapping that slackens as the host fills, and an end of desodiation of two
 * exponentials. mAh, V, h.
 */
final class WitnessAnode {
    /** Charges over which the two memories of the hysteresis fade, shares of capacity. */
    private static final double SHORT_MEMORY = 0.03;

    private static final double LONG_MEMORY = 0.14;
    private static final double SHORT_SHARE = 0.65;

    /** The end of desodiation: heights in V and widths as shares of capacity. */
    private static final double[] END_VOLTS = {0.45, 0.20};

    private static final double[] END_WIDTH = {0.0125, 0.004};

    private final Particle layer;
    private final OpenCircuitCurve mean;
    private final OpenCircuitCurve half;
    private final double capacity;
    private final double contentPerCharge;
    private final double fullContent;
    private final double trapShare;
    private final double interphasePerCycle;
    private final double hysteresisScale;
    private final double memoryScale;
    private double mobile;
    private double trapped;
    private double interphase;
    private double largest;
    private double shortMemory;
    private double longMemory;

    /**
     * @param capacity mAh
     * @param area cm2
     */
    WitnessAnode(
            HostAnode host, double capacity, double area, CellScatter scatter, WitnessDraw draw) {
        this.capacity = capacity;
        fullContent = host.maxSodium().value();
        contentPerCharge = fullContent / capacity;
        trapShare = host.trapFraction().value() * scatter.trapFraction();
        interphasePerCycle = host.interphaseGrowth().value() * area;
        hysteresisScale = scatter.hysteresis();
        memoryScale = draw.memory;
        mean = draw.bent(host.openCircuit().curve(), 1, fullContent);
        half = host.halfHysteresis().curve();
        layer = Particle.layer(times(host.diffusion(), draw.anodeTime), 0);
    }

    /** The times of a material, all so many times longer; a tenth of an hour where it has none. */
    private static Particle.Times times(@Nullable AnodeDiffusion diffusion, double longer) {
        if (diffusion == null) {
            return (content, entering) -> 0.1 * longer;
        }
        int phases = diffusion.phases().size();
        double[] from = new double[phases];
        double[] in = new double[phases];
        double[] out = new double[phases];
        for (int i = 0; i < phases; i++) {
            AnodeDiffusion.Phase phase = diffusion.phases().get(i);
            from[i] = phase.from();
            in[i] = longer * diffusion.seconds(phase.sodiation()) / 3600;
            out[i] = longer * diffusion.seconds(phase.desodiation()) / 3600;
        }
        return (content, entering) -> {
            int phase = 0;
            while (phase + 1 < phases && content >= from[phase + 1]) {
                phase++;
            }
            return entering ? in[phase] : out[phase];
        };
    }

    /** Takes a charge, mAh; negative gives it back. */
    void take(double charge, double hours) {
        double total = total();
        double virgin = Math.max(0, total + charge - largest);
        double share = trapShare * (1.15 - 0.4 * total * contentPerCharge / fullContent);
        double bound = share * virgin;
        double lost =
                largest > 0 ? interphasePerCycle * (Math.abs(charge) - virgin) / (2 * largest) : 0;
        trapped += bound;
        interphase += lost;
        mobile += charge - bound - lost;
        largest = Math.max(largest, total());
        layer.take((charge - lost) * contentPerCharge, hours);
        if (charge != 0) {
            double sign = charge > 0 ? 1 : -1;
            shortMemory += (sign - shortMemory) * faded(charge, SHORT_MEMORY);
            longMemory += (sign - longMemory) * faded(charge, LONG_MEMORY);
        }
    }

    private double faded(double charge, double width) {
        return 1 - StrictMath.exp(-Math.abs(charge) / (width * memoryScale * capacity));
    }

    /** Moves mobile sodium to the interphase, mAh. */
    void lose(double charge) {
        mobile -= charge;
        interphase += charge;
        layer.shift(-charge * contentPerCharge);
    }

    /** Potential at the surface, V. */
    double volts() {
        return volts(layer.surface());
    }

    /** Potential it would relax to, V. */
    double restingVolts() {
        return volts(layer.mean());
    }

    private double volts(double content) {
        double volts =
                mean.value(content)
                        - hysteresisScale * memory() * half.value(total() * contentPerCharge);
        for (int i = 0; i < END_VOLTS.length; i++) {
            double z = mobile / (END_WIDTH[i] * capacity);
            volts += END_VOLTS[i] * StrictMath.exp(-Math.max(-4, z));
        }
        return volts;
    }

    /** State of the hysteresis, -1 to 1. */
    double memory() {
        return SHORT_SHARE * shortMemory + (1 - SHORT_SHARE) * longMemory;
    }

    double mobile() {
        return mobile;
    }

    double trapped() {
        return trapped;
    }

    double interphase() {
        return interphase;
    }

    double total() {
        return mobile + trapped;
    }
}
