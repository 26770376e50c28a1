package io.presodia.hal.time;

import java.time.Instant;
import java.util.PriorityQueue;

/**
 * A clock that stands still until somebody waits, and then steps to the next deadline. Owned by one
 * thread: the virtual bench and the firmware on it share a single control thread, so the same calls
 * give the same times.
 */
public final class VirtualTimebase implements Timebase {
    /** The virtual wall clock at {@code nanos() == 0}. */
    public static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private record Event(long nanos, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(nanos, other.nanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Pace pace;
    private long nanos;
    private long nextEventNanos = Long.MAX_VALUE;
    private long scheduled;
    private long wallOffsetNanos;

    /** Runs as fast as the machine can. */
    public VirtualTimebase() {
        this(virtualNanos -> {});
    }

    /**
     * Calls {@code pace} before each step, which may wait so that virtual time keeps step with real
     * time.
     */
    public VirtualTimebase(Pace pace) {
        this.pace = pace;
    }

    /** Holds virtual time back, for people who want to watch. */
    @FunctionalInterface
    public interface Pace {
        /** Called before the clock steps to {@code virtualNanos}. */
        void beforeStepTo(long virtualNanos) throws InterruptedException;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant wall() {
        return EPOCH.plusNanos(nanos + wallOffsetNanos);
    }

    @Override
    public ClockQuality clockQuality() {
        return ClockQuality.VIRTUAL;
    }

    /** Makes the wall clock jump by {@code deltaNanos}; the monotonic clock is untouched. */
    public void jumpWall(long deltaNanos) {
        wallOffsetNanos += deltaNanos;
    }

    /**
     * Runs {@code action} when the clock passes {@code atNanos}, in order of time, then of
     * scheduling.
     */
    public void schedule(long atNanos, Runnable action) {
        events.add(new Event(Math.max(atNanos, nanos), scheduled++, action));
        nextEventNanos = events.peek().nanos();
    }

    @Override
    public void sleepUntil(long deadlineNanos) throws InterruptedException {
        if (deadlineNanos <= nanos) {
            return;
        }
        pace.beforeStepTo(deadlineNanos);
        while (nextEventNanos <= deadlineNanos) {
            Event event = events.remove();
            Event following = events.peek();
            nextEventNanos = following == null ? Long.MAX_VALUE : following.nanos();
            nanos = Math.max(nanos, event.nanos());
            event.action().run();
        }
        nanos = Math.max(nanos, deadlineNanos);
    }

    /**
     * Steps the clock by {@code deltaNanos} without waiting, for models that account for bus time.
     */
    public void elapse(long deltaNanos) {
        long target = nanos + deltaNanos;
        if (nextEventNanos > target) {
            nanos = target;
            return;
        }
        try {
            sleepUntil(target);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
