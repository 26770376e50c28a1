package io.presodia.firmware.journal;

/**
 * A disk that can be made slow or full, for benches that were started for faults. Times are those
 * of the board's timebase, so that a stall on a virtual bench lasts in virtual time.
 */
public final class FaultyMedium implements Medium {
    private volatile long stalledUntilNanos = Long.MIN_VALUE;
    private volatile String refusal = "";

    /** Nothing written before this time comes back. */
    public void stallUntil(long nanos) {
        stalledUntilNanos = nanos;
    }

    /** Every write is refused from now on, as by a full disk. */
    public void fill() {
        refuse("database or disk is full");
    }

    /**
     * Every write is refused from now on.
     *
     * @param reason as the disk puts it; not empty
     */
    public void refuse(String reason) {
        refusal = reason;
    }

    /** Writes are taken again. */
    public void heal() {
        stalledUntilNanos = Long.MIN_VALUE;
        refusal = "";
    }

    @Override
    public State state(long nanos) {
        if (nanos < stalledUntilNanos) {
            return State.Stalled.STALLED;
        }
        String reason = refusal;
        return reason.isEmpty() ? State.Sound.SOUND : new State.Refusing(reason);
    }
}
