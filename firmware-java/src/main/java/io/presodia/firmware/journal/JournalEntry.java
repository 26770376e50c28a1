package io.presodia.firmware.journal;

import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.RunClock;
import io.presodia.firmware.scan.Scan;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Tier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something the journal keeps. Times are monotonic nanoseconds of the board's timebase; the journal
 * adds the wall clock as a label. {@link Sample}, {@link Event}, {@link RunStarted} and {@link
 * RunEnded} are numbered by one counter that goes on from boot to boot, so that a receiver sees a
 * gap; the rest hangs on them.
 */
public sealed interface JournalEntry {
    /** The channel number of what concerns the whole board. */
    int BOARD = 0;

    /** When it happened, on the monotonic clock. */
    long nanos();

    /**
     * One recorded scan of one channel in a run.
     *
     * @param runId run the sample belongs to
     * @param channel from 1
     * @param nanos when the scan began
     * @param clock where the run was
     * @param reason why it was recorded
     * @param volts cell voltage
     * @param amperes cell current after auto-zero, positive on charge
     * @param cellCelsius cell temperature
     * @param stackPascals stack pressure
     * @param ambientCelsius ambient temperature
     * @param total counted since the run began
     * @param cycleStart the totals when the battery cycle began
     * @param stepStart the totals when the step began
     * @param uncountedSeconds time of the run whose charge could not be counted
     * @param zeroAmperes offset taken off the current
     * @param rangeIndex current range in use, 0 = smallest
     * @param estimate what was held for true of the cell's inside; null where nothing was
     */
    record Sample(
            String runId,
            int channel,
            long nanos,
            RunClock clock,
            RecordReason reason,
            Reading volts,
            Reading amperes,
            Reading cellCelsius,
            Reading stackPascals,
            Reading ambientCelsius,
            Counters total,
            Counters cycleStart,
            Counters stepStart,
            double uncountedSeconds,
            double zeroAmperes,
            int rangeIndex,
            @Nullable EstimateRow estimate)
            implements JournalEntry {
        /** A sample without an estimate. */
        public Sample(
                String runId,
                int channel,
                long nanos,
                RunClock clock,
                RecordReason reason,
                Reading volts,
                Reading amperes,
                Reading cellCelsius,
                Reading stackPascals,
                Reading ambientCelsius,
                Counters total,
                Counters cycleStart,
                Counters stepStart,
                double uncountedSeconds,
                double zeroAmperes,
                int rangeIndex) {
            this(
                    runId,
                    channel,
                    nanos,
                    clock,
                    reason,
                    volts,
                    amperes,
                    cellCelsius,
                    stackPascals,
                    ambientCelsius,
                    total,
                    cycleStart,
                    stepStart,
                    uncountedSeconds,
                    zeroAmperes,
                    rangeIndex,
                    null);
        }

        /** The sample of {@code channel} in {@code scan}. */
        public static Sample of(
                String runId,
                Scan scan,
                ChannelScan channel,
                RunClock clock,
                RecordReason reason,
                Counters cycleStart,
                Counters stepStart,
                @Nullable EstimateRow estimate) {
            return new Sample(
                    runId,
                    channel.number(),
                    scan.nanos(),
                    clock,
                    reason,
                    channel.volts(),
                    channel.amperes(),
                    channel.sample().cellCelsius(),
                    channel.sample().stackPascals(),
                    scan.board().ambientCelsius(),
                    channel.total(),
                    cycleStart,
                    stepStart,
                    channel.uncountedSeconds(),
                    channel.zeroAmperes(),
                    channel.sample().output().rangeIndex(),
                    estimate);
        }
    }

    /**
     * Something worth a line.
     *
     * @param kind stable name for programs, such as {@code trip} or {@code step}
     * @param severity how bad
     * @param channel from 1, or {@link #BOARD}
     * @param runId run it belongs to, if any
     * @param nanos when
     * @param text one sentence for people
     * @param value the value that caused it, in {@code unit}; NaN when there is none
     * @param limit the limit that was crossed, in {@code unit}; NaN when there is none
     * @param unit unit of value and limit; empty when there is none
     * @param dataJson more, as one JSON object; empty when there is none
     */
    record Event(
            String kind,
            Tier severity,
            int channel,
            @Nullable String runId,
            long nanos,
            String text,
            double value,
            double limit,
            String unit,
            String dataJson)
            implements JournalEntry {
        /** An event without value, limit and data. */
        public static Event of(
                String kind,
                Tier severity,
                int channel,
                @Nullable String runId,
                long nanos,
                String text) {
            return new Event(
                    kind, severity, channel, runId, nanos, text, Double.NaN, Double.NaN, "", "");
        }
    }

