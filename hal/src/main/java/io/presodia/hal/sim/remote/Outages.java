package io.presodia.hal.sim.remote;

import io.presodia.hal.sim.NoiseSource;

/** How long a bench is left alone each time that its firmware is lost. */
public final class Outages {
    private final NoiseSource random;
    private double shortestSeconds;
    private double longestSeconds;

    /**
     * Draws from the seed, every length between the two as likely as any other.
     *
     * @param runSeed the seed of the bench
     * @param shortestSeconds at least 0, s
     * @param longestSeconds at least the shortest, s
     */
    public Outages(long runSeed, double shortestSeconds, double longestSeconds) {
        random = new NoiseSource(runSeed, "bench/outage");
        between(shortestSeconds, longestSeconds);
    }

    /** Draws between these from now on, s. */
    void between(double shortest, double longest) {
        if (!(shortest >= 0) || !(longest >= shortest) || Double.isInfinite(longest)) {
            throw new IllegalArgumentException(
                    "outages must be 0 s or longer, the longest not below the shortest, were "
                            + shortest
                            + " to "
                            + longest);
        }
        shortestSeconds = shortest;
        longestSeconds = longest;
    }

    long nextNanos() {
        return Math.round(random.uniform(shortestSeconds, longestSeconds) * 1e9);
    }
}
