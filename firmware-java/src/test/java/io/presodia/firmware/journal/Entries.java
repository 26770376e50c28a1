package io.presodia.firmware.journal;

import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Tier;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries for tests, each told apart by one number. */
final class Entries {
    static final JournalIdentity IDENTITY =
            new JournalIdentity("journal-1", "0.1.0", "abc123", "bench-4", "virtual-1", true);

    private Entries() {}

    static JournalEntry.RunStarted runStarted(String runId) {
        return new JournalEntry.RunStarted(
                runId,
                1,
                5,
                "nco-sn-3wt",
                "first-cycle-activation",
                "P-17",
                "K. Lab",
                42L,
                50_000_000,
                "bench-4/2026-01-01",
                Map.of("cathode_active_mg", "2.5"));
    }

    static JournalEntry.Sample sample(String runId, long number) {
        long nanos = number * 50_000_000;
        double amount = number * 1e-6;
        return new JournalEntry.Sample(
                runId,
                1,
                nanos,
                new RunClock(number * 0.05, 1, 2, "charge", "cc", number * 0.04),
                RecordReason.TIME,
                good(3 + amount, nanos + 1),
                good(2.9e-5 + amount, nanos + 2),
                good(30.25, nanos + 3),
                good(75e6 + number, nanos + 4),
                good(25.5, nanos + 5),
                new Counters(amount, 2 * amount, 3 * amount, 4 * amount),
                new Counters(amount / 2, amount / 4, amount / 8, amount / 16),
                new Counters(amount / 3, amount / 5, amount / 7, amount / 9),
                0.25,
                3e-9,
                1);
    }

    static JournalEntry.Event event(@Nullable String runId, long number) {
        return new JournalEntry.Event(
                "over_voltage",
                Tier.TRIP,
                1,
                runId,
                number * 50_000_000,
                "cell voltage 3.71 V above 3.7 V",
                3.71,
                3.7,
                "V",
                "{\"n\":" + number + "}");
    }

    /** The sample with what was held for true. */
    static JournalEntry.Sample estimated(String runId, long number, EstimateRow estimate) {
        JournalEntry.Sample bare = sample(runId, number);
        return new JournalEntry.Sample(
                bare.runId(),
                bare.channel(),
                bare.nanos(),
                bare.clock(),
                bare.reason(),
                bare.volts(),
                bare.amperes(),
                bare.cellCelsius(),
                bare.stackPascals(),
                bare.ambientCelsius(),
                bare.total(),
                bare.cycleStart(),
                bare.stepStart(),
                bare.uncountedSeconds(),
                bare.zeroAmperes(),
                bare.rangeIndex(),
                estimate);
    }

    /** How many rows a table of a journal has, or those that a condition after its name names. */
    static int rows(Path file, String table) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return row.getInt(1);
        }
    }

    static Reading good(double value, long nanos) {
        return new Reading(value, nanos, io.presodia.hal.channel.Quality.GOOD);
    }
}
