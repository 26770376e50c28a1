package io.presodia.host.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack promises to call every 900 s; after two missed calls and a minute it is silent. */
class SilenceWatchTest {
    private static final long LATE_MILLIS = (2 * 900 + 60) * 1000 + 1;

    @TempDir private Path folder = Path.of("");
    private final List<String> told = new ArrayList<>();

    private RowStore open() throws Exception {
        return RowStore.open(folder.resolve("rows.db"));
    }

    private List<String> look(RowStore store, long start, long now) throws Exception {
        told.clear();
        new SilenceWatch(store, start).look(now, notice -> told.add(notice.kind()));
        return told;
    }

    @Test
    void aSilentPackIsToldOnceOverRestartsAndOnceWhenItIsBack() throws Exception {
        try (RowStore store = open()) {
            new PackBook(store).seen("pack-1", "{}", 900, 0);
            SilenceWatch watch = new SilenceWatch(store, 0);
            watch.look(LATE_MILLIS - 2, notice -> told.add(notice.kind()));
            assertThat(told).isEmpty();
            watch.look(LATE_MILLIS, notice -> told.add(notice.kind()));
            watch.look(LATE_MILLIS + 10_000, notice -> told.add(notice.kind()));
            assertThat(told).containsExactly("silent");
        }
        try (RowStore store = open()) {
            long later = 10 * LATE_MILLIS;
            assertThat(look(store, LATE_MILLIS + 20_000, later)).isEmpty();
            new PackBook(store).seen("pack-1", later);
            assertThat(look(store, later, later + 1)).containsExactly("back");
            assertThat(look(store, later, later + 2)).isEmpty();
            assertThat(look(store, later, later + LATE_MILLIS)).containsExactly("silent");
        }
    }

    @Test
    void aCollectorThatWasAwayItselfCallsNobodySilent() throws Exception {
        try (RowStore store = open()) {
            new PackBook(store).seen("pack-1", "{}", 900, 0);
            long start = 10 * LATE_MILLIS;
            assertThat(look(store, start, start)).isEmpty();
            assertThat(look(store, start, start + LATE_MILLIS - 2)).isEmpty();
            assertThat(look(store, start, start + LATE_MILLIS)).containsExactly("silent");
        }
    }

    @Test
    void aSilentPackIsNotBackBecauseTheCollectorIs() throws Exception {
        try (RowStore store = open()) {
            new PackBook(store).seen("pack-1", "{}", 900, 0);
            assertThat(look(store, 0, LATE_MILLIS)).containsExactly("silent");
            long start = 10 * LATE_MILLIS;
            assertThat(look(store, start, start)).isEmpty();
            assertThat(look(store, start, start + LATE_MILLIS)).isEmpty();
        }
    }
}
