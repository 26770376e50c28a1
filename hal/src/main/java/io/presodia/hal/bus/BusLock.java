package io.presodia.hal.bus;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one lock of one bus. Sequences that must not be split (select an input, then read it) hold it
 * throughout; single transfers hold it too, so that two chips on one bus never interleave.
 * Reentrant and fair.
 */
public final class BusLock {
    private static final long TIMEOUT_SECONDS = 1;

    private final String bus;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Held held = new Held();

    /** The lock of the bus that the board file calls {@code bus}. */
    public BusLock(String bus) {
        this.bus = bus;
    }

    /** Ends a hold; close exactly once per {@link #hold()}. */
    public final class Held implements AutoCloseable {
        private Held() {}

        @Override
        public void close() {
            lock.unlock();
        }
    }

    /** The bus as the board file names it. */
    public String bus() {
        return bus;
    }

    /**
     * Holds the bus until the result is closed.
     *
     * @throws BusFault of kind TIMEOUT when another thread keeps the bus for more than a second
     */
    public Held hold() throws BusFault {
        try {
            if (!lock.tryLock() && !lock.tryLock(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new BusFault(BusFault.Kind.TIMEOUT, bus, "bus kept by another thread");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusFault(
                    BusFault.Kind.TIMEOUT, bus, "interrupted while waiting for the bus", e);
        }
        return held;
    }
}
