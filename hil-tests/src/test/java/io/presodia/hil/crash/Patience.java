package io.presodia.hil.crash;

import io.presodia.hal.time.SystemTimebase;
import io.presodia.hal.time.Timebase;
import java.util.function.Supplier;

/** Waits for what another process does. */
final class Patience {
    private static final long LOOK_NANOS = 5_000_000;
    private static final Timebase REAL = new SystemTimebase();

    private Patience() {}

    /** Something to wait for. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Looks until it holds.
     *
     * @param longestSeconds real time; long, since the machine may be busy
     * @param otherwise what there is to say when it never holds
     */
    static void until(
            String what, double longestSeconds, Condition condition, Supplier<String> otherwise)
            throws Exception {
        long end = REAL.nanos() + Math.round(longestSeconds * 1e9);
        while (!condition.holds()) {
            if (REAL.nanos() > end) {
                throw new AssertionError(
                        what + " did not come within " + longestSeconds + " s\n" + otherwise.get());
            }
            REAL.sleep(LOOK_NANOS);
        }
    }

    /** The machine's clock. */
    static long nanos() {
        return REAL.nanos();
    }
}
