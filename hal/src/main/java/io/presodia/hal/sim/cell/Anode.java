package io.presodia.hal.sim.cell;

import io.presodia.hal.cell.AnodeMaterial;
import io.presodia.hal.cell.CounterElectrode;
import io.presodia.hal.cell.HostAnode;
import io.presodia.hal.cell.OpenCircuitCurve;
import io.presodia.hal.cell.UniformTable;

/**
 * The anode. Sodium in it is mobile (q_a) or trapped (q_t). Sodiation beyond anything before is
 * virgin: of it, a fraction f is trapped (about 0.8 Na per Sn of 3.75, paper section 2.1).
 * Potential:
 *
 * <pre>U = mean(x) - h half(x) + height exp(-q_a / (width Q)),  x = x_max (q_a + q_t)/Q</pre>
 *
 * with dh = (sign(I) - h)(1 - exp(-|dq| / (share Q))): the hysteresis follows the direction of the
 * current over a few percent of the capacity. The interphase takes a fixed charge on every
 * equivalent full cycle: the throughput, virgin sodiation excepted, over twice the mobile sodium at
 * the last turn from charge to discharge. A counter electrode in excess has a fixed potential and
 * neither traps nor loses. The mean potential is that of the surface, see {@link SodiumProfile};
 * the rise at the end of desodiation counts all mobile sodium: trapping is a matter of its own and
 * no slow diffusion (L^2/D of 1e-10 cm2/s is 1.3 h). Units: mAh, V.
 */
final class Anode {
    /** exp(-z), relative error below 1e-8; beyond its end it counts as nothing (1e-14). */
    private static final double WALL_END = 32.0;

    private static final UniformTable WALL =
            UniformTable.of(
                    -2.0, WALL_END, 1088, z -> StrictMath.exp(-z), z -> -StrictMath.exp(-z));

    /**
     * A turn to discharge below this share of the largest charge does not count as a smaller cycle.
     */
    private static final double SMALLEST_TOP = 0.1;

    private final OpenCircuitCurve mean;
    private final OpenCircuitCurve half;
    private final boolean host;
    private final double fixedVolts;
    private final double sodiumPerCharge;
    private final double trapFraction;
    private final double inverseHysteresisCharge;
    private final double wallHeight;
    private final double inverseWallCharge;
    private final double interphasePerCycle;
    private final SodiumProfile profile;

    private final ChargeSum mobile = new ChargeSum();
    private final ChargeSum trapped = new ChargeSum();
    private final ChargeSum interphase = new ChargeSum();
    private double maximum;
    private double cycleTop;
    private boolean charging;
    private double hysteresis;
    private int segment;
    private double volts;
    private double profileGain;

    /**
     * @param capacity of the host, mAh; without meaning for a counter electrode
     * @param squareCentimetres area, cm2
     */
    Anode(AnodeMaterial material, double capacity, double squareCentimetres, CellScatter scatter) {
        switch (material) {
            case HostAnode alloy -> {
                host = true;
                fixedVolts = 0;
                mean = Curves.anode(alloy.openCircuit().curve(), scatter.anodeVolts());
                half = Curves.scaled(alloy.halfHysteresis().curve(), scatter.hysteresis());
                sodiumPerCharge = alloy.maxSodium().value() / capacity;
                trapFraction = alloy.trapFraction().value() * scatter.trapFraction();
                inverseHysteresisCharge = 1 / (alloy.hysteresisCharge().value() * capacity);
                wallHeight = alloy.wallHeight().value();
                inverseWallCharge = 1 / (alloy.wallWidth().value() * capacity);
                interphasePerCycle = alloy.interphaseGrowth().value() * squareCentimetres;
                profile = new SodiumProfile(alloy.diffusion());
            }
            case CounterElectrode counter -> {
                host = false;
                fixedVolts = counter.potential().value();
                double[] none = {0, 0};
                mean = OpenCircuitCurve.through(new double[] {0, 1}, none);
                half = mean;
                sodiumPerCharge = 0;
                trapFraction = 0;
                inverseHysteresisCharge = 0;
                wallHeight = 0;
                inverseWallCharge = 0;
                interphasePerCycle = 0;
                profile = new SodiumProfile(null);
            }
        }
        evaluate();
    }

    /** Whether the sodium in it is counted from empty: false for a counter electrode in excess. */
    boolean limited() {
        return host;
    }

    /** Potential without polarisation, V. */
    double volts() {
        return volts;
    }

    double mobile() {
        return mobile.value();
    }

    double trapped() {
        return trapped.value();
    }

    double interphase() {
        return interphase.value();
    }

    double hysteresis() {
        return hysteresis;
    }

