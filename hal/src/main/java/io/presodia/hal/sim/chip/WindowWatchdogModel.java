package io.presodia.hal.sim.chip;

import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.ChipModel;

/**
 * A windowed watchdog in the manner of the TPS3430 (datasheet SNVSA97), with the latch that a board
 * puts behind it and that switches the relay supply.
 *
 * <p>The part looks at falling edges of the heartbeat. An edge sooner than the lower boundary after
 * the last one, or none until the upper boundary, is a fault. The board's rule, chosen here:
 *
 * <ol>
 *   <li>After power-up the watchdog is disarmed and the relay supply is off.
 *   <li>The first falling edge arms it: the window starts and the supply comes on.
 *   <li>Any fault switches the supply off and latches the trip; edges no longer count.
 *   <li>Only {@link #rearm} (a line of its own on the board) leads from the latched trip back to
 *       disarmed.
 * </ol>
 *
 * <p>Nothing is scheduled: the state follows from the time of the last edge whenever somebody asks,
 * so it is right also after long silence.
 */
public final class WindowWatchdogModel implements ChipModel {
    private enum State {
        DISARMED,
        ARMED,
        TRIPPED
    }

    /** Why the watchdog tripped. */
    public enum Cause {
        /** It has not. */
        NONE,
        /** An edge came before the window opened. */
        TOO_EARLY,
        /** No edge came before the window closed. */
        TOO_LATE
    }

    private final String name;
    private final long earliestNanos;
    private final long latestNanos;

    private State state = State.DISARMED;
    private Cause cause = Cause.NONE;
    private boolean level;
    private long lastEdgeNanos;
    private long trippedNanos;

    /**
     * @param name the chip as the board file names it
     * @param earliestNanos lower boundary of the window, at least 0
     * @param latestNanos upper boundary of the window, above the lower one
     */
    public WindowWatchdogModel(String name, long earliestNanos, long latestNanos) {
        if (earliestNanos < 0 || latestNanos <= earliestNanos) {
            throw new IllegalArgumentException(
                    name
                            + ": the window must open at 0 or later and close after that, was "
                            + earliestNanos
                            + " to "
                            + latestNanos
                            + " ns");
        }
        this.name = name;
        this.earliestNanos = earliestNanos;
        this.latestNanos = latestNanos;
    }

    @Override
    public String name() {
        return name;
    }

    /** The heartbeat line has changed; fits {@code VirtualOutputLine.Listener}. */
    public void heartbeat(boolean high, long nanos) {
        boolean falling = level && !high;
        level = high;
        if (!falling) {
            return;
        }
        settle(nanos);
        switch (state) {
            case DISARMED -> {
                state = State.ARMED;
                lastEdgeNanos = nanos;
            }
            case ARMED -> {
                if (nanos - lastEdgeNanos < earliestNanos) {
                    trip(Cause.TOO_EARLY, nanos);
                }
                lastEdgeNanos = nanos;
            }
            case TRIPPED -> {
                // The latch holds whatever the heartbeat does.
            }
        }
    }

    private void settle(long nanos) {
        if (state == State.ARMED && nanos - lastEdgeNanos > latestNanos) {
            trip(Cause.TOO_LATE, lastEdgeNanos + latestNanos);
        }
    }

    private void trip(Cause why, long nanos) {
        state = State.TRIPPED;
        cause = why;
        trippedNanos = nanos;
    }

    /** Whether the relays have their supply at virtual time {@code nanos}. */
    public boolean relaySupplyOn(long nanos) {
        settle(nanos);
        return state == State.ARMED;
    }

    /**
     * Whether the trip is latched at virtual time {@code nanos}; the level of the board's trip
     * line.
     */
    public boolean tripped(long nanos) {
        settle(nanos);
        return state == State.TRIPPED;
    }

    /** Why it tripped, as known at virtual time {@code nanos}. */
    public Cause cause(long nanos) {
        settle(nanos);
        return cause;
    }

    /** When it tripped; meaningful only while {@link #tripped} holds. */
    public long trippedNanos() {
        return trippedNanos;
    }

    /** Leads from a latched trip back to disarmed; without a trip it does nothing. */
    public void rearm(long nanos) {
        settle(nanos);
        if (state == State.TRIPPED) {
            state = State.DISARMED;
            cause = Cause.NONE;
        }
    }

    @Override
    public void powerCycle(long nanos) {
        state = State.DISARMED;
        cause = Cause.NONE;
    }

    @Override
    public void inject(ChipFault fault, long nanos) {
        switch (fault) {
            case ChipFault.BrownOut _ -> powerCycle(nanos);
            case ChipFault.StoppedConversion _,
                    ChipFault.FrozenResult _,
                    ChipFault.StuckCode _,
                    ChipFault.WrongIdentity _,
                    ChipFault.CorruptChecksum _ ->
                    throw new IllegalArgumentException(
                            name + ": a watchdog cannot fail by " + fault);
        }
    }

    @Override
    public void clearFaults() {
        // Its only fault is an event.
    }
}
