package io.presodia.hil.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.hil.bench.BenchOptions;
import io.presodia.hil.bench.ChannelRunRequest;
import io.presodia.hil.bench.HilBench;
import io.presodia.hil.bench.PlannedFault;
import io.presodia.hil.scenario.ScenarioCase;
import io.presodia.hil.scenario.ScenarioReader;
import io.presodia.hil.support.Sessions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Four running channels, each tripped in turn by a fault of another kind, every scan recorded. What
 * the other three have is what they have in a twin in which nothing breaks: the same rows to the
 * nanosecond, none missing, nothing uncounted; to the bit until the trip, and the same but for
 * noise after it, since the converters turn to a channel that is over less often.
 */
class EachChannelTripsTest {
    private static final long SCAN_NANOS = 50_000_000L;
    private static final double BREAKS_AT_SECONDS = 6;

    /** Two readings of bench-4's voltage noise of 20 uV, at six standard deviations. */
    private static final double SAME_VOLTS = 6 * 20e-6 * Math.sqrt(2);

    /** Of each channel: cell, step, what breaks, and the row that it trips. */
    private static final List<List<String>> CHANNELS =
            List.of(
                    List.of("nco-sn-3wt", "0.1", "open_sense_lead: {}", "open-sense-lead"),
                    List.of("nco-na9sn4-0wt", "0.2", "soft_short: {ohm: 100}", "voltage-jump"),
                    List.of("nco-sn-0wt", "0.3", "reversed_cell: {}", "reversed-cell"),
                    List.of("nco-na9sn4-3wt", "0.2", "relay_dead: {}", "relay-not-closed"));

    private final Catalogue catalogue = new Catalogue();

    /** What a bench left behind. */
    private record Kept(
            Map<Integer, List<JournalEntry.Sample>> rows,
            Map<Integer, RunOutcome> outcomes,
            List<String> trips,
            long tripNanos) {}

    private ScenarioCase four() throws Exception {
        StringBuilder text =
                new StringBuilder(
                        "schema: presodia/scenario/v1\ndescription: Four channels.\ngiven:\n");
        for (int channel = 1; channel <= 4; channel++) {
            List<String> what = CHANNELS.get(channel - 1);
            String indent = "  ";
            if (channel == 2) {
                text.append("  other_channels:\n");
            }
            if (channel > 1) {
                text.append("    - channel: ").append(channel).append('\n');
                indent = "      ";
            }
            text.append(indent).append("cell: ").append(what.get(0)).append('\n');
            text.append(indent).append("record: {every: 50 ms}\n");
            text.append(indent)
                    .append("steps: [rest: 1 s, cc: {rate_C: ")
                    .append(what.get(1))
                    .append(", until: {time: 9 s}}]\n");
        }
        for (int channel = 1; channel <= 4; channel++) {
            text.append(channel == 1 ? "inject:\n" : "")
                    .append("  - at: ")
                    .append(BREAKS_AT_SECONDS)
                    .append(" s\n    ")
                    .append(
                            CHANNELS.get(channel - 1)
                                    .get(2)
                                    .replace("{", "{channel: " + channel + ", "))
                    .append('\n');
        }
        text.append("expect: {trip: none}\n");
        return new ScenarioReader(catalogue, Map.of(), null)
                .readText("four", text.toString().replace(", }", "}"))
                .cases()
                .getFirst();
    }

