package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Room for a trip on a disk that is full. */
@Timeout(60)
class SpareRoomTest {
    private static final long BYTES = 256 * 1024;
    private static final JournalEntry.Event TRIP =
            JournalEntry.Event.of("trip", Tier.TRIP, 1, "r1", 5, "journal-full");

    @TempDir Path folder;
    private volatile boolean full;

    /** A disk that has no room but what the spare file takes. */
    private final WriterHook disk =
            new WriterHook() {
                @Override
                public void beforeCommit() throws SQLException {
                    if (full && Files.exists(spare())) {
                        throw new SQLException("database or disk is full");
                    }
                }
            };

    private Path spare() {
        return folder.resolve("journal.db.spare");
    }

    private Journal open(long maximumBytes) throws JournalException {
        return Journal.open(
                folder.resolve("journal.db"),
                Entries.IDENTITY,
                new VirtualTimebase(),
                new JournalOptions(1000, 1, JournalOptions.Overflow.REFUSE, maximumBytes)
                        .withSpare(BYTES),
                disk,
                Medium.SOUND);
    }

    private List<String> trips() throws JournalException {
        try (JournalReader reader = JournalReader.open(folder.resolve("journal.db"))) {
            return reader.events(Cursor.START, 100).stream()
                    .filter(row -> row.entry().severity() == Tier.TRIP)
                    .map(row -> row.entry().text())
                    .toList();
        }
    }

    /** An attempt that began before the trip came may still fail. */
    private static void writeTrip(Journal journal) throws Exception {
        journal.append(TRIP);
        try {
            journal.flush();
        } catch (JournalException e) {
            journal.flush();
        }
    }

    @Test
    void aTripOnAFullDiskIsWrittenWithWhatWaitedBeforeIt() throws Exception {
        try (Journal journal = open(0)) {
            journal.append(Entries.runStarted("r1"));
            journal.flush();
            assertThat(spare()).hasSize(BYTES);

            full = true;
            journal.append(Entries.sample("r1", 1));
            assertThatThrownBy(journal::flush).hasMessageContaining("disk is full");
            assertThat(spare()).as("nothing but a trip may use it").exists();

            writeTrip(journal);
            assertThat(spare()).doesNotExist();
            assertThat(journal.health().failure()).isEmpty();
        }
        assertThat(trips()).containsExactly("journal-full");
        try (JournalReader reader = JournalReader.open(folder.resolve("journal.db"))) {
            assertThat(reader.samples(Cursor.START, 10)).hasSize(1);
        }
    }

    @Test
    void aFileThatMayNotGrowTakesATripBeyondItsLimit() throws Exception {
        try (Journal journal = open(400 * 1024)) {
            journal.append(Entries.runStarted("r1"));
            assertThatThrownBy(
                            () -> {
                                for (int i = 1; i < 100_000; i++) {
                                    journal.append(Entries.sample("r1", i));
                                    if (i % 500 == 0) {
                                        journal.flush();
                                    }
                                }
                            })
                    .hasMessageContaining("full");
            writeTrip(journal);
        }
        assertThat(trips()).containsExactly("journal-full");
    }

    @Test
    void theRoomIsTakenAgainAtTheNextStart() throws Exception {
        open(0).close();
        Files.delete(spare());
        open(0).close();
        assertThat(spare()).hasSize(BYTES);
    }

    @Test
    void aDiskWithoutPlentyIsLeftItsRoomAndNoneIsKeptUnasked() throws Exception {
        long all = Files.getFileStore(folder).getTotalSpace();
        SpareRoom tooMuch = new SpareRoom(folder.resolve("big.db"), all);
        tooMuch.keep();
        assertThat(folder.resolve("big.db.spare")).doesNotExist();
        assertThat(tooMuch.giveUp()).isFalse();

        new SpareRoom(folder.resolve("none.db"), 0).keep();
        assertThat(folder.resolve("none.db.spare")).doesNotExist();
    }
}
