package io.presodia.firmware.app;

import io.presodia.hal.time.ClockQuality;
import java.util.Locale;

/**
 * How long the controller was down.
 *
 * @param seconds from the last row that was kept to the start; NaN when no clock survived that
 *     could tell
 */
public record Outage(double seconds) {
    /** No clock survived. */
    public static final Outage UNKNOWN = new Outage(Double.NaN);

    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * From wall clock to wall clock, where both can be trusted: both disciplined, or both of a
     * virtual bench that lived on. A clock that went back did not survive.
     */
    public static Outage between(
            long beforeWallNanos, ClockQuality before, long nowWallNanos, ClockQuality now) {
        boolean trusted = before == now && now != ClockQuality.UNSYNCHRONIZED;
        long nanos = nowWallNanos - beforeWallNanos;
        return trusted && nanos >= 0 ? new Outage(nanos / NANOS_PER_SECOND) : UNKNOWN;
    }

    /** Whether its length is known. */
    public boolean known() {
        return !Double.isNaN(seconds);
    }

    /** For people. */
    public String text() {
        return known()
                ? String.format(Locale.ROOT, "outage %.3f s", seconds)
                : "outage unknown: no clock survived it";
    }
}