    /** All sodium in the host, mAh. */
    double total() {
        return mobile.value() + trapped.value();
    }

    /**
     * Sets up the coming step.
     *
     * @param expected current, of which the direction counts, mA
     * @param hours length of the step, h
     */
    void prepare(double expected, double hours) {
        if (profile.present()) {
            boolean entering = expected > 0 || (expected == 0 && charging);
            profile.prepare(total() * sodiumPerCharge, entering, hours);
            profileGain = profile.perRate() / hours;
        }
    }

    /** How the potential moves over the step without current, because sodium spreads; V. */
    double relaxingVolts() {
        return profile.present() && profile.deviation() != 0
                ? -mean.derivativeIn(segment, surface()) * profile.relaxing()
                : 0;
    }

    /** Sodium content at the surface. */
    private double surface() {
        return total() * sodiumPerCharge + profile.deviation();
    }

    /** Slope of the mean potential at the surface, V per unit of content. */
    double surfaceSlope() {
        return host ? mean.derivativeIn(segment, surface()) : 0;
    }

    /** Content per charge, 1/mAh. */
    double contentPerCharge() {
        return sodiumPerCharge;
    }

    /** Where the sodium is in the layer. */
    SodiumProfile profile() {
        return profile;
    }

    /** How the potential moves per charge with hysteresis and diffusion standing still; V/mAh. */
    double restingSlope() {
        if (!host) {
            return 0;
        }
        double x = total() * sodiumPerCharge;
        double z = mobile.value() * inverseWallCharge;
        double wall = z >= WALL_END ? 0 : wallHeight * inverseWallCharge * WALL.derivative(z);
        double bend = surfaceSlope() - hysteresis * half.derivativeIn(half.segment(x, segment), x);
        double kept = total() >= maximum ? 1 - trapFraction : 1;
        return bend * sodiumPerCharge + kept * wall;
    }

    /**
     * How the potential moves per charge that comes in, in the given direction of current; V/mAh.
     */
    double slope(double sign) {
        if (!host) {
            return 0;
        }
        double x = total() * sodiumPerCharge;
        double z = mobile.value() * inverseWallCharge;
        double wall = z >= WALL_END ? 0 : wallHeight * inverseWallCharge * WALL.derivative(z);
        int inner = mean.segment(x, segment);
        double bend =
                mean.derivativeIn(segment, surface()) * (1 + profileGain)
                        - hysteresis * half.derivativeIn(inner, x);
        double turn = half.valueIn(inner, x) * (1 - sign * hysteresis) * inverseHysteresisCharge;
        return Math.min(0, bend * sodiumPerCharge + wall - turn);
    }

    /** Takes a charge over a step of so many hours, mAh; negative gives sodium back. */
    void take(double charge, double hours) {
        if (!host) {
            mobile.add(charge);
            return;
        }
        if (charge < 0 && charging) {
            cycleTop = Math.max(mobile.value(), SMALLEST_TOP * maximum);
        }
        charging = charge > 0 || (charging && charge == 0);
        double virgin = Math.max(0, total() + charge - maximum);
        // What is taken from an empty host, as by a short, belongs to no cycle.
        double there = Math.max(0, mobile.value() + Math.max(0, charge));
        double known = Math.min(Math.abs(charge) - virgin, there);
        double bound = trapFraction * virgin;
        double lost = 0;
        if (known > 0 && cycleTop > 0) {
            lost = interphasePerCycle * known / (2 * cycleTop);
            interphase.add(lost);
        }
        trapped.add(bound);
        mobile.add(charge - bound - lost);
        if (virgin > 0) {
            maximum = total();
        }
        if (charge != 0) {
            double sign = charge > 0 ? 1 : -1;
            hysteresis +=
                    (sign - hysteresis)
                            * Relaxation.share(Math.abs(charge) * inverseHysteresisCharge);
        }
        if (profile.present()) {
            profile.advance((charge - lost) * sodiumPerCharge / hours);
        }
        evaluate();
    }

    /** Moves mobile sodium to the interphase at once, mAh. */
    void lose(double charge) {
        mobile.add(-charge);
        interphase.add(charge);
        evaluate();
    }

    private void evaluate() {
        if (!host) {
            volts = fixedVolts;
            return;
        }
        double x = total() * sodiumPerCharge;
        double z = mobile.value() * inverseWallCharge;
        double surface = x + profile.deviation();
        segment = mean.segment(surface, segment);
        volts =
                mean.valueIn(segment, surface)
                        - hysteresis * half.valueIn(half.segment(x, segment), x);
        if (z < WALL_END) {
            volts += wallHeight * WALL.value(z);
        }
    }
}