    /**
     * A run begins. Must come before anything else of the run.
     *
     * @param runId unique in the journal
     * @param channel from 1
     * @param nanos when; {@link RunClock#runSeconds()} counts from here
     * @param cell name of the cell
     * @param protocol name of the protocol
     * @param sampleId the laboratory's name of the piece; empty when not given
     * @param operator who started it; empty when not given
     * @param seed seed of the virtual bench; null on a real board
     * @param scanPeriodNanos scan period
     * @param calibrationId calibration in use
     * @param properties whatever else describes the run, sorted by name
     */
    record RunStarted(
            String runId,
            int channel,
            long nanos,
            String cell,
            String protocol,
            String sampleId,
            String operator,
            @Nullable Long seed,
            long scanPeriodNanos,
            String calibrationId,
            Map<String, String> properties)
            implements JournalEntry {
        public RunStarted {
            if (runId.isBlank()) {
                throw new IllegalArgumentException("a run needs an id");
            }
            properties = java.util.Collections.unmodifiableMap(new TreeMap<>(properties));
        }
    }

    /**
     * A run is over. At most one for each run; a run without it was interrupted or still goes on.
     *
     * @param runId which run
     * @param channel from 1
     * @param nanos when
     * @param outcome how it ended
     * @param trip id of the fault that ended it; empty unless {@link RunOutcome#TRIPPED}
     * @param text one sentence for people
     */
    record RunEnded(
            String runId, int channel, long nanos, RunOutcome outcome, String trip, String text)
            implements JournalEntry {}

    /**
     * A file that went into a run, byte for byte.
     *
     * @param runId which run
     * @param nanos when it was stored
     * @param name path below the run's {@code inputs} folder, such as {@code cells/nco-sn.yaml}
     * @param content the exact bytes; not to be changed afterwards
     */
    record InputFile(String runId, long nanos, String name, Bytes content)
            implements JournalEntry {}

    /**
     * A resistance from a current pulse.
     *
     * @param runId which run
     * @param channel from 1
     * @param nanos when the pulse began
     * @param stepCount step of the run
     * @param stepId the step's name
     * @param amperes height of the pulse, positive on charge
     * @param seconds time into the pulse at which the voltage was taken
     * @param ohms change of voltage over change of current
     * @param sigmaOhms standard uncertainty of {@code ohms}; NaN when unknown
     */
    record PulseResistance(
            String runId,
            int channel,
            long nanos,
            int stepCount,
            String stepId,
            double amperes,
            double seconds,
            double ohms,
            double sigmaOhms)
            implements JournalEntry {}

    /**
     * Points of a burst capture.
     *
     * @param runId which run
     * @param channel from 1
     * @param nanos when the capture began
     * @param stepCount step of the run
     * @param points in order of time
     */
    record BurstPoints(
            String runId, int channel, long nanos, int stepCount, List<BurstPoint> points)
            implements JournalEntry {
        public BurstPoints {
            points = List.copyOf(points);
        }
    }

    /**
     * All that a run, or the board, needs to go on after a restart. Committed together with, or
     * after, what was appended before it. Of each run only the newest few are kept.
     *
     * @param runId which run; null for what concerns the whole board
     * @param channel from 1, or {@link #BOARD}
     * @param nanos when
     * @param state bytes whose meaning belongs to the firmware
     */
    record Checkpoint(@Nullable String runId, int channel, long nanos, CheckpointState state)
            implements JournalEntry {}

    /**
     * What the estimators of a run remember: large, and therefore kept more rarely than {@link
     * Checkpoint}. Of each run only the newest two are kept.
     *
     * @param runId which run
     * @param channel from 1
     * @param nanos when
     * @param state bytes whose meaning belongs to the estimators
     */
    record EstimatorState(String runId, int channel, long nanos, Bytes state)
            implements JournalEntry {}
}
