package io.presodia.hil.scenario;

import io.presodia.config.ConfigException;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.journal.RunRecord;
import io.presodia.firmware.journal.Stored;
import io.presodia.hil.bench.BenchOptions;
import io.presodia.hil.bench.ChannelRunRequest;
import io.presodia.hil.bench.HilBench;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the other channels of a case with those of a twin in which nothing breaks: the same rows
 * at the same times with the same values but for noise, nothing uncounted, the same end. Noise may
 * differ after the fault, since converters turn to an idle channel less often.
 */
final class Twins {
    /** Two readings of bench-4's voltage noise, at six standard deviations, V. */
    private static final double SAME_VOLTS = 6 * 20e-6 * Math.sqrt(2);

    private final ScenarioCase what;
    private final Map<Integer, Kept> kept = new HashMap<>();
    private final Map<Integer, Kept> twin = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    /** What a run left behind. */
    private record Kept(List<JournalEntry.Sample> samples, @Nullable RunOutcome outcome) {}

    Twins(ScenarioCase what) {
        this.what = what;
    }

    private boolean wanted() {
        return what.expect().others() == Expectation.Others.UNTOUCHED;
    }

    /** Keeps the data of the other channels. */
    void keep(HilBench bench) throws IOException {
        if (wanted()) {
            read(bench, kept);
        }
    }

    private void read(HilBench bench, Map<Integer, Kept> into) throws IOException {
        try (JournalReader reader = JournalReader.open(bench.journalFile())) {
            for (ChannelRunRequest request : what.runs()) {
                if (request.channel() != what.channel()) {
                    String runId = bench.runId(request);
                    List<JournalEntry.Sample> samples = new ArrayList<>();
                    reader.forEachSample(runId, stored -> samples.add(stored.entry()));
                    RunOutcome outcome =
                            reader.run(runId)
                                    .map(RunRecord::ended)
                                    .map(Stored::entry)
                                    .map(JournalEntry.RunEnded::outcome)
                                    .orElse(null);
                    into.put(request.channel(), new Kept(samples, outcome));
                }
            }
        }
    }

    /** Runs the twin and compares. */
    void compare(BenchOptions options) throws ConfigException, IOException, InterruptedException {
        if (!wanted()) {
            return;
        }
        ScenarioCase healthy =
                new ScenarioCase(
                        what.id(),
                        what.description(),
                        what.nearMiss(),
                        what.files(),
                        what.seed(),
                        what.durationSeconds(),
                        what.channel(),
                        what.runs(),
                        List.of(),
                        Expectation.nothing("", List.of()));
        CaseRun.run(healthy, options, bench -> read(bench, twin));
        kept.forEach((channel, ours) -> {
            Kept theirs = twin.get(channel);
            if (theirs != null) {
                compare(channel, ours, theirs);
            }
        });
        if (kept.isEmpty()) {
            differences.add("there are no other channels to be untouched");
        }
    }

    private void compare(int channel, Kept ours, Kept theirs) {
        String where = "channel " + channel + ": ";
        if (ours.outcome() != theirs.outcome()) {
            differences.add(where + "ends " + ours.outcome() + " instead of " + theirs.outcome());
        }
        if (ours.samples().size() != theirs.samples().size()) {
            differences.add(
                    where + ours.samples().size() + " rows instead of " + theirs.samples().size());
            return;
        }
        for (int i = 0; i < ours.samples().size(); i++) {
            JournalEntry.Sample one = ours.samples().get(i);
            JournalEntry.Sample two = theirs.samples().get(i);
            if (one.nanos() != two.nanos()
                    || one.uncountedSeconds() != two.uncountedSeconds()
                    || Math.abs(one.volts().value() - two.volts().value()) > SAME_VOLTS) {
                differences.add(
                        String.format(
                                Locale.ROOT,
                                "%srow %d differs: %.6f s, %.6f V, %.3f s uncounted instead of %.6f s, %.6f V, %.3f s",
                                where,
                                i + 1,
                                one.nanos() * 1e-9,
                                one.volts().value(),
                                one.uncountedSeconds(),
                                two.nanos() * 1e-9,
                                two.volts().value(),
                                two.uncountedSeconds()));
                return;
            }
        }
    }

    List<String> differences() {
        return differences;
    }
}
