package io.presodia.firmware.safety;

/**
 * What a check needs before it can tell that something is wrong, beyond the first scan and beyond
 * its debounce: scans, because sensors or chips take turns, and time, because a slope or an age is
 * measured over it.
 *
 * @param scans 0 or more
 * @param nanos 0 or more
 * @param why for people; empty when nothing is needed
 */
public record Evidence(int scans, long nanos, String why) {
    /** One scan shows it. */
    public static final Evidence AT_ONCE = new Evidence(0, 0, "");

    public Evidence {
        if (scans < 0 || nanos < 0) {
            throw new IllegalArgumentException(
                    "evidence needs 0 scans and 0 ns or more, was " + scans + ", " + nanos);
        }
    }

    static Evidence ofScans(int scans, String why) {
        return new Evidence(scans, 0, why);
    }

    static Evidence ofSeconds(long seconds, String why) {
        return new Evidence(0, seconds * 1_000_000_000L, why);
    }
}
