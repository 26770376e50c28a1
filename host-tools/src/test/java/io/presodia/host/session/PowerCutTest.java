package io.presodia.host.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.Medium;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.journal.Stored;
import io.presodia.hal.sim.board.VirtualChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The controller dies at random scans of every kind of step; the cell lives on. */
class PowerCutTest {
    private static final long SEED = Long.getLong("seed", 20_261_122L);
    private static final int CUTS = Integer.getInteger("presodia.cuts", 32);
    private static final long MOST_SCANS = 100_000;

    /** More than the contact of a relay takes to fall. */
    private static final long RELAY_NANOS = 50_000_000;

    /** Of the protocol: 0.5C of this cell, A. */
    private static final double MOST_AMPERES = 0.48e-3;

    /** The share of the throughput that a power cut may cost. */
    private static final double ALLOWED = 0.0005;

    private static final String PROTOCOL =
            """
            schema: presodia/protocol/v1
            name: everything
            record: {every: 20 s, on_voltage_change_mV: 5}
            steps:
              - rest: 3 min
              - id: first-pulse
                pulse: {rate_C: 0.1, duration: 1 s, at: [1 s]}
              - id: begin
                cc: {rate_C: 0.5, until: {time: 50 min}}
              - loop:
                  times: 2
                  cycle: true
                  steps:
                    - id: charge
                      cc: {rate_C: 0.3, until: {time: 6 min}}
                    - rest: 2 min
                    - id: up
                      ramp: {rate_C: [0, 0.3], duration: 6 min}
              - id: hold
                cccv: {rate_C: 0.3, voltage_V: 2.9, until: {time: 15 min}}
              - id: titrate
                gitt: {rate_C: 0.2, pulse: 10 min, rest: 3 min, until: {time: 26 min}}
              - id: discharge
                cc: {rate_C: -0.2, until: [{voltage: window_lower}, {time: 10 min}]}
            """;

    @TempDir Path folder;

    private PreparedBench prepared;

    @BeforeEach
    void prepare() throws Exception {
        Path file = Files.writeString(folder.resolve("everything.yaml"), PROTOCOL);
        prepared = KillableBench.prepare(file.toString(), "nco-sn-3wt", 1000);
    }

    /** What is left of a run in its journal, and what really flowed, A h. */
    private record Left(
            RunStatus status,
            double trueAmpereHours,
            List<Stored<JournalEntry.Sample>> samples,
            List<Stored<JournalEntry.Event>> events) {
        JournalEntry.Sample last() {
            return samples.getLast().entry();
        }

        double uncounted() {
            return last().uncountedSeconds();
        }

        double ampereHours() {
            return last().total().throughputAmpereHours();
        }
    }

    private static Left left(KillableBench bench, Path file, RunStatus status) throws IOException {
        VirtualChannel channel = bench.rig.bench().channel(1);
        double truth = channel.chargeAmpereHours() + channel.dischargeAmpereHours();
        try (JournalReader reader = JournalReader.open(file)) {
            return new Left(
                    status,
                    truth,
                    reader.samples(Cursor.START, Integer.MAX_VALUE),
                    reader.events(Cursor.START, Integer.MAX_VALUE));
        }
    }

    private KillableBench bench(Path file) throws Exception {
        return new KillableBench(prepared, file, JournalOptions.virtualTime(), Medium.SOUND);
    }

