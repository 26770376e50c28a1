package io.presodia.firmware.safety;

import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Health;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Reading;
import org.jspecify.annotations.Nullable;

/**
 * One channel in one scan as the checks see it, with what they share: whether the output has been
 * the same long enough for a reading to show it.
 */
final class ChannelView {
    /**
     * How long after the first scan with a new output readings still count as mixed. Assumed: the
     * slowest converter of a channel takes 50 ms, relays 10 ms.
     */
    static final long QUIET_NANOS = 100_000_000L;

    /** A step of current smaller than this part of the range leaves the voltage where it is. */
    private static final double SMALL_STEP = 0.01;

    /** A step of a held voltage smaller than this is no change of output. Ramps take such steps. */
    private static final double SMALL_VOLTS = 0.01;

    private final SupervisedBoard board;
    private @Nullable ChannelScan scan;
    private @Nullable OutputState output;
    private Health health = Health.WELL;
    private long nanos;
    private long steadyFromNanos;
    private int settlingScans;
    private double fullScaleAmperes;

    ChannelView(SupervisedBoard board) {
        this.board = board;
    }

    void update(ChannelScan next, BoardSample sample, Health told) {
        scan = next;
        health = told;
        nanos = sample.completedNanos();
        OutputState now = next.sample().output();
        OutputState before = output;
        settlingScans = now.settling() ? settlingScans + 1 : 0;
        if (before == null || changed(before, now)) {
            steadyFromNanos = nanos + QUIET_NANOS;
            fullScaleAmperes = board.fullScaleAmperes(now.rangeIndex());
        } else if (now.settling() && settlingScans <= 2) {
            steadyFromNanos = Math.max(steadyFromNanos, nanos);
        }
        output = now;
    }

    private boolean changed(OutputState before, OutputState now) {
        return before.relayCommanded() != now.relayCommanded()
                || before.relayClosed() != now.relayClosed()
                || before.rangeIndex() != now.rangeIndex()
                || stepped(before.drive(), now.drive());
    }

    private boolean stepped(Drive before, Drive now) {
        return switch (now) {
            case Drive.Open open -> !(before instanceof Drive.Open);
            case Drive.Galvanostatic next ->
                    !(before instanceof Drive.Galvanostatic last)
                            || Math.abs(next.current().amperes() - last.current().amperes())
                                    > SMALL_STEP * fullScaleAmperes;
            case Drive.Potentiostatic next ->
                    !(before instanceof Drive.Potentiostatic last)
                            || Math.abs(next.voltage().volts() - last.voltage().volts())
                                    > SMALL_VOLTS;
        };
    }

    ChannelScan scan() {
        if (scan == null) {
            throw new IllegalStateException("no scan yet");
        }
        return scan;
    }

    OutputState output() {
        return scan().sample().output();
    }

    /** What other parts of the firmware said of themselves. */
    Health health() {
        return health;
    }

    /** When the scan's last reading was in. */
    long nanos() {
        return nanos;
    }

    /** Full scale of the range in use, A. */
    double fullScaleAmperes() {
        return fullScaleAmperes;
    }

    /** Whether the reading is good and was converted entirely under the present output. */
    boolean steady(Reading reading) {
        return reading.good() && reading.nanos() >= steadyFromNanos;
    }

    /**
     * Whether the current may be scaled by the wrong range. A channel whose setpoint moves in every
     * scan may call itself settling for ever, so that only the first two scans count.
     */
    boolean mixesRanges() {
        return output().settling() && settlingScans <= 2;
    }

    /** The reading of a watched quantity. */
    Reading reading(Watched watched) {
        ChannelScan now = scan();
        return switch (watched) {
            case VOLTS -> now.volts();
            case AMPERES -> now.amperes();
            case CHECK_VOLTS -> now.sample().checkVolts();
            case CHECK_AMPERES -> now.sample().checkAmperes();
            case STACK_PRESSURE -> now.sample().stackPascals();
            case CELL_TEMPERATURE -> now.sample().cellCelsius();
            case CHARGE,
                    RESISTANCE,
                    CAPACITY,
                    SODIUM,
                    EFFICIENCY,
                    RESISTANCE_AT_25,
                    RELAY,
                    SETPOINT,
                    BUS,
                    WATCHDOG,
                    INTERLOCK,
                    CALIBRATION,
                    SCAN,
                    WALL_CLOCK,
                    JOURNAL,
                    HOST ->
                    throw new IllegalArgumentException(watched + " is no reading");
        };
    }
}
