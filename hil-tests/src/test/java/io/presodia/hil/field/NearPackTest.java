package io.presodia.hil.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.push.Pusher;
import io.presodia.host.collector.Fleet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What passes between a pack and its collector, whatever carries it. */
@Timeout(60)
class NearPackTest {
    private static final String GAPS = "SELECT sum(rows) FROM gap WHERE reason = 'retention'";

    /** Beginning, samples and end of the first run. */
    private static final int FIRST_RUN = 60;

    @TempDir private Path folder;

    private List<String> arrived(Path store, NearPack pack, int missing) throws Exception {
        List<String> arrived = LossyLinkTest.arrived(store);
        List<String> kept = LossyLinkTest.kept(pack.journalFile());
        assertThat(arrived).containsAll(kept).hasSize(FIRST_RUN - missing + kept.size());
        return arrived;
    }

    @Test
    void whatAPackHasDroppedIsSaidToBeAndTheRestComesAgainExactlyOnce() throws Exception {
        try (NearPack pack = new NearPack(folder)) {
            pack.begin("run-1", 0);
            pack.measure(FIRST_RUN - 2);
            pack.push();
            // From here on the end of run-1 is missing in this copy, and what comes after it.
            Path old = folder.resolve("old.db");
            pack.rows().backup(old);
            pack.begin("run-2", 91);
            pack.measure(30);
            pack.push();
            Path yesterday = folder.resolve("yesterday.db");
            pack.rows().backup(yesterday);
            pack.measure(20);
            List<String> everything = LossyLinkTest.kept(pack.journalFile());

            assertThat(pack.forget(92)).isEqualTo(Cursor.START);
            assertThat(pack.forget(90).seq()).isEqualTo(FIRST_RUN);
            assertThat(LossyLinkTest.kept(pack.journalFile()))
                    .hasSize(everything.size() - FIRST_RUN);
            pack.push();
            assertThat(LossyLinkTest.arrived(pack.storeFile())).isEqualTo(everything);

            pack.restore(yesterday);
            pack.measure(10);
            pack.push();
            arrived(yesterday, pack, 0);
            assertThat(LossyLinkTest.count(yesterday, "SELECT count(*) FROM gap")).isZero();

            pack.restore(old);
            pack.measure(10);
            pack.push();
            arrived(old, pack, 1);
            assertThat(LossyLinkTest.count(old, GAPS + " AND seq = 60")).isEqualTo(1);

            Path empty = folder.resolve("new.db");
            pack.restore(empty);
            pack.measure(10);
            pack.push();
            arrived(empty, pack, FIRST_RUN);
            assertThat(LossyLinkTest.count(empty, GAPS + " AND seq = 1")).isEqualTo(FIRST_RUN);
            Fleet.Pack shown = Fleet.of(pack.rows(), 0).getFirst();
            assertThat(shown.missingWhy()).isEqualTo("60 retention");
            assertThat(shown.rows()).isEqualTo(LossyLinkTest.arrived(empty).size());
        }
    }

    @Test
    void rowsThatTheCollectorLostAreUnacknowledgedAgainAndStay() throws Exception {
        try (NearPack pack = new NearPack(folder)) {
            Path empty = folder.resolve("empty.db");
            pack.rows().backup(empty);
            pack.begin("run-1", 0);
            pack.measure(FIRST_RUN - 2);
            pack.begin("run-2", 91);
            pack.measure(10);
            pack.push();
            pack.restore(empty);
            pack.measure(60);
            long begin = pack.clock.nanos();
            while (!Cursor.START.equals(pack.acknowledged())) {
                pack.step();
            }
            // Two batches are refused, then it asks where to go on.
            assertThat(pack.clock.nanos() - begin).isLessThan(20_000_000_000L);
            assertThat(pack.forget(90)).isEqualTo(Cursor.START);
            pack.push();
            assertThat(pack.forget(90).seq()).isEqualTo(FIRST_RUN);
        }
    }

    @Test
    void aChangeOfStateIsToldAtOnceAndNotMoreOftenThanEveryFiveSeconds() throws Exception {
        try (NearPack pack = new NearPack(folder)) {
            pack.state = "1 idle";
            pack.begin("run-1", 0);
            pack.measure(1);
            pack.work(100);
            assertThat(pack.calls).containsExactly(Pusher.HELLO, Pusher.ROWS);
            pack.calls.clear();
            pack.state = "1 running run-1";
            pack.work(1);
            assertThat(pack.calls).containsExactly(Pusher.HELLO);
            Fleet.Pack shown = Fleet.of(pack.rows(), 0).getFirst();
            assertThat(shown.status().path("state").asString()).isEqualTo("1 running run-1");
            for (int i = 0; i < 60; i++) {
                pack.state = "fluttering " + i;
                pack.work(1);
            }
            assertThat(pack.calls).hasSizeBetween(11, 14);
            pack.calls.clear();
            for (int minute = 0; minute < 31; minute++) {
                pack.clock.elapse(60_000_000_000L);
                pack.step();
            }
            assertThat(pack.calls).hasSizeBetween(2, 3).containsOnly(Pusher.HELLO);
        }
    }
}
