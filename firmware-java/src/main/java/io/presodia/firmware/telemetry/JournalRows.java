package io.presodia.firmware.telemetry;

import io.presodia.firmware.journal.EstimateRow;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.channel.Reading;
import java.util.List;

/** Makes telemetry rows of journal rows. */
public final class JournalRows {
    private static final double COULOMBS_PER_AMPERE_HOUR = 3600;
    private static final int QUALITY_BITS = 3;

    private static final List<Column> TOTALS =
            List.of(Column.CHARGE, Column.DISCHARGE, Column.ENERGY_IN, Column.ENERGY_OUT);
    private static final List<Column> CYCLE_STARTS =
            List.of(
                    Column.CYCLE_CHARGE,
                    Column.CYCLE_DISCHARGE,
                    Column.CYCLE_ENERGY_IN,
                    Column.CYCLE_ENERGY_OUT);
    private static final List<Column> STEP_STARTS =
            List.of(
                    Column.STEP_CHARGE,
                    Column.STEP_DISCHARGE,
                    Column.STEP_ENERGY_IN,
                    Column.STEP_ENERGY_OUT);

    private JournalRows() {}

    /** A sample of the journal, rounded to the resolutions of the columns. */
    public static TelemetryRow.Sample of(Stored<JournalEntry.Sample> stored) {
        JournalEntry.Sample sample = stored.entry();
        RunClock clock = sample.clock();
        ColumnValues values = ColumnValues.empty();
        long monotonicMillis = Math.floorDiv(sample.nanos() + 500_000, 1_000_000L);
        long wallMillis = Math.floorDiv(stored.wallNanos() + 500_000, 1_000_000L);
        values.set(Column.MONOTONIC, monotonicMillis);
        values.set(Column.WALL_LESS_MONOTONIC, wallMillis - monotonicMillis);
        values.set(Column.CLOCK_QUALITY, (long) WireCodes.of(stored.clockQuality()));
        values.set(Column.CHANNEL, (long) sample.channel());
        values.set(Column.REASON, (long) WireCodes.of(sample.reason()));
        values.set(Column.CYCLE, (long) clock.cycle());
        values.set(Column.STEP_COUNT, (long) clock.stepCount());
        values.set(Column.RUN_TIME, clock.runSeconds());
        values.set(Column.STEP_TIME, clock.stepSeconds());
        values.set(Column.RANGE, (long) sample.rangeIndex());
        values.set(Column.VOLTAGE, sample.volts().value());
        values.set(Column.CURRENT, sample.amperes().value());
        values.set(Column.TEMPERATURE, sample.cellCelsius().value());
        values.set(Column.PRESSURE, sample.stackPascals().value());
        values.set(Column.AMBIENT, sample.ambientCelsius().value());
        values.set(Column.QUALITY, qualities(sample));
        values.set(Column.ZERO, sample.zeroAmperes());
        values.set(Column.UNCOUNTED, sample.uncountedSeconds());
        counters(values, sample.total(), TOTALS);
        counters(values, sample.cycleStart(), CYCLE_STARTS);
        counters(values, sample.stepStart(), STEP_STARTS);
        EstimateRow estimate = sample.estimate();
        if (estimate != null) {
            EstimateColumns.put(values, estimate);
        }
        return new TelemetryRow.Sample(
                stored.cursor(), sample.runId(), clock.stepId(), clock.stepType(), values);
    }

    /**
     * The sample as a journal has it, as far as a batch carries it.
     *
     * @throws MalformedException when a number in it has no meaning
     */
    public static Stored<JournalEntry.Sample> toJournal(TelemetryRow.Sample row)
            throws MalformedException {
        ColumnValues values = row.values();
        long nanos = whole(values, Column.MONOTONIC) * 1_000_000L;
        long wallNanos = nanos + whole(values, Column.WALL_LESS_MONOTONIC) * 1_000_000L;
        RunClock clock =
                new RunClock(
                        row.value(Column.RUN_TIME),
                        (int) whole(values, Column.CYCLE),
                        (int) whole(values, Column.STEP_COUNT),
                        row.stepId(),
                        row.stepType(),
                        row.value(Column.STEP_TIME));
        return new Stored<>(
                row.cursor(),
                wallNanos,
                WireCodes.clockQuality("clock", whole(values, Column.CLOCK_QUALITY)),
                new JournalEntry.Sample(
                        row.runId(),
                        (int) whole(values, Column.CHANNEL),
                        nanos,
                        clock,
                        WireCodes.reason("reason", whole(values, Column.REASON)),
                        reading(row, Column.VOLTAGE, 0, nanos),
                        reading(row, Column.CURRENT, 1, nanos),
                        reading(row, Column.TEMPERATURE, 2, nanos),
                        reading(row, Column.PRESSURE, 3, nanos),
                        reading(row, Column.AMBIENT, 4, nanos),
                        counters(row, TOTALS),
                        counters(row, CYCLE_STARTS),
                        counters(row, STEP_STARTS),
                        row.value(Column.UNCOUNTED),
                        row.value(Column.ZERO),
                        (int) whole(values, Column.RANGE),
                        EstimateColumns.row(row)));
    }

    private static long whole(ColumnValues values, Column column) {
        long value = values.get(column);
        return value == Column.MISSING ? 0 : value;
    }

    private static Reading reading(TelemetryRow.Sample row, Column column, int place, long nanos)
            throws MalformedException {
        long code = whole(row.values(), Column.QUALITY) >> (place * QUALITY_BITS) & 7;
        return new Reading(row.value(column), nanos, WireCodes.quality(column.name(), code));
    }

    private static Counters counters(TelemetryRow.Sample row, List<Column> columns) {
        return new Counters(
                row.value(columns.get(0)) / COULOMBS_PER_AMPERE_HOUR,
                row.value(columns.get(1)) / COULOMBS_PER_AMPERE_HOUR,
                row.value(columns.get(2)) / COULOMBS_PER_AMPERE_HOUR,
                row.value(columns.get(3)) / COULOMBS_PER_AMPERE_HOUR);
    }

    private static void counters(ColumnValues values, Counters counters, List<Column> columns) {
        values.set(columns.get(0), counters.chargeAmpereHours() * COULOMBS_PER_AMPERE_HOUR);
        values.set(columns.get(1), counters.dischargeAmpereHours() * COULOMBS_PER_AMPERE_HOUR);
        values.set(columns.get(2), counters.chargeWattHours() * COULOMBS_PER_AMPERE_HOUR);
        values.set(columns.get(3), counters.dischargeWattHours() * COULOMBS_PER_AMPERE_HOUR);
    }

    private static long qualities(JournalEntry.Sample sample) {
        long packed = 0;
        Reading[] readings = {
            sample.volts(),
            sample.amperes(),
            sample.cellCelsius(),
            sample.stackPascals(),
            sample.ambientCelsius()
        };
        for (int i = 0; i < readings.length; i++) {
            packed |= (long) WireCodes.of(readings[i].quality()) << (i * QUALITY_BITS);
        }
        return packed;
    }
}
