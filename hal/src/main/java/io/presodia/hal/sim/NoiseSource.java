package io.presodia.hal.sim;

/**
 * One stream of random numbers, fixed by the seed of the run and the name of what makes the noise,
 * and bit-identical on every machine. Streams of different names are independent, so a new source
 * on a board leaves all others as they were.
 *
 * <p>The generator is xoshiro256++ (Blackman and Vigna, ACM Trans. Math. Softw. 47, 2021, art. 36),
 * its state filled by SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) from the seed and an FNV-1a
 * hash of the name. Not thread-safe.
 */
public final class NoiseSource {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /**
     * @param runSeed the seed of the run
     * @param name the source, for example chip and quantity; at least one character
     */
    public NoiseSource(long runSeed, String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a noise source needs a name");
        }
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        long state = mix(runSeed + GOLDEN_GAMMA) ^ hash;
        s0 = mix(state += GOLDEN_GAMMA);
        s1 = mix(state += GOLDEN_GAMMA);
        s2 = mix(state += GOLDEN_GAMMA);
        s3 = mix(state + GOLDEN_GAMMA);
    }

    private NoiseSource(long s0, long s1, long s2, long s3) {
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
    }

    /** A generator in a given state, not all 0, to compare with published outputs. */
    static NoiseSource ofState(long s0, long s1, long s2, long s3) {
        return new NoiseSource(s0, s1, s2, s3);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The next 64 random bits. */
    public long bits() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, 1), in steps of 2⁻⁵³. */
    public double uniform() {
        return (bits() >>> 11) * 0x1p-53;
    }

    /** Uniform between {@code low} and {@code high}. */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Normally distributed with mean 0 and standard deviation 1. */
    public double gaussian() {
        return Ziggurat.draw(this);
    }

    /**
     * Normally distributed with mean 0, the given standard deviation, and nothing beyond {@code
     * limit}: drawn again until inside. For part-to-part scatter with a datasheet limit.
     */
    public double gaussianWithin(double standardDeviation, double limit) {
        if (!(limit >= standardDeviation) || standardDeviation < 0) {
            throw new IllegalArgumentException(
                    "limit "
                            + limit
                            + " must not be below the standard deviation "
                            + standardDeviation);
        }
        double value;
        do {
            value = standardDeviation * gaussian();
        } while (Math.abs(value) > limit);
        return value;
    }
}
