package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.JournalOptions.Overflow;
import io.presodia.hal.time.VirtualTimebase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power is lost beneath SQLite: of the sectors that were written since the last fsync each may be
 * there, lost or torn, and the file may have grown or not.
 *
 * <p>The images are composed from the files as they were after each commit. With {@code
 * synchronous=FULL} a commit writes its frames to the log and syncs it; when it also moves the log
 * into the database, those writes begin after that sync and are synced before the commit returns.
 * So there are two kinds of loss: within the log while the database is as before, and within the
 * database while the log is whole.
 */
@Timeout(120)
class TornWritesTest {
    private static final long SEED = Long.getLong("seed", 20_261_122L);
    private static final int COMMITS = 120;

    @TempDir Path folder;

    /** Both files after a commit, and what had been acknowledged before it. */
    @SuppressWarnings("ArrayRecordComponent") // Megabytes that nobody changes or compares.
    private record Image(byte[] database, byte[] log, long acknowledgedBefore) {}

    /** Keeps the files as they are after each commit. */
    private static final class Recording implements WriterHook {
        private final Path file;
        private final List<Image> images = new ArrayList<>();
        private @Nullable Journal journal;

        Recording(Path file) {
            this.file = file;
        }

        @Override
        public int logPages() {
            return 60;
        }

        @Override
        public void afterCommit() {
            Journal open = journal;
            long before = open == null ? 0 : open.acknowledgedSeq();
            images.add(new Image(read(file), read(log(file)), before));
        }
    }

    @Test
    void whateverSectorsAreLostTheJournalOpensWithEveryAcknowledgedRowAndNoOther()
            throws Exception {
        Random random = new Random(SEED);
        Path file = folder.resolve("journal.db");
        Recording disk = new Recording(file);
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
            append(journal, appended, List.of(Entries.runStarted("r1")));
            for (int commit = 0; commit < COMMITS; commit++) {
                List<JournalEntry> scan = new ArrayList<>();
                int rows = 1 + random.nextInt(40);
                for (int i = 1; i <= rows; i++) {
                    scan.add(Entries.sample("r1", appended.size() + i));
                }
                append(journal, appended, scan);
                journal.flush();
            }
        }
        int moved = 0;
        int images = 0;
        for (int k = 1; k + 1 < disk.images.size(); k++) {
            Image before = disk.images.get(k - 1);
            Image after = disk.images.get(k);
            long kept = after.acknowledgedBefore();
            long written = disk.images.get(k + 1).acknowledgedBefore();
            String what = "-Dseed=" + SEED + ", commit " + k;
            byte[] log = compose(before.log(), after.log(), random);
            assertThat(verify(before.database(), log, appended, ++images, what + ", log"))
                    .as(what)
                    .isIn(kept, written);
            if (!Arrays.equals(before.database(), after.database())) {
                moved++;
                byte[] database = compose(before.database(), after.database(), random);
                assertThat(verify(database, after.log(), appended, ++images, what + ", database"))
                        .as(what)
                        .isEqualTo(written);
            }
        }
        assertThat(moved).as("commits that moved the log").isGreaterThan(5);
        assertThat(images).isGreaterThan(COMMITS - 5);
    }

    /** After the crash: each sector as before, as after, or torn; the new length or the old. */
    private static byte[] compose(byte[] before, byte[] after, Random random) {
        int sector = random.nextBoolean() ? 512 : 4096;
        boolean grown = after.length <= before.length || random.nextInt(4) > 0;
        byte[] image = Arrays.copyOf(before, grown ? after.length : before.length);
        double lost = random.nextDouble();
        for (int from = 0; from < Math.min(image.length, after.length); from += sector) {
            int to = Math.min(Math.min(from + sector, image.length), after.length);
            if (random.nextDouble() < lost) {
                continue;
            }
            int torn = random.nextInt(8) == 0 ? from + random.nextInt(to - from) : to;
            System.arraycopy(after, from, image, from, torn - from);
        }
        return image;
    }

    /** Rows that belong together, with the checkpoint after them. */
    private static void append(
            Journal journal, List<JournalEntry> appended, List<JournalEntry> rows) {
        appended.addAll(rows);
        List<JournalEntry> scan = new ArrayList<>(rows);
        scan.add(
                new JournalEntry.Checkpoint(
                        "r1", 1, 1, Bytes.ofUtf8(Integer.toString(appended.size()))));
        assertThat(journal.appendAll(scan)).isEqualTo(appended.size());
    }

    /** Restarts on an image; returns how many rows there are. */
    private long verify(
            byte[] database, byte[] log, List<JournalEntry> appended, int number, String what)
            throws Exception {
        Path file = folder.resolve("image-" + number + ".db");
        Files.write(file, database);
        Files.write(log(file), log);
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
            long rows = samples.size() + (long) reader.events(Cursor.START, 10).size();
            for (var sample : samples) {
                int seq = (int) sample.cursor().seq();
                assertThat(sample.entry()).as(what).isEqualTo(appended.get(seq - 1));
            }
            var checkpoint = reader.lastCheckpoint("r1");
            if (checkpoint.isPresent()) {
                byte[] state = checkpoint.get().entry().state().bytes().toArray();
                assertThat(Long.parseLong(new String(state, StandardCharsets.UTF_8)))
                        .as(what)
                        .isEqualTo(rows);
            }
            return rows;
        } finally {
            Files.delete(file);
        }
    }

    private static Path log(Path file) {
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
