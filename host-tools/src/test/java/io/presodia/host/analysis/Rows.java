package io.presodia.host.analysis;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.EstimateRow;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunDataBuilder;
import io.presodia.host.run.RunInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run written row by row. */
public final class Rows {
    private final RunDataBuilder builder =
            new RunDataBuilder(
                    new RunInfo(
                            "r1",
                            1,
                            "cell",
                            "protocol",
                            "",
                            "",
                            1L,
                            0.05,
                            "calibration",
                            "bench-4",
                            "B4-0001",
                            true,
                            "0.1.0",
                            "abc1234",
                            1_767_225_600L,
                            ClockQuality.VIRTUAL,
                            RunOutcome.COMPLETED,
                            "",
                            "protocol complete",
                            Map.of()));
    private int stepCount;
    private long sequence;
    private String id = "";
    private String type = "";
    private double seconds;
    private double stepBegan;
    private Counters total = Counters.ZERO;
    private Counters stepStart = Counters.ZERO;
    private int cycle = 1;
    private Counters cycleStart = Counters.ZERO;
    private @Nullable EstimateRow held;

    public Rows step(String stepId, String stepType) {
        stepCount++;
        id = stepId;
        type = stepType;
        stepBegan = seconds;
        stepStart = total;
        return this;
    }

    /** A row so long after the step's begin; NaN is a bad reading. */
    public Rows row(double stepSeconds, double volts, double amperes) {
        seconds = stepBegan + stepSeconds;
        long nanos = Math.round(seconds * 1e9);
        builder.add(
                new Stored<>(
                        new Cursor(1, ++sequence),
                        nanos,
                        ClockQuality.VIRTUAL,
                        new JournalEntry.Sample(
                                "r1",
                                1,
                                nanos,
                                new RunClock(seconds, cycle, stepCount, id, type, stepSeconds),
                                RecordReason.TIME,
                                reading(volts, nanos),
                                reading(amperes, nanos),
                                reading(25, nanos),
                                reading(75e6, nanos),
                                reading(25, nanos),
                                total,
                                cycleStart,
                                stepStart,
                                0,
                                0,
                                1,
                                held)));
        return this;
    }

    /** What the following rows have counted since the run's begin, A h each way. */
    public Rows counted(double chargeAmpereHours, double dischargeAmpereHours) {
        total = new Counters(chargeAmpereHours, dischargeAmpereHours, 0, 0);
        return this;
    }

    /** What was held for true in the following rows. */
    public Rows held(EstimateRow estimate) {
        held = estimate;
        return this;
    }

    /** The steps that follow belong to the next battery cycle. */
    public Rows nextCycle() {
        cycle++;
        cycleStart = total;
        return this;
    }

    /** Something happened at the time of the last row. */
    public Rows event(String kind, Tier severity) {
        long nanos = Math.round(seconds * 1e9);
        builder.addEvent(
                new Stored<>(
                        new Cursor(1, ++sequence),
                        nanos,
                        ClockQuality.VIRTUAL,
                        new JournalEntry.Event(
                                kind,
                                severity,
                                1,
                                "r1",
                                nanos,
                                "",
                                Double.NaN,
                                Double.NaN,
                                "",
                                "")));
        return this;
    }

    public RunData run() {
        return builder.build();
    }

    private static Reading reading(double value, long nanos) {
        return Double.isNaN(value)
                ? new Reading(0, nanos, Quality.STALE)
                : new Reading(value, nanos, Quality.GOOD);
    }
}
