package io.presodia.firmware.safety;

import io.presodia.firmware.scan.Health;
import io.presodia.firmware.scan.Scan;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.time.Timebase;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The checks of the board and of the firmware itself. */
final class BoardSupervisor {
    /** The wall clock is compared this often; more often would only cost. */
    private static final long WALL_PERIOD_NANOS = 1_000_000_000L;

    private final SupervisedBoard board;
    private final Timebase timebase;
    private final DeviceFaults devices;
    private final Watch watchdog;
    private final Watch emergencyStop;
    private final Watch enclosure;
    private final Watch calibrationMissing;
    private final Watch calibrationExpired;
    private final Watch overrun;
    private final Watch clockJump;
    private final Watch journalStalled;
    private final Watch journalFull;
    private final FaultTable table;

    private boolean watchdogSeenArmed;
    private boolean scanned;
    private long scanNanos;
    private boolean wallKnown;
    private long wallCheckedNanos;
    private Instant wall = Instant.EPOCH;
    private double daysExpired = Double.NEGATIVE_INFINITY;
    private boolean journalFailing;
    private long journalFailingSinceNanos;

    BoardSupervisor(FaultTable table, SupervisedBoard board, Timebase timebase) {
        this.table = table;
        this.board = board;
        this.timebase = timebase;
        devices = new DeviceFaults(table, board);
        watchdog = watch(Fault.WATCHDOG_TRIPPED, Watched.WATCHDOG);
        emergencyStop = watch(Fault.EMERGENCY_STOP, Watched.INTERLOCK);
        enclosure = watch(Fault.ENCLOSURE_OPEN, Watched.INTERLOCK);
        calibrationMissing = watch(Fault.CALIBRATION_MISSING, Watched.CALIBRATION);
        calibrationExpired = watch(Fault.CALIBRATION_EXPIRED, Watched.CALIBRATION);
        overrun = watch(Fault.SCAN_OVERRUN, Watched.SCAN);
        clockJump = watch(Fault.CLOCK_JUMP, Watched.WALL_CLOCK);
        journalStalled = watch(Fault.JOURNAL_STALLED, Watched.JOURNAL);
        journalFull = watch(Fault.JOURNAL_FULL, Watched.JOURNAL);
    }

    void supervise(Scan scan, @Nullable BusFault heartbeatFault, Findings out) {
        BoardSample sample = scan.board();
        devices.look(sample.faults(), scan.health().faults(), heartbeatFault, out);
        // After a power-up the watchdog is tripped until it is armed: that is no news.
        watchdogSeenArmed |= !sample.watchdogTripped();
        condition(watchdog, watchdogSeenArmed && sample.watchdogTripped(), out);
        condition(emergencyStop, sample.emergencyStop(), out);
        condition(enclosure, sample.enclosureOpen(), out);
        condition(calibrationMissing, board.calibrationExpiry() == null, out);
        superviseClocks(scan, out);
        superviseJournal(scan.health(), out);
    }

    private void superviseClocks(Scan scan, Findings out) {
        long now = scan.nanos();
        if (scanned) {
            measure(overrun, (double) (now - scanNanos) / board.scanPeriodNanos(), out);
        }
        scanned = true;
        scanNanos = now;
        if (!wallKnown || now - wallCheckedNanos >= WALL_PERIOD_NANOS) {
            compareWall(out);
        } else {
            clockJump.pass(out);
        }
        measure(calibrationExpired, daysExpired, out);
    }

    private void compareWall(Findings out) {
        // Both clocks are read here, back to back: the scan's own time is older by its sampling.
        long monotonic = timebase.nanos();
        Instant present = timebase.wall();
        if (wallKnown) {
            double wallSeconds = Duration.between(wall, present).toNanos() * 1e-9;
            double seconds = (monotonic - wallCheckedNanos) * 1e-9;
            measure(clockJump, Math.abs(wallSeconds - seconds), out);
        }
        wallKnown = true;
        wallCheckedNanos = monotonic;
        wall = present;
        Instant expiry = board.calibrationExpiry();
        if (expiry != null) {
            daysExpired = Duration.between(expiry, present).toSeconds() / 86_400.0;
        }
    }

    private void superviseJournal(Health health, Findings out) {
        measure(journalStalled, health.journalStalledSeconds(), out);
        if (!health.journalFailing()) {
            journalFailing = false;
            journalFull.see(Severity.NONE, 0, 0, out);
            return;
        }
        if (!journalFailing) {
            journalFailing = true;
            journalFailingSinceNanos = out.nanos() - board.scanPeriodNanos();
        }
        measure(journalFull, (out.nanos() - journalFailingSinceNanos) * 1e-9, out);
    }

    private void condition(Watch watch, boolean holds, Findings out) {
        int severity = holds ? table.conditionSeverity(watch.row().fault()) : Severity.NONE;
        watch.see(severity, Double.NaN, Double.NaN, out);
    }

    private static void measure(Watch watch, double value, Findings out) {
        Thresholds.Fixed tiers = FaultTable.fixed(watch.row());
        int severity = tiers.severity(value);
        watch.see(severity, value, tiers.limit(severity), out);
    }

    private Watch watch(Fault fault, Watched watched) {
        return new Watch(table.row(fault), Finding.BOARD, watched);
    }
}
