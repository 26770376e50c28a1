package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.JournalOptions.Overflow;
import io.presodia.hal.time.VirtualTimebase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file as it would be found after a power cut: every acknowledged row is there, none is
 * invented, and what is there has no hole.
 */
@Timeout(120)
class JournalPowerCutTest {
    private static final int CUTS = 40;

    @TempDir Path folder;

    /** What lay on the disk at some instant, and what had been promised by then. */
    private record Cut(int number, Bytes database, Bytes wal, long acknowledgedSeq) {}

    private static long seed(long fallback) {
        return Long.getLong("seed", fallback);
    }

    @Test
    void everyAcknowledgedRowSurvivesACutAroundAnyCommit() throws Exception {
        long seed = seed(20260101);
        Random random = new Random(seed);
        Path file = folder.resolve("journal.db");
        var cuts = new ConcurrentLinkedQueue<Cut>();
        Random diskRandom = new Random(seed + 1);
        var disk =
                new WriterHook() {
                    private @Nullable Journal journal;

                    @Override
                    public void beforeCommit() {
                        maybeCut();
                    }

                    @Override
                    public void afterCommit() {
                        maybeCut();
                    }

                    private void maybeCut() {
                        Journal open = journal;
                        if (open != null && cuts.size() < CUTS && diskRandom.nextInt(20) == 0) {
                            long acknowledged = open.acknowledgedSeq();
                            cuts.add(
                                    new Cut(
                                            cuts.size(),
                                            Bytes.of(read(file)),
                                            Bytes.of(read(wal(file))),
                                            acknowledged));
                        }
                    }
                };
        List<JournalEntry> appended = new ArrayList<>();
        var options = new JournalOptions(40, 1, Overflow.HOLD, 0);
        try (Journal journal =
                Journal.open(
                        file,
                        Entries.IDENTITY,
                        new VirtualTimebase(),
                        options,
                        disk,
                        Medium.SOUND)) {
            append(journal, appended, Entries.runStarted("r1"));
            disk.journal = journal;
            // Enough rows that SQLite moves its log into the file many times.
            for (int i = 1; i <= 40_000 && cuts.size() < CUTS; i++) {
                appendSomething(journal, appended, random, i);
            }
        }
        assertThat(cuts).as("seed %d", seed).hasSize(CUTS);
        for (Cut cut : cuts) {
            verify(cut, appended, "seed " + seed + ", cut " + cut.number());
        }
    }

    @Test
    void aTornCommitIsAllOrNothing() throws Exception {
        long seed = seed(4711);
        Random random = new Random(seed);
        Path file = folder.resolve("journal.db");
        List<byte[]> logs = new ArrayList<>();
        List<byte[]> databases = new ArrayList<>();
        List<Long> promisedBefore = new ArrayList<>();
        var disk =
                new WriterHook() {
                    private @Nullable Journal journal;

                    @Override
                    public void afterCommit() {
                        logs.add(read(wal(file)));
                        databases.add(read(file));
                        Journal open = journal;
                        promisedBefore.add(open == null ? 0L : open.acknowledgedSeq());
                    }
                };
        List<JournalEntry> appended = new ArrayList<>();
        var options = new JournalOptions(1000, 1000, Overflow.HOLD, 0);
        try (Journal journal =
                Journal.open(
                        file,
                        Entries.IDENTITY,
                        new VirtualTimebase(),
                        options,
                        disk,
                        Medium.SOUND)) {
            disk.journal = journal;
            append(journal, appended, Entries.runStarted("r1"));
            for (int i = 1; i <= 200; i++) {
                appendSomething(journal, appended, random, i);
                if (random.nextInt(4) == 0) {
                    journal.flush();
                }
            }
        }
        for (int k = 1; k + 1 < logs.size(); k++) {
            int safe = logs.get(k - 1).length;
            byte[] log = logs.get(k);
            byte[] torn = Arrays.copyOf(log, safe + random.nextInt(log.length - safe + 1));
            if (torn.length > safe && random.nextBoolean()) {
                torn[safe + random.nextInt(torn.length - safe)] ^= (byte) (1 << random.nextInt(8));
            }
            String what = "seed " + seed + ", commit " + k + " torn at byte " + torn.length;
            long before = promisedBefore.get(k);
            long rows =
                    verify(
                            new Cut(k, Bytes.of(databases.get(k)), Bytes.of(torn), before),
                            appended,
                            what);
            assertThat(rows).as(what).isIn(before, promisedBefore.get(k + 1));
        }
        assertThat(logs).hasSizeGreaterThan(20);
    }

    private static void appendSomething(
            Journal journal, List<JournalEntry> appended, Random random, int number) {
        switch (random.nextInt(20)) {
            case 0 -> append(journal, appended, Entries.event("r1", number));
            case 1 ->
                    journal.append(
                            new JournalEntry.Checkpoint(
                                    "r1", 1, number, Bytes.ofUtf8(Long.toString(appended.size()))));
            default -> append(journal, appended, Entries.sample("r1", number));
        }
    }

    private static void append(Journal journal, List<JournalEntry> appended, JournalEntry entry) {
        appended.add(entry);
        assertThat(journal.append(entry)).isEqualTo(appended.size());
    }

    /** Restarts on what the cut left; returns how many numbered rows there are. */
    private long verify(Cut cut, List<JournalEntry> appended, String what) throws Exception {
        Path restarted = Files.createDirectory(folder.resolve("cut-" + cut.number()));
        Path file = restarted.resolve("journal.db");
        Files.write(file, cut.database().toArray());
        Files.write(wal(file), cut.wal().toArray());
        try (Journal journal =
                Journal.open(
                        file,
                        Entries.IDENTITY,
                        new VirtualTimebase(),
                        JournalOptions.virtualTime())) {
            assertThat(journal.bootId()).as(what).isEqualTo(2);
        }
        try (JournalReader reader = JournalReader.open(file)) {
            var samples = reader.samples(Cursor.START, Integer.MAX_VALUE);
            var events = reader.events(Cursor.START, Integer.MAX_VALUE);
            int rows = samples.size() + events.size();
            assertThat((long) rows).as(what).isGreaterThanOrEqualTo(cut.acknowledgedSeq());
            // As many distinct numbers as rows, none above their count: a prefix.
            for (var sample : samples) {
                assertThat(sample.cursor().seq()).as(what).isLessThanOrEqualTo(rows);
                assertThat(sample.entry())
                        .as(what)
                        .isEqualTo(appended.get((int) sample.cursor().seq() - 1));
            }
            for (var event : events) {
                JournalEntry expected = appended.get((int) event.cursor().seq() - 1);
                if (expected instanceof JournalEntry.Event) {
                    assertThat(event.entry()).as(what).isEqualTo(expected);
                }
                assertThat(event.cursor().seq()).as(what).isLessThanOrEqualTo(rows);
            }
            var checkpoint = reader.lastCheckpoint("r1");
            if (checkpoint.isPresent()) {
                // It says how many rows had been appended before it: all of them are here.
                assertThat(number(checkpoint.get().entry().state().bytes()))
                        .as(what)
                        .isEqualTo(checkpoint.get().cursor().seq())
                        .isLessThanOrEqualTo(rows);
            }
            return rows;
        }
    }

    private static long number(Bytes state) {
        return Long.parseLong(new String(state.toArray(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Path wal(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
