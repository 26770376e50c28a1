package io.presodia.firmware.safety;

/**
 * How long a condition must hold without a break before it counts: both the number of scans and the
 * time between the first and the latest of them.
 *
 * @param scans at least 1
 * @param nanos 0 or more
 */
public record Debounce(int scans, long nanos) {
    /** The first scan that sees it. */
    public static final Debounce NONE = new Debounce(1, 0);

    public Debounce {
        if (scans < 1 || nanos < 0) {
            throw new IllegalArgumentException(
                    "debounce needs at least 1 scan and 0 ns, was " + scans + ", " + nanos);
        }
    }

    /** A number of scans. */
    public static Debounce ofScans(int scans) {
        return new Debounce(scans, 0);
    }

    /** At least two scans, and this long. */
    public static Debounce ofMillis(long millis) {
        return new Debounce(2, millis * 1_000_000L);
    }

    boolean passed(int scansSeen, long nanosSeen) {
        return scansSeen >= scans && nanosSeen >= nanos;
    }
}
