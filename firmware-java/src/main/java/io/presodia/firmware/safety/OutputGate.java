package io.presodia.firmware.safety;

import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Scan;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.CyclerChannel;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.limit.Tier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The only holder of the actuators. Every other part asks for a {@link Setpoint}; an open latch, or
 * a trip found in this scan, beats any of them. Nothing is clamped: a setpoint outside the limits
 * of cell or board is refused, opens the channel and latches.
 */
public final class OutputGate {
    private final Board board;
    private final CyclerChannel[] channels;
    private final TripLatch latch;
    private final SetpointRule rule;
    private final boolean[] opened;
    private final boolean[] inDoubt;
    private final @Nullable Setpoint[] applied;
    private final long[] trimmedNanos;
    private final List<Finding> findings = new ArrayList<>();
    private boolean obeyed = true;
    private long nanos;
    private long scanIndex;
    private String safeStateCause = "never entered";

    /**
     * @param board whose channels are driven
     * @param supervised what the board can do
     * @param cells the limits of the cells in it
     * @param latch what must stay open
     */
    public OutputGate(
            Board board, SupervisedBoard supervised, AttachedCells cells, TripLatch latch) {
        this.board = board;
        this.latch = latch;
        rule = new SetpointRule(supervised, cells);
        int count = supervised.identity().channelCount();
        channels = new CyclerChannel[count];
        for (int i = 0; i < count; i++) {
            channels[i] = board.channel(i + 1);
        }
        opened = new boolean[count];
        inDoubt = new boolean[count];
        applied = new @Nullable Setpoint[count];
        trimmedNanos = new long[count];
    }

    /**
     * Latches the trips of this scan, opens what must be open and lets the rest have its setpoint.
     *
     * @param setpoints one for each channel, in order of number
     */
    public GateOutcome apply(Scan scan, Verdict verdict, List<Setpoint> setpoints) {
        if (setpoints.size() != channels.length) {
            throw new IllegalArgumentException(
                    "needs " + channels.length + " setpoints, got " + setpoints.size());
        }
        begin(scan.nanos(), scan.index());
        latch.observe(verdict);
        // What must open opens first: a slow transfer to another channel must not delay it.
        for (int i = 0; i < channels.length; i++) {
            if (verdict.opens(i + 1) || latch.blocks(i + 1)) {
                hold(i);
            }
        }
        for (int i = 0; i < channels.length; i++) {
            if (!verdict.opens(i + 1) && !latch.blocks(i + 1)) {
                serve(i, scan.channels().get(i), setpoints.get(i));
            }
        }
        return outcome();
    }

    /** Latches a trip that did not come from the supervisor and opens what it concerns at once. */
    public GateOutcome trip(Finding finding) {
        begin(finding.nanos(), finding.scanIndex());
        latch.latch(finding);
        for (int i = 0; i < channels.length; i++) {
            if (latch.blocks(i + 1)) {
                hold(i);
            }
        }
        return outcome();
    }

    /**
     * Opens every channel and zeroes every setpoint, going on past any failure; never throws. For
     * the start, the exit and any doubt; may be repeated.
     *
     * @param cause why, for the records
     * @return whether every channel could be opened
     */
    public boolean safeState(String cause) {
        safeStateCause = cause;
        boolean all = true;
        for (int i = 0; i < channels.length; i++) {
            all &= openQuietly(i);
        }
        return all;
    }

    /** Why the safe state was last entered. */
    public String safeStateCause() {
        return safeStateCause;
    }

    private void begin(long atNanos, long index) {
        nanos = atNanos;
        scanIndex = index;
        obeyed = true;
        findings.clear();
    }

    private GateOutcome outcome() {
        return findings.isEmpty() && obeyed ? GateOutcome.DONE : new GateOutcome(findings, obeyed);
    }

    private void hold(int i) {
        if (opened[i]) {
            return;
        }
        try {
            applied[i] = null;
            channels[i].open();
            opened[i] = true;
            inDoubt[i] = false;
        } catch (BusFault | RuntimeException fault) {
            obeyed = false;
            // Tried again in every scan, reported once.
            if (!inDoubt[i]) {
                inDoubt[i] = true;
                failed(i, "open", fault);
            }
        }
    }

    private void serve(int i, ChannelScan scan, Setpoint setpoint) {
        Finding refusal = rule.refusal(i + 1, setpoint.drive(), nanos, scanIndex);
        if (refusal != null) {
            report(refusal);
            hold(i);
            return;
        }
        try {
            Setpoint before = applied[i];
            if (setpoint.burstSeconds() > 0 && !setpoint.equals(before)) {
                board.startBurst(i + 1, Math.round(setpoint.burstSeconds() * 1e9));
            }
            if (before != null) {
                trim(i, scan, before.drive(), setpoint.drive());
            }
            opened[i] = false;
            applied[i] = setpoint;
            channels[i].drive(setpoint.drive());
        } catch (BusFault | RuntimeException fault) {
            failed(i, "drive", fault);
            hold(i);
        }
    }

    /**
     * The reading shows what the channel does under its old drive, so it corrects before the new.
     */
    private void trim(int i, ChannelScan scan, Drive before, Drive next) throws BusFault {
        OutputState output = scan.sample().output();
        if (before instanceof Drive.Galvanostatic
                && next instanceof Drive.Galvanostatic
                && scan.amperes().good()
                && scan.amperes().nanos() > trimmedNanos[i]
                && !output.settling()
                && output.relayClosed()
                && output.drive().equals(before)) {
            trimmedNanos[i] = scan.amperes().nanos();
            channels[i].trim(scan.amperes().value());
        }
    }

    private void failed(int i, String action, Exception fault) {
        report(
                new Finding(
                        Fault.ACTUATION_FAILED,
                        Tier.TRIP,
                        i + 1,
                        Watched.SETPOINT,
                        Double.NaN,
                        Double.NaN,
                        nanos,
                        nanos,
                        scanIndex,
                        action + ": " + fault.getMessage()));
    }

    private void report(Finding finding) {
        findings.add(finding);
        latch.latch(finding);
    }

    private boolean openQuietly(int i) {
        try {
            applied[i] = null;
            opened[i] = false;
            channels[i].open();
            opened[i] = true;
            inDoubt[i] = false;
            return true;
        } catch (Throwable thrown) {
            // Whatever it is, the other channels still have to be opened.
            return false;
        }
    }
}