    @Test
    void aRunThatIsCutAtAnyScanComesToTheSameEnd() throws Exception {
        Path twinFile = folder.resolve("twin.db");
        Left twin;
        long scans;
        try (KillableBench bench = bench(twinFile)) {
            bench.boot().submit(bench.plan());
            RunStatus status = bench.runToEnd(MOST_SCANS);
            scans = bench.firmware().scans();
            bench.finish();
            twin = left(bench, twinFile, status);
        }
        assertThat(twin.status().outcome())
                .as(twin.status().text())
                .isEqualTo(RunOutcome.COMPLETED);
        Random random = new Random(SEED);
        double worst = 0;
        TreeSet<String> steps = new TreeSet<>();
        for (int cut = 0; cut < CUTS; cut++) {
            long at = 20 + random.nextLong(scans - 40);
            // A longer outage lets the cell relax: it then takes in other charge than its twin.
            double longest = cut % 2 == 0 ? 5 : 3600;
            long outage = (long) ((0.2 + longest * random.nextDouble()) * 1e9);
            String what = "-Dseed=" + SEED + ", cut " + cut + " at scan " + at;
            Path file = folder.resolve("cut-" + cut + ".db");
            Left left = cut(file, at, outage, random, steps, what);
            // What the firmware did not count flowed while it could not read, and it says so.
            double gain = twin.ampereHours() / twin.trueAmpereHours();
            double missing = left.trueAmpereHours() * gain - left.ampereHours();
            assertThat(missing)
                    .as(what)
                    .isBetween(-MOST_AMPERES / 3600, MOST_AMPERES * left.uncounted() / 3600);
            if (cut % 2 == 0) {
                worst = Math.max(worst, compare(left, twin, what));
            }
        }
        assertThat(steps).contains("begin", "charge", "up", "hold", "titrate", "discharge");
        System.out.printf(
                "figure: %d power cuts in %s: throughput off by %.4f %% at most%n",
                CUTS, steps, worst * 100);
    }

    private Left cut(
            Path file, long at, long outageNanos, Random random, Set<String> steps, String what)
            throws Exception {
        try (KillableBench bench = bench(file)) {
            Firmware first = bench.boot();
            first.submit(bench.plan());
            long kept = at - random.nextInt(2);
            for (long i = 0; i < at; i++) {
                first.scan();
                if (i + 1 == kept) {
                    bench.flush();
                }
            }
            long acknowledged = bench.journal().acknowledgedSeq();
            RunStatus before = first.status(1);
            if (before != null && before.clock() != null) {
                steps.add(before.clock().stepId());
            }
            bench.kill(outageNanos);
            bench.bootAndResume();
            assertThat(bench.recovery.runs()).as(what).hasSize(1);
            bench.rig.timebase().elapse(RELAY_NANOS);
            assertThat(bench.rig.bench().channel(1).relayClosed()).as(what).isFalse();
            RunStatus status = bench.runToEnd(MOST_SCANS);
            bench.finish();
            Left left = left(bench, file, status);
            verify(left, acknowledged, what + ": " + status.text());
            return left;
        }
    }

    private static void verify(Left left, long acknowledged, String what) {
        assertThat(left.status().outcome()).as(what).isEqualTo(RunOutcome.COMPLETED);
        List<Long> numbers = new ArrayList<>();
        left.samples().forEach(row -> numbers.add(row.cursor().seq()));
        left.events().forEach(row -> numbers.add(row.cursor().seq()));
        numbers.sort(null);
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).as(what).isEqualTo(i + 1L);
        }
        long firstBoot =
                left.samples().stream().filter(row -> row.cursor().bootId() == 1).count()
                        + left.events().stream().filter(row -> row.cursor().bootId() == 1).count();
        assertThat(firstBoot).as(what).isGreaterThanOrEqualTo(acknowledged);
        double charge = 0;
        double uncounted = 0;
        for (Stored<JournalEntry.Sample> row : left.samples()) {
            double now = row.entry().total().throughputAmpereHours();
            assertThat(now).as(what).isGreaterThanOrEqualTo(charge);
            charge = now;
            uncounted = row.entry().uncountedSeconds();
        }
        assertThat(uncounted).as(what).isBetween(0.1, 8.0);
        assertThat(left.events().stream().map(row -> row.entry().kind()))
                .as(what)
                .contains("power_cut_found", "run_taken_over", "power_cut");
    }

    private static double compare(Left left, Left twin, String what) {
        double off = Math.abs(left.ampereHours() / twin.ampereHours() - 1);
        assertThat(off).as(what).isLessThan(ALLOWED);
        assertThat(left.last().clock().stepCount())
                .as(what)
                .isEqualTo(twin.last().clock().stepCount());
        assertThat(left.last().clock().cycle()).as(what).isEqualTo(twin.last().clock().cycle());
        return off;
    }
}