    private static Kept run(ScenarioCase four, List<PlannedFault> faults) throws Exception {
        try (HilBench bench = HilBench.open(four.files(), BenchOptions.withFaults(5))) {
            faults.forEach(bench::plan);
            bench.run(four.runs());
            while (bench.busy()) {
                bench.scan();
            }
            Map<Integer, RunOutcome> outcomes = new HashMap<>();
            bench.ended().forEach(status -> outcomes.put(status.channel(), status.outcome()));
            List<String> trips = new ArrayList<>();
            bench.trips()
                    .forEach(seen ->
                            trips.add(seen.trip().channel() + " " + seen.trip().fault().id()));
            long tripNanos =
                    bench.tripped() ? bench.trips().getFirst().trip().nanos() : Long.MAX_VALUE;
            bench.finish();
            Map<Integer, List<JournalEntry.Sample>> rows = new HashMap<>();
            try (JournalReader reader = JournalReader.open(bench.journalFile())) {
                for (ChannelRunRequest request : four.runs()) {
                    List<JournalEntry.Sample> samples = new ArrayList<>();
                    reader.forEachSample(
                            bench.runId(request), stored -> samples.add(stored.entry()));
                    rows.put(request.channel(), samples);
                }
            }
            return new Kept(rows, outcomes, trips, tripNanos);
        }
    }

    @Test
    void theOtherThreeNeitherLoseAScanNorShowIt() throws Exception {
        ScenarioCase four = four();
        Kept healthy = run(four, List.of());
        assertThat(healthy.trips()).isEmpty();
        assertThat(healthy.outcomes()).hasSize(4).containsValue(RunOutcome.COMPLETED);

        for (int tripped = 1; tripped <= 4; tripped++) {
            Kept kept = run(four, List.of(four.faults().get(tripped - 1)));

            assertThat(kept.trips())
                    .containsExactly(tripped + " " + CHANNELS.get(tripped - 1).get(3));
            assertThat(kept.outcomes()).containsEntry(tripped, RunOutcome.TRIPPED);
            for (int channel = 1; channel <= 4; channel++) {
                if (channel != tripped) {
                    String as = "channel " + channel + " beside the trip of " + tripped;
                    assertThat(kept.outcomes()).as(as).containsEntry(channel, RunOutcome.COMPLETED);
                    assertUnbroken(
                            healthy.rows().getOrDefault(channel, List.of()),
                            kept.rows().getOrDefault(channel, List.of()),
                            kept,
                            as);
                }
            }
        }
    }

    private static void assertUnbroken(
            List<JournalEntry.Sample> twin, List<JournalEntry.Sample> rows, Kept kept, String as) {
        // 10 s of scans of 50 ms.
        assertThat(rows).as(as).hasSameSizeAs(twin).hasSizeGreaterThanOrEqualTo(200);
        double worst = 0;
        int before = 0;
        for (int i = 0; i < rows.size(); i++) {
            JournalEntry.Sample one = rows.get(i);
            JournalEntry.Sample two = twin.get(i);
            String row = as + ", row " + i;
            assertThat(one.nanos()).as(row).isEqualTo(two.nanos());
            if (i > 0) {
                assertThat(one.nanos() - rows.get(i - 1).nanos())
                        .as(row)
                        .isBetween(0L, SCAN_NANOS * 3 / 2);
            }
            assertThat(one.uncountedSeconds()).as(row).isZero();
            assertThat(one.clock()).as(row).isEqualTo(two.clock());
            if (one.nanos() < kept.tripNanos()) {
                before++;
                assertThat(one.volts()).as(row).isEqualTo(two.volts());
                assertThat(one.amperes()).as(row).isEqualTo(two.amperes());
                assertThat(one.total()).as(row).isEqualTo(two.total());
            }
            worst = Math.max(worst, Math.abs(one.volts().value() - two.volts().value()));
        }
        assertThat(before).as(as).isBetween(1, rows.size() - 1);
        assertThat(worst).as(as).isLessThan(SAME_VOLTS);
        int last = rows.size() - 1;
        double charge = twin.get(last).total().netAmpereHours();
        double off = rows.get(last).total().netAmpereHours() / charge - 1;
        Sessions.figure("%s: %.1f uV, %.1f ppm of the charge", as, worst * 1e6, off * 1e6);
        // The trim follows the noise by one code of the DAC, 32 nA, of 0.1 mA and more.
        assertThat(Math.abs(off)).as(as).isLessThan(350e-6);
    }
}
