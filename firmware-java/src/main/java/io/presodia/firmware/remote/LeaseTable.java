package io.presodia.firmware.remote;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Who has a channel to himself, and until when. A lease that runs out without being given back
 * means that its holder is gone, which the control thread asks for in each scan: the dead man's
 * handle works though every network thread hangs. Nobody waits here.
 */
public final class LeaseTable {
    /** Longest time a lease may run without being renewed, s. */
    public static final int LONGEST_SECONDS = 3600;

    private final AtomicReferenceArray<@Nullable Lease> leases;

    /**
     * One channel's lease.
     *
     * @param holder who has it
     * @param deadlineNanos until when, on the monotonic clock
     */
    public record Lease(String holder, long deadlineNanos) {}

    /**
     * @param channelCount number of channels
     */
    public LeaseTable(int channelCount) {
        leases = new AtomicReferenceArray<>(channelCount + 1);
    }

    /**
     * Takes or renews the lease of a channel.
     *
     * @return null when it is the principal's now; else the lease that somebody else has
     */
    public @Nullable Lease take(int channel, String principal, int seconds, long nanos) {
        Lease mine = new Lease(principal, nanos + seconds * 1_000_000_000L);
        while (true) {
            Lease held = leases.get(channel);
            // One that ran out but was not seen by the control thread yet still has to be acted on.
            if (held != null && !held.holder().equals(principal)) {
                return held;
            }
            if (leases.compareAndSet(channel, held, mine)) {
                return null;
            }
        }
    }

    /** Gives a lease back; whether it was the principal's to give. */
    public boolean release(int channel, String principal) {
        Lease held = leases.get(channel);
        return held != null
                && held.holder().equals(principal)
                && leases.compareAndSet(channel, held, null);
    }

    /** Whether anybody has the channel at this time, on the clock by which leases are given. */
    public boolean held(int channel, long nanos) {
        Lease held = leases.get(channel);
        return held != null && nanos < held.deadlineNanos();
    }

    /** The lease of a channel; null when nobody has it. */
    public @Nullable Lease lease(int channel) {
        return leases.get(channel);
    }

    /**
     * For the control thread: the lease of this channel if it has run out, which ends it; null
     * otherwise.
     */
    public @Nullable Lease expired(int channel, long nanos) {
        Lease held = leases.get(channel);
        if (held == null || nanos < held.deadlineNanos()) {
            return null;
        }
        return leases.compareAndSet(channel, held, null) ? held : null;
    }
}
