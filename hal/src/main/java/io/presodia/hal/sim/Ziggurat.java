package io.presodia.hal.sim;

/**
 * Normal deviates by the ziggurat of Marsaglia and Tsang (J. Stat. Softw. 5, 2000, issue 8) with
 * 256 layers, in the form of Doornik (2005) that takes layer and position from separate bits. The
 * tables come from {@link StrictMath}, so the deviates are the same bits on every machine.
 */
final class Ziggurat {
    private static final int LAYERS = 256;

    /** Where the tail begins, for 256 layers (Marsaglia and Tsang 2000). */
    static final double TAIL_START = 3.654152885361009;

    /**
     * Right edges of the layers, the widest first; the first is that of the base with its tail
     * squared off.
     */
    private static final double[] EDGE = new double[LAYERS + 1];

    /** exp(-x²/2) at the edges. */
    private static final double[] DENSITY = new double[LAYERS + 1];

    /** Ratio of neighbouring edges: inside it a point needs no further look. */
    private static final double[] INNER = new double[LAYERS];

    static {
        double area = layerArea();
        EDGE[0] = area / density(TAIL_START);
        EDGE[1] = TAIL_START;
        for (int i = 2; i < LAYERS; i++) {
            double height = area / EDGE[i - 1] + density(EDGE[i - 1]);
            EDGE[i] = StrictMath.sqrt(-2 * StrictMath.log(height));
        }
        EDGE[LAYERS] = 0;
        for (int i = 0; i <= LAYERS; i++) {
            DENSITY[i] = density(EDGE[i]);
        }
        for (int i = 0; i < LAYERS; i++) {
            INNER[i] = EDGE[i + 1] / EDGE[i];
        }
    }

    private Ziggurat() {}

    /** The area that every layer has: a rectangle up to the start of the tail, and the tail. */
    static double layerArea() {
        double fraction = TAIL_START;
        for (int k = 200; k >= 1; k--) {
            fraction = TAIL_START + k / fraction;
        }
        double tail = density(TAIL_START) / fraction;
        return TAIL_START * density(TAIL_START) + tail;
    }

    /** By how much the topmost layer misses the peak of the density; rounding only. */
    static double closure() {
        return layerArea() / EDGE[LAYERS - 1] + DENSITY[LAYERS - 1] - 1;
    }

    private static double density(double x) {
        return StrictMath.exp(-0.5 * x * x);
    }

    static double draw(NoiseSource random) {
        while (true) {
            long bits = random.bits();
            int layer = (int) bits & (LAYERS - 1);
            double signed = (bits >> 11) * 0x1p-52;
            if (Math.abs(signed) < INNER[layer]) {
                return signed * EDGE[layer];
            }
            double x = signed * EDGE[layer];
            if (layer == 0) {
                return tail(random, signed < 0);
            }
            double low = DENSITY[layer];
            double high = DENSITY[layer + 1];
            if (low + random.uniform() * (high - low) < density(x)) {
                return x;
            }
        }
    }

    private static double tail(NoiseSource random, boolean negative) {
        double x;
        double y;
        do {
            x = StrictMath.log(1 - random.uniform()) / TAIL_START;
            y = StrictMath.log(1 - random.uniform());
        } while (-2 * y < x * x);
        return negative ? x - TAIL_START : TAIL_START - x;
    }
}
