package io.presodia.host.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalIdentity;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.host.run.RunData;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDiffTest {
    private static final Map<Quantity, Double> EXACT = Map.of();

    @TempDir private Path folder;

    private int written;

    /** One row a second at scans of 50 ms, with these voltages; NaN for a reading that was lost. */
    private RunData run(String event, double... volts) throws Exception {
        Path file = folder.resolve("journal-" + ++written + ".db");
        VirtualTimebase clock = new VirtualTimebase();
        try (Journal journal =
                Journal.open(
                        file,
                        new JournalIdentity("j", "0", "", "bench-4", "B4-0001", true),
                        clock,
                        JournalOptions.virtualTime())) {
            journal.append(
                    new JournalEntry.RunStarted(
                            "r", 1, 0, "c", "p", "", "", 1L, 50_000_000, "k", Map.of()));
            for (int row = 0; row < volts.length; row++) {
                clock.sleepUntil(row * 1_000_000_000L);
                journal.append(sample(row, clock.nanos(), volts[row]));
            }
            journal.append(
                    JournalEntry.Event.of(event, Tier.INFORM, 1, "r", clock.nanos(), "text"));
        }
        return RunData.read(file, "r");
    }

    private static JournalEntry.Sample sample(int row, long nanos, double volts) {
        Reading one = new Reading(1, nanos, Quality.GOOD);
        return new JournalEntry.Sample(
                "r",
                1,
                nanos,
                new RunClock(row, 1, 1, "charge", "cc", row),
                RecordReason.TIME,
                Double.isNaN(volts)
                        ? Reading.busFault(nanos)
                        : new Reading(volts, nanos, Quality.GOOD),
                one,
                one,
                one,
                one,
                Counters.ZERO,
                Counters.ZERO,
                Counters.ZERO,
                0,
                0,
                0);
    }

    @Test
    void theSameRunIsTheSameAndMissingReadingsAgree() throws Exception {
        Comparison result =
                RunDiff.compare(
                        run("done", 2, Double.NaN, 2.5), run("done", 2, Double.NaN, 2.5), EXACT);

        assertThat(result.same()).isTrue();
        assertThat(result.rowsA()).isEqualTo(3);
    }

    @Test
    void theFirstRowScanAndQuantityThatDifferAreNamed() throws Exception {
        Comparison result =
                RunDiff.compare(run("done", 2, 2.1, 2.2, 2.3), run("done", 2, 2.1, 2.25, 9), EXACT);

        Difference first = Objects.requireNonNull(result.first());
        assertThat(first.row()).isEqualTo(3);
        // 2 s at 50 ms.
        assertThat(first.scan()).isEqualTo(40);
        assertThat(first.seconds()).isEqualTo(2);
        assertThat(first.quantity()).isEqualTo("voltage_V");
        assertThat(first.a()).isEqualTo("2.2");
        assertThat(first.b()).isEqualTo("2.25");
    }

    @Test
    void whatLiesWithinItsToleranceAgreesAndWhatDoesNotDiffers() throws Exception {
        RunData one = run("done", 2, 2.1);
        RunData two = run("done", 2, 2.1005);

        assertThat(RunDiff.compare(one, two, Map.of(Quantity.VOLTAGE_V, 6e-4)).same()).isTrue();
        assertThat(RunDiff.compare(one, two, Map.of(Quantity.VOLTAGE_V, 4e-4)).same()).isFalse();
        assertThat(RunDiff.compare(one, two, Map.of(Quantity.CURRENT_A, 1.0)).same()).isFalse();
    }

    @Test
    void aReadingThatOneRunLacksIsADifferenceWithinAnyTolerance() throws Exception {
        Comparison result =
                RunDiff.compare(
                        run("done", 2, 2.1),
                        run("done", 2, Double.NaN),
                        Map.of(Quantity.VOLTAGE_V, 1e3));

        assertThat(Objects.requireNonNull(result.first()).row()).isEqualTo(2);
    }

    @Test
    void aRunThatEndsBeforeTheOtherDiffersInItsRows() throws Exception {
        Comparison result = RunDiff.compare(run("done", 2, 2.1), run("done", 2), EXACT);

        Difference first = Objects.requireNonNull(result.first());
        assertThat(first.quantity()).isEqualTo("rows");
        assertThat(first.row()).isEqualTo(2);
    }

    @Test
    void runsWithTheSameDataAndOtherEventsDifferInTheEvent() throws Exception {
        RunData one = run("done", 2, 2.1);
        RunData two = run("tripped", 2, 2.1);

        assertThat(Objects.requireNonNull(RunDiff.compare(one, two, EXACT).first()).quantity())
                .isEqualTo("event");
        assertThat(RunDiff.compare(one, two, Map.of(Quantity.VOLTAGE_V, 0.0)).same()).isTrue();
    }
}
