package io.presodia.host.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of a pack. */
class FleetPageTest {
    private static final String SAID =
            """
            {"identity":{"journal":"journal-1","version":"1.2.3"},"state":"running","keep_days":90,
             "disk_free_bytes":4000000000,"supply":"mains","air_bytes":2000000,"air_cap":100000000,
             "channels":[{"channel":1,"state":"running","run":"run-a","cycle":2,"step":"charge"},
                         {"channel":2,"state":"holding","run":"run-b","text":"<b>look</b> at it"}]}\
            """;

    @TempDir private Path folder = Path.of("");
    private final List<TelemetryRow> rows = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private RowStore store;

    @BeforeEach
    void aPackThatHasSaidHowItStands() throws Exception {
        store = RowStore.open(folder.resolve("rows.db"));
        store.introduce("journal-1", "pack-17", "{}");
        new PackBook(store).seen("pack-17", SAID, 900, 1000);
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private void event(String kind, Tier tier, String text) throws Exception {
        event(kind, tier, 2, rows.size() + 1L, text);
    }

    private void event(String kind, Tier tier, int channel, long wallNanos, String text)
            throws Exception {
        long seq = rows.size() + 1L;
        rows.add(
                new TelemetryRow.Event(
                        new Stored<>(
                                new Cursor(1, seq),
                                wallNanos,
                                ClockQuality.SYNCHRONIZED,
                                JournalEntry.Event.of(kind, tier, channel, null, seq, text))));
        store.take(new Batch("journal-1", 1, 1, false, rows), "pack-17", 1);
    }

    private String page() throws Exception {
        return FleetPage.html(Fleet.of(store, 14_000), 14_000);
    }

    @Test
    void runStepAndStateOfEachChannelAreThere() throws Exception {
        assertThat(page())
                .contains("<td>13 s ago")
                .contains("1: <b>running</b> run-a, cycle 2, step charge")
                .contains("2: <b>holding</b> run-b<br><i>&lt;b&gt;look&lt;/b&gt; at it</i>")
                .contains("<td>2 of 100 MB this month")
                .contains("<td>4000 MB free, rows kept 90 days")
                .contains("<td>mains")
                .contains("<td>1.2.3");
    }

    @Test
    void theNewestAlarmIsThereAndWhoAcknowledgedIt() throws Exception {
        event("over_voltage", Tier.TRIP, "cell voltage 3.71 V above 3.7 V");
        assertThat(page())
                .contains("<td class=alarm>over_voltage on channel 2: cell voltage 3.71 V above")
                .doesNotContain("alice");
        event("latch_cleared", Tier.INFORM, "over_voltage cleared by alice: looked at");
        assertThat(page()).contains("<td>over_voltage cleared by alice: looked at");
        event("over_voltage", Tier.TRIP, "cell voltage 3.72 V above 3.7 V");
        assertThat(page()).contains("3.72 V").doesNotContain("alice");
    }

    /** A pack without a clock of its own began again at an earlier time. */
    @Test
    void anOpenTripIsThereWhateverTheClockSaysAndWhoeverClearedAnother() throws Exception {
        event("over_voltage", Tier.TRIP, 2, 9000, "3.71 V");
        event("latch_cleared", Tier.INFORM, 2, 9500, "over_voltage cleared by alice: looked at");
        event("pressure_low", Tier.TRIP, 1, 100, "61 MPa");
        event("temperature_rate", Tier.TRIP, 3, 200, "2 K/min");
        event("latch_cleared", Tier.INFORM, 1, 300, "pressure_low cleared by eve: set again");
        event("journal_stalled", Tier.WARN, 0, 400, "10 s");

        assertThat(page())
                .contains("<td class=alarm>temperature_rate on channel 3: 2 K/min")
                .doesNotContain("alice", "eve", "more)");

        event("pressure_low", Tier.TRIP, 1, 500, "60 MPa");
        assertThat(page()).contains("pressure_low on channel 1: 60 MPa (and 1 more)");
    }

    @Test
    void aPackThatShouldHaveCalledIsLate() throws Exception {
        long now = 1000 + (2 * 900 + 60) * 1000 + 1;
        assertThat(FleetPage.html(Fleet.of(store, now), now)).contains("<tr class=late>");
        assertThat(page()).doesNotContain("<tr class=late>");
    }
}
