package io.presodia.hil.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.Stored;
import io.presodia.hil.link.Impairment;
import io.presodia.host.collector.PackBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * 30 % loss each way, repetition, disorder, another address every few seconds, a long silence, both
 * sides killed: every row arrives exactly once. {@code -Dpresodia.link.seeds=50} runs 50 seeds with
 * all times twenty times shorter than in the field; {@code -Dpresodia.link.times=1} one as it is.
 */
@Timeout(7200)
class LossyLinkTest {
    private static final int SEEDS = Integer.getInteger("presodia.link.seeds", 0);
    private static final double TIMES = Integer.getInteger("presodia.link.times", 20);
    private static final Impairment CELLULAR = new Impairment(0.3, 0.1, 0.1, 30);
    private static final double REBIND_SECONDS = 10;
    private static final double BLACKOUT_SECONDS = 600;
    private static final double PHASE_SECONDS = 40;

    /** Campaigns wait most of the time. */
    private static final int AT_ONCE = 6;

    private static final int PATIENCE_SECONDS = 1800;

    @TempDir private Path folder;

    private static long seconds(double value) {
        return (long) (value * 1e9);
    }

    /** Lets the pack work, some fifty rows a second of the field, and the NAT move it about. */
    private static void work(Field field, double forSeconds, boolean measuring) throws Exception {
        long end = Field.REAL.nanos() + seconds(forSeconds);
        while (Field.REAL.nanos() < end) {
            if (measuring) {
                field.measure(Math.max(1, (int) TIMES));
            }
            field.moveEvery(seconds(REBIND_SECONDS / TIMES));
            long idle = field.step();
            Field.REAL.sleep(Math.min(Math.max(idle, 1_000_000), 20_000_000));
        }
    }

    private static double catchUp(Field field) throws Exception {
        long begin = Field.REAL.nanos();
        while (!field.upToDate()) {
            work(field, 0.05, false);
            assertThat((Field.REAL.nanos() - begin) * 1e-9).isLessThan(PATIENCE_SECONDS);
        }
        return (Field.REAL.nanos() - begin) * 1e-9;
    }

