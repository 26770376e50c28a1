package io.presodia.hal.sim.cell;

import io.presodia.hal.sim.NoiseSource;
import java.util.Random;

/**
 * How one cell differs from its design. Factors multiply, volts and mAh/g add. Standard deviations
 * are assumed: what repeated hand-made pellet cells of one batch show.
 *
 * @param donorCapacity factor on both Na2S stages; sd 6 %
 * @param npsCapacity factor on the active NPS; sd 20 %
 * @param stage1Volts shift of stage 1; sd 10 mV
 * @param stage2Volts shift of stage 2; sd 10 mV
 * @param donorWidth factor on the widths of both stages; sd 15 %
 * @param donorResistance factor on R2 and R3; sd 25 %
 * @param separatorResistance factor on the separator; sd 15 %
 * @param trapFraction factor on the trap fraction; sd 8 %
 * @param cathodeCapacity factor on the reversible capacity; sd 1.2 %
 * @param cathodeFoot shift of the low end of the cathode's curve, mAh/g; sd 0.5
 * @param cathodeStep shift of the step of the cathode's curve at half charge, mAh/g; sd 0.5
 * @param cathodeVolts smooth error of the cathode's curve; sd 6 mV
 * @param anodeVolts smooth error of the anode's curve; sd 4 mV
 * @param hysteresis factor on the anode's hysteresis; sd 20 %
 */
public record CellScatter(
        double donorCapacity,
        double npsCapacity,
        double stage1Volts,
        double stage2Volts,
        double donorWidth,
        double donorResistance,
        double separatorResistance,
        double trapFraction,
        double cathodeCapacity,
        double cathodeFoot,
        double cathodeStep,
        Ripple cathodeVolts,
        Ripple anodeVolts,
        double hysteresis) {
    /** The design as it stands. */
    public static final CellScatter NONE =
            new CellScatter(1, 1, 0, 0, 1, 1, 1, 1, 1, 0, 0, Ripple.NONE, Ripple.NONE, 1);

    /** Beyond this many standard deviations a cell would have been thrown away. */
    private static final double CUT = 2.5;

    /** Sets the channels of a bench apart; the odd fraction of the golden ratio in 64 bits. */
    private static final long NEXT_CHANNEL = 0x9E3779B97F4A7C15L;

    /**
     * A smooth error over a curve: offset + first cos(pi z) + second cos(2 pi z), z from 0 to 1
     * along the curve.
     *
     * @param offset V
     * @param first V
     * @param second V
     */
    public record Ripple(double offset, double first, double second) {
        static final Ripple NONE = new Ripple(0, 0, 0);

        /** The error at {@code z}, V. */
        double at(double z) {
            return offset
                    + first * StrictMath.cos(StrictMath.PI * z)
                    + second * StrictMath.cos(2 * StrictMath.PI * z);
        }

        /** This error scaled. */
        Ripple times(double factor) {
            return new Ripple(offset * factor, first * factor, second * factor);
        }
    }

    /**
     * One cell of the batch; the same seed gives the same cell, and the next seed one that has
     * nothing to do with it.
     */
    public static CellScatter draw(long seed) {
        return draw(seed, 1);
    }

    /** The cell of the batch that sits in a channel of the bench with this seed. */
    public static CellScatter inChannel(long benchSeed, int channel) {
        return draw(benchSeed + NEXT_CHANNEL * (channel - 1));
    }

    /**
     * One cell of a batch whose standard deviations are all so many times the stated ones; the same
     * seed gives the same cell.
     *
     * @param spread on the standard deviations, 0 to 3
     */
    public static CellScatter draw(long seed, double spread) {
        if (!(spread >= 0 && spread <= 3)) {
            throw new IllegalArgumentException("spread must lie in 0 to 3, was " + spread);
        }
        // A linear congruential generator begins alike for seeds that follow each other.
        Random random = new Random(new NoiseSource(seed, "cell").bits() ^ 0x63656c6c2d736361L);
        return new CellScatter(
                factor(0.06 * spread * deviation(random)),
                factor(0.20 * spread * deviation(random)),
                0.010 * spread * deviation(random),
                0.010 * spread * deviation(random),
                factor(0.15 * spread * deviation(random)),
                factor(0.25 * spread * deviation(random)),
                factor(0.15 * spread * deviation(random)),
                factor(0.08 * spread * deviation(random)),
                factor(0.012 * spread * deviation(random)),
                0.5 * spread * deviation(random),
                0.5 * spread * deviation(random),
                ripple(random, 0.006 * spread, 0.0030 * spread),
                ripple(random, 0.004 * spread, 0.0),
                factor(0.20 * spread * deviation(random)));
    }

    /** This cell with a share of its reversible cathode capacity lost. */
    public CellScatter withCathodeLoss(double share) {
        return new CellScatter(
                donorCapacity,
                npsCapacity,
                stage1Volts,
                stage2Volts,
                donorWidth,
                donorResistance,
                separatorResistance,
                trapFraction,
                cathodeCapacity * (1 - share),
                cathodeFoot,
                cathodeStep,
                cathodeVolts,
                anodeVolts,
                hysteresis);
    }

    /** A factor that stays positive however wide the batch is. */
    private static double factor(double deviation) {
        return Math.max(0.1, 1 + deviation);
    }

    /**
     * Parts whose variances along the curve add up to {@code volts} squared; cosines count half.
     */
    private static Ripple ripple(Random random, double volts, double second) {
        double rest = Math.sqrt((volts * volts - second * second / 2) / 1.5);
        return new Ripple(
                rest * deviation(random), rest * deviation(random), second * deviation(random));
    }

    private static double deviation(Random random) {
        double value = random.nextGaussian();
        while (Math.abs(value) > CUT) {
            value = random.nextGaussian();
        }
        return value;
    }
}
