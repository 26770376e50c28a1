package io.presodia.host.run;

import io.presodia.firmware.journal.EstimateRow;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.hal.channel.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects samples into the columns of a {@link RunData}. For one thread and one run. */
public final class RunDataBuilder {
    private static final int COUNTER_SETS = 3;
    private static final int COUNTERS = 4;

    final List<Stored<JournalEntry.Event>> events = new ArrayList<>();
    final List<Stored<JournalEntry.PulseResistance>> pulses = new ArrayList<>();
    final List<Stored<JournalEntry.BurstPoints>> bursts = new ArrayList<>();

    int size;
    double[] testSeconds = new double[0];
    double[] unixSeconds = new double[0];
    double[] volts = new double[0];
    double[] amperes = new double[0];
    double[] cellCelsius = new double[0];
    double[] stackPascals = new double[0];
    double[] ambientCelsius = new double[0];
    long[] bootId = new long[0];
    int[] cycle = new int[0];
    int[] stepCount = new int[0];
    String[] stepId = new String[0];
    String[] stepType = new String[0];
    double[] stepSeconds = new double[0];
    RecordReason[] reason = new RecordReason[0];
    double[] uncountedSeconds = new double[0];
    double[] zeroAmperes = new double[0];
    @Nullable EstimateRow[] estimates = new EstimateRow[0];

    /** Total, cycle, step; of each charge and discharge in A h and W h. */
    private final double[][] counters = new double[COUNTER_SETS * COUNTERS][0];

    private final RunInfo info;
    private boolean built;

    /** Begins the columns of a run. */
    public RunDataBuilder(RunInfo info) {
        this.info = info;
    }

    /** Adds a row. */
    public void add(Stored<JournalEntry.Sample> stored) {
        if (size == testSeconds.length) {
            resize(Math.max(1024, 2 * size));
        }
        JournalEntry.Sample sample = stored.entry();
        int row = size++;
        testSeconds[row] = sample.clock().runSeconds();
        unixSeconds[row] = stored.wallSeconds();
        volts[row] = measured(sample.volts());
        amperes[row] = measured(sample.amperes());
        cellCelsius[row] = measured(sample.cellCelsius());
        stackPascals[row] = measured(sample.stackPascals());
        ambientCelsius[row] = measured(sample.ambientCelsius());
        bootId[row] = stored.cursor().bootId();
        cycle[row] = sample.clock().cycle();
        stepCount[row] = sample.clock().stepCount();
        // A run has few names and many rows.
        stepId[row] = sample.clock().stepId().intern();
        stepType[row] = sample.clock().stepType().intern();
        stepSeconds[row] = sample.clock().stepSeconds();
        reason[row] = sample.reason();
        uncountedSeconds[row] = sample.uncountedSeconds();
        zeroAmperes[row] = sample.zeroAmperes();
        estimates[row] = sample.estimate();
        set(row, 0, sample.total());
        set(row, 1, sample.total().since(sample.cycleStart()));
        set(row, 2, sample.total().since(sample.stepStart()));
    }

    /** Adds a row that comes from no journal. */
    void add(Row from) {
        if (size == testSeconds.length) {
            resize(Math.max(1024, 2 * size));
        }
        int row = size++;
        testSeconds[row] = from.testSeconds;
        unixSeconds[row] = from.unixSeconds;
        volts[row] = from.volts;
        amperes[row] = from.amperes;
        cellCelsius[row] = from.celsius;
        stackPascals[row] = from.pascals;
        ambientCelsius[row] = Double.NaN;
        cycle[row] = from.cycle;
        stepCount[row] = from.stepCount;
        stepId[row] = from.stepId.intern();
        stepType[row] = from.stepType.intern();
        stepSeconds[row] = from.stepSeconds;
        reason[row] = RecordReason.TIME;
        uncountedSeconds[row] = 0;
        zeroAmperes[row] = Double.NaN;
        set(row, 0, from.total);
        set(row, 1, from.total.since(from.cycleStart));
        set(row, 2, from.total.since(from.stepStart));
    }

    /** A row that comes from no journal; the names are those of {@link RunData}. */
    record Row(
            double testSeconds,
            double unixSeconds,
            double volts,
            double amperes,
            double celsius,
            double pascals,
            int cycle,
            int stepCount,
            String stepId,
            String stepType,
            double stepSeconds,
            Counters total,
            Counters cycleStart,
            Counters stepStart) {}

    /** Adds an event of the run. */
    public void addEvent(Stored<JournalEntry.Event> event) {
        events.add(event);
    }

    /** Adds a pulse resistance of the run. */
    public void addPulse(Stored<JournalEntry.PulseResistance> pulse) {
        pulses.add(pulse);
    }

    /** Adds a burst capture of the run. */
    public void addBurst(Stored<JournalEntry.BurstPoints> burst) {
        bursts.add(burst);
    }

    /** The run; the builder is used up. */
    public RunData build() {
        if (built) {
            throw new IllegalStateException("this builder is used up");
        }
        built = true;
        resize(size);
        return new RunData(info, this);
    }

    CounterColumns counters(int set) {
        int first = set * COUNTERS;
        return new CounterColumns(
                counters[first], counters[first + 1], counters[first + 2], counters[first + 3]);
    }

    private static double measured(Reading reading) {
        return reading.good() ? reading.value() : Double.NaN;
    }

    private void set(int row, int set, Counters value) {
        int first = set * COUNTERS;
        counters[first][row] = value.chargeAmpereHours();
        counters[first + 1][row] = value.dischargeAmpereHours();
        counters[first + 2][row] = value.chargeWattHours();
        counters[first + 3][row] = value.dischargeWattHours();
    }

    private void resize(int length) {
        testSeconds = Arrays.copyOf(testSeconds, length);
        unixSeconds = Arrays.copyOf(unixSeconds, length);
        volts = Arrays.copyOf(volts, length);
        amperes = Arrays.copyOf(amperes, length);
        cellCelsius = Arrays.copyOf(cellCelsius, length);
        stackPascals = Arrays.copyOf(stackPascals, length);
        ambientCelsius = Arrays.copyOf(ambientCelsius, length);
        bootId = Arrays.copyOf(bootId, length);
        cycle = Arrays.copyOf(cycle, length);
        stepCount = Arrays.copyOf(stepCount, length);
        stepId = Arrays.copyOf(stepId, length);
        stepType = Arrays.copyOf(stepType, length);
        stepSeconds = Arrays.copyOf(stepSeconds, length);
        reason = Arrays.copyOf(reason, length);
        uncountedSeconds = Arrays.copyOf(uncountedSeconds, length);
        zeroAmperes = Arrays.copyOf(zeroAmperes, length);
        estimates = Arrays.copyOf(estimates, length);
        for (int i = 0; i < counters.length; i++) {
            counters[i] = Arrays.copyOf(counters[i], length);
        }
    }
}