    static List<String> kept(Path journal) throws Exception {
        List<String> rows = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(journal)) {
            for (Stored<JournalEntry.Sample> row : reader.samples(Cursor.START, 1_000_000)) {
                rows.add(
                        row.cursor().bootId()
                                + "."
                                + row.cursor().seq()
                                + " "
                                + Math.round(row.entry().volts().value() * 1e5));
            }
            for (Stored<JournalEntry.Event> row : reader.events(Cursor.START, 1_000_000)) {
                rows.add(
                        row.cursor().bootId()
                                + "."
                                + row.cursor().seq()
                                + " "
                                + row.entry().text());
            }
        }
        rows.sort(null);
        return rows;
    }

    private static final java.util.Comparator<String> BY_NUMBER =
            java.util.Comparator.comparingInt(
                    row -> Integer.parseInt(row.substring(row.indexOf('.') + 1, row.indexOf(' '))));

    static List<String> arrived(Path store) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT boot || '.' || seq || ' ' || voltage FROM sample"
                                        + " UNION ALL SELECT boot || '.' || seq || ' ' || text"
                                        + " FROM event")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        rows.sort(null);
        return rows;
    }

    static long count(Path store, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private void campaign(long seed, double blackoutSeconds, double phaseSeconds) throws Exception {
        Path own = Files.createDirectories(folder.resolve("seed" + seed));
        try (Field field = new Field(own, CELLULAR, TIMES, seed)) {
            work(field, phaseSeconds, true);
            field.restartCollector(true);
            work(field, phaseSeconds, true);
            field.restartPack();
            work(field, phaseSeconds, true);
            field.link.silence(true);
            work(field, blackoutSeconds, true);
            field.link.silence(false);
            double caughtUp = catchUp(field);
            List<String> kept = kept(field.journalFile());
            assertThat(arrived(field.store())).as("seed %d", seed).isEqualTo(kept);
            assertThat(count(field.store(), "SELECT count(*) FROM gap")).isZero();
            System.out.printf(
                    "link: seed %d, %d rows, %.1f s blackout, caught up in %.1f s, %d sessions,"
                            + " %d of %d datagrams%n",
                    seed,
                    kept.size(),
                    blackoutSeconds,
                    caughtUp,
                    field.sessions(),
                    field.link.carried(),
                    field.link.offered());
        }
    }

    @Test
    void everyRowArrivesExactlyOnceOverABadLinkAndThroughKills() throws Exception {
        if (SEEDS == 0 && TIMES == 20) {
            campaign(1, 1, 0.4);
            return;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> campaigns = new ArrayList<>();
            for (int i = 1; i <= Math.max(1, SEEDS); i++) {
                long seed = i;
                campaigns.add(
                        pool.submit(() -> {
                            campaign(seed, BLACKOUT_SECONDS / TIMES, PHASE_SECONDS / TIMES);
                            return seed;
                        }));
            }
            for (Future<?> one : campaigns) {
                one.get();
            }
        }
    }

    @Test
    void aCollectorBroughtBackFromAnOldCopyGetsTheLostRowsAgain() throws Exception {
        try (Field field = new Field(folder, Impairment.NONE, TIMES, 1)) {
            field.measure(150);
            catchUp(field);
            Path copy = folder.resolve("yesterday.db");
            field.rows().backup(copy);
            field.measure(300);
            catchUp(field);
            field.restore(copy);
            field.measure(60);
            catchUp(field);
            assertThat(arrived(field.store())).isEqualTo(kept(field.journalFile()));
        }
    }

    @Test
    void anAlarmGoesBeforeOlderRowsAndIsThereOnce() throws Exception {
        try (Field field = new Field(folder, Impairment.NONE, TIMES, 1)) {
            field.measure(2000);
            field.trip("cell voltage 3.71 V above 3.7 V");
            while (field.alarms.isEmpty()) {
                work(field, 0.01, false);
            }
            assertThat(count(field.store(), "SELECT count(*) FROM sample")).isLessThan(200);
            catchUp(field);
            assertThat(field.alarms).containsExactly("pack-1 cell voltage 3.71 V above 3.7 V");
            assertThat(arrived(field.store())).isEqualTo(kept(field.journalFile()));
        }
    }

    @Test
    void theNewestRowsAreSeenWhileOlderOnesGoOut() throws Exception {
        try (Field field = new Field(folder, Impairment.NONE, TIMES, 1)) {
            field.measure(2000);
            String newest = kept(field.journalFile()).stream().max(BY_NUMBER).orElseThrow();
            while (!arrived(field.store()).contains(newest)) {
                work(field, 0.01, false);
            }
            assertThat(count(field.store(), "SELECT count(*) FROM sample")).isLessThan(1000);
            catchUp(field);
            assertThat(arrived(field.store())).isEqualTo(kept(field.journalFile()));
        }
    }

    @Test
    void whatTheQuotaDropsIsSaidAndAlarmsStillGo() throws Exception {
        try (Field field = new Field(folder, Impairment.NONE, TIMES, 1)) {
            field.cap(6000);
            field.measure(3000);
            field.trip("cell temperature 61 Cel above 60 Cel");
            field.measure(3000);
            work(field, 3, false);
            long dropped = dropped(field);
            for (int more = 0; more < 100 && dropped <= 1000; more++) {
                work(field, 0.5, false);
                dropped = dropped(field);
            }
            long samples = count(field.store(), "SELECT count(*) FROM sample");
            assertThat(field.alarms).hasSize(1);
            assertThat(samples).isBetween(60L, 1000L);
            assertThat(dropped).isGreaterThan(1000);
            Cursor acknowledged = Objects.requireNonNull(field.pusherNow().acknowledged());
            assertThat(samples + dropped + count(field.store(), "SELECT count(*) FROM event"))
                    .isGreaterThanOrEqualTo(acknowledged.seq());
        }
    }

    @Test
    void aStopWaitsForThePackAndIsDoneOnceOrShownExpired() throws Exception {
        try (Field field = new Field(folder, CELLULAR, TIMES, 3)) {
            catchUp(field);
            PackBook book = new PackBook(field.rows());
            long now = Field.REAL.wall().toEpochMilli();
            field.link.silence(true);
            book.order(order("stop-1", now + 600_000), now);
            book.order(order("stop-2", now + 200), now);
            work(field, 0.5, false);
            assertThat(states(book)).isEqualTo(Map.of("stop-1", "pending", "stop-2", "expired"));
            field.link.silence(false);
            while (!"done".equals(states(book).get("stop-1"))) {
                field.measure(60);
                work(field, 0.1, false);
            }
            field.restartPack();
            field.measure(60);
            catchUp(field);
            assertThat(field.done).containsExactly("stop-1");
            assertThat(states(book)).isEqualTo(Map.of("stop-1", "done", "stop-2", "expired"));
        }
    }

    private static long dropped(Field field) throws Exception {
        return count(field.store(), "SELECT sum(rows) FROM gap WHERE reason = 'quota'");
    }

    private static PackBook.Order order(String id, long expires) {
        return new PackBook.Order(
                id, "pack-1", 1, "stop", Map.of("reason", "test"), "alice", expires, "", "");
    }

    private static Map<String, String> states(PackBook book) throws Exception {
        Map<String, String> states = new java.util.TreeMap<>();
        for (PackBook.Order order : book.orders("pack-1", Field.REAL.wall().toEpochMilli())) {
            states.put(order.id(), order.state());
        }
        return states;
    }

    @Test
    void aPoliteRestartOfTheCollectorCostsNoHandshake() throws Exception {
        try (Field field = new Field(folder, Impairment.NONE, TIMES, 1)) {
            field.measure(100);
            catchUp(field);
            field.restartCollector(false);
            field.link.rebind();
            field.measure(100);
            catchUp(field);
            assertThat(field.sessions()).isEqualTo(1);
            assertThat(arrived(field.store())).isEqualTo(kept(field.journalFile()));
        }
    }

    @Test
    void noPackWritesAnothersRows() throws Exception {
        try (Field field = new Field(folder, Impairment.NONE, TIMES, 1)) {
            field.measure(60);
            catchUp(field);
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowable(
                                    () -> field.rows().introduce("journal-1", "pack-2", "{}")))
                    .hasMessageContaining("belongs to another pack");
        }
    }
}
