package io.presodia.host.run;

import io.presodia.firmware.journal.EstimateRow;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalException;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.RunRecord;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.scan.RecordReason;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as columns, one row for each recorded sample. NaN stands for a value that was not measured:
 * only readings of good quality are here, all others stay in the journal. Arrays are the columns
 * themselves, for speed: do not change them.
 */
public final class RunData {
    private final RunInfo info;
    private final RunDataBuilder columns;
    private final CounterColumns total;
    private final CounterColumns cycleCounters;
    private final CounterColumns stepCounters;
    private final List<StepSegment> steps;
    private final List<CycleSegment> cycles;
    private final List<Stored<JournalEntry.Event>> events;
    private final List<Stored<JournalEntry.PulseResistance>> pulses;
    private final List<Stored<JournalEntry.BurstPoints>> bursts;

    RunData(RunInfo info, RunDataBuilder columns) {
        this.info = info;
        this.columns = columns;
        this.total = columns.counters(0);
        this.cycleCounters = columns.counters(1);
        this.stepCounters = columns.counters(2);
        this.steps = Segments.steps(this);
        this.cycles = Segments.cycles(this);
        this.events = List.copyOf(columns.events);
        this.pulses = List.copyOf(columns.pulses);
        this.bursts = List.copyOf(columns.bursts);
    }

    /**
     * Reads a run from a journal.
     *
     * @throws JournalException when the journal cannot be read or has no such run
     */
    public static RunData read(Path journal, String runId) throws JournalException {
        try (JournalReader reader = JournalReader.open(journal)) {
            return read(reader, runId);
        }
    }

    /** Reads a run from an open journal. */
    public static RunData read(JournalReader reader, String runId) throws JournalException {
        RunRecord run =
                reader.run(runId)
                        .orElseThrow(() -> new JournalException("the journal has no run " + runId));
        if (run.started().cursor().compareTo(reader.dropped()) <= 0) {
            throw new JournalException(
                    "the rows of run "
                            + runId
                            + " are not in this journal any more: its receivers have them, and they"
                            + " were older than the device keeps rows");
        }
        RunDataBuilder builder = new RunDataBuilder(RunInfo.of(run));
        reader.forEachSample(runId, builder::add);
        reader.eventsOf(runId).forEach(builder::addEvent);
        reader.pulses(runId).forEach(builder::addPulse);
        reader.bursts(runId).forEach(builder::addBurst);
        return builder.build();
    }

    /** What the run was. */
    public RunInfo info() {
        return info;
    }

    /** Number of rows. */
    public int size() {
        return columns.size;
    }

    /** Since the run began, s; never falls. */
    public double[] testSeconds() {
        return columns.testSeconds;
    }

    /** Wall clock, s since 1970-01-01 UTC; a label, may jump. */
    public double[] unixSeconds() {
        return columns.unixSeconds;
    }

    /** Cell voltage, V. */
    public double[] volts() {
        return columns.volts;
    }

    /** Cell current, A, positive on charge. */
    public double[] amperes() {
        return columns.amperes;
    }

    /** Cell temperature, °C. */
    public double[] cellCelsius() {
        return columns.cellCelsius;
    }

    /** Stack pressure, Pa. */
    public double[] stackPascals() {
        return columns.stackPascals;
    }

    /** Ambient temperature, °C. */
    public double[] ambientCelsius() {
        return columns.ambientCelsius;
    }

    /** Start of the firmware that wrote the row, from 1: it counts up with each restart. */
    public long[] bootId() {
        return columns.bootId;
    }

    /** Battery cycle, from 1. */
    public int[] cycle() {
        return columns.cycle;
    }

    /** Counts the steps of the run, from 1; never resets. */
    public int[] stepCount() {
        return columns.stepCount;
    }

    /** The step's name in the protocol. */
    public String[] stepId() {
        return columns.stepId;
    }

    /** The kind of the step. */
    public String[] stepType() {
        return columns.stepType;
    }

    /** Since the step began, s. */
    public double[] stepSeconds() {
        return columns.stepSeconds;
    }

    /** Why the row was recorded. */
    public RecordReason[] reason() {
        return columns.reason;
    }

    /** Counted since the run began. */
    public CounterColumns total() {
        return total;
    }

    /** Counted since the battery cycle began. */
    public CounterColumns cycleCounters() {
        return cycleCounters;
    }

    /** Counted since the step began. */
    public CounterColumns stepCounters() {
        return stepCounters;
    }

    /** Time of the run whose charge could not be counted, s. */
    public double[] uncountedSeconds() {
        return columns.uncountedSeconds;
    }

    /** Offset taken off the current, A. */
    public double[] zeroAmperes() {
        return columns.zeroAmperes;
    }

    /** What the estimators held for true; null in rows where they held nothing. */
    public @Nullable EstimateRow[] estimates() {
        return columns.estimates;
    }

    /** The last of {@link #estimates}; null where there is none. */
    public @Nullable EstimateRow lastEstimate() {
        for (int i = size() - 1; i >= 0; i--) {
            if (columns.estimates[i] != null) {
                return columns.estimates[i];
            }
        }
        return null;
    }

    /** The steps in order. */
    public List<StepSegment> steps() {
        return steps;
    }

    /** The battery cycles in order. */
    public List<CycleSegment> cycles() {
        return cycles;
    }

    /** The events of the run in order. */
    public List<Stored<JournalEntry.Event>> events() {
        return events;
    }

    /** The pulse resistances in order. */
    public List<Stored<JournalEntry.PulseResistance>> pulses() {
        return pulses;
    }

    /** The burst captures in order. */
    public List<Stored<JournalEntry.BurstPoints>> bursts() {
        return bursts;
    }
}
