package io.presodia.hal.sim.cell.witness;

import io.presodia.hal.cell.OpenCircuitCurve;
import io.presodia.hal.sim.NoiseSource;

/** What one witness cell has of its own, drawn from its seed. All spreads are assumed. */
final class WitnessDraw {
    private static final int BUMPS = 4;

    /** Finest spacing of a bent curve, as a share of its length. */
    private static final int POINTS = 160;

    final double separator;
    final double activation;
    final double cathodeHours;
    final double anodeTime;
    final double exchangeCathode;
    final double exchangeAnode;
    final double fastSlow;
    final double slowSlow;
    final double memory;

    private final double[] bumpAt = new double[2 * BUMPS];
    private final double[] bumpWide = new double[2 * BUMPS];
    private final double[] bumpVolts = new double[2 * BUMPS];
    private final double[] warp = new double[4];

    WitnessDraw(long seed) {
        NoiseSource draw = new NoiseSource(seed, "witness");
        separator = 1 + 0.15 * within(draw);
        activation = 0.37 + 0.02 * within(draw);
        cathodeHours = 0.1 * (1 + 0.3 * within(draw));
        anodeTime = 1 + 0.3 * within(draw);
        exchangeCathode = 1 + 0.25 * within(draw);
        exchangeAnode = 1 + 0.25 * within(draw);
        fastSlow = 1 + 0.3 * within(draw);
        slowSlow = 1 + 0.3 * within(draw);
        memory = 1 + 0.3 * within(draw);
        for (int i = 0; i < 2 * BUMPS; i++) {
            bumpAt[i] = draw.uniform();
            bumpWide[i] = draw.uniform(0.06, 0.25);
            bumpVolts[i] = (i < BUMPS ? 0.0065 : 0.0045) * within(draw);
        }
        for (int i = 0; i < warp.length; i++) {
            warp[i] = 0.0025 * within(draw);
        }
    }

    private static double within(NoiseSource draw) {
        return draw.gaussianWithin(1, 2.5);
    }

    /**
     * A curve with bumps and with its axis stretched here and squeezed there.
     *
     * @param electrode 0 for the cathode, 1 for the anode
     * @param end content at which the electrode is full
     */
    OpenCircuitCurve bent(OpenCircuitCurve nominal, int electrode, double end) {
        double low = nominal.x(0);
        double high = nominal.x(nominal.points() - 1);
        double[] x = new double[POINTS + nominal.points()];
        int count = 0;
        for (int i = 0; i < nominal.points(); i++) {
            x[count++] = nominal.x(i);
        }
        for (int i = 0; i < POINTS; i++) {
            x[count++] = low + (high - low) * (i + 0.5) / POINTS;
        }
        java.util.Arrays.sort(x);
        boolean rising = nominal.volts(0) < nominal.volts(nominal.points() - 1);
        double[] at = new double[count];
        double[] volts = new double[count];
        int kept = 0;
        for (double each : x) {
            double z = each / end;
            double moved =
                    each
                            + end
                                    * (warp[2 * electrode] * StrictMath.sin(3 * StrictMath.PI * z)
                                            + warp[2 * electrode + 1]
                                                    * StrictMath.cos(2 * StrictMath.PI * z));
            double value = nominal.value(each) + bumps(electrode, z);
            boolean fits =
                    kept == 0
                            || (moved > at[kept - 1] + 1e-6 && (value > volts[kept - 1]) == rising);
            if (fits) {
                at[kept] = moved;
                volts[kept++] = value;
            }
        }
        return OpenCircuitCurve.through(
                java.util.Arrays.copyOf(at, kept), java.util.Arrays.copyOf(volts, kept));
    }

    private double bumps(int electrode, double z) {
        double sum = 0;
        for (int i = electrode * BUMPS; i < (electrode + 1) * BUMPS; i++) {
            double d = (z - bumpAt[i]) / bumpWide[i];
            sum += bumpVolts[i] * StrictMath.exp(-0.5 * d * d);
        }
        return sum;
    }
}
