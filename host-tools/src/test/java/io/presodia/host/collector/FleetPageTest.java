package io.presodia.host.collector;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.Column;
import io.presodia.firmware.telemetry.ColumnValues;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import io.presodia.hal.time.VirtualTimebase;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of a pack. */
class FleetPageTest {
    private static final String SAID =
            """
            {"identity":{"journal":"journal-1","version":"1.2.3","boot":1},"state":"running","keep_days":90,
             "disk_free_bytes":4000000000,"supply":"mains","air_bytes":2000000,"air_cap":100000000,
             "link":{"exchanges":97,"failed":2,"repeats":3,"answer_ms":120,"sessions":1},
             "said_ms":1000,"monotonic_ms":50000,
             "channels":[{"channel":1,"state":"running","run":"run-a","cycle":2,"step":"charge",
                          "relay":"closed"},
                         {"channel":2,"state":"holding","run":"run-b","text":"<b>look</b> at it",
                          "relay":"open"}]}\
            """;

    private static final String RUN = "run-b";

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
                                JournalEntry.Event.of(kind, tier, channel, RUN, seq, text))));
        store.take(new Batch("journal-1", 1, 1, false, rows), "pack-17", 1);
    }

    private String page() throws Exception {
        return FleetHtml.of(Fleet.of(store, 14_000), 14_000);
    }

    @Test
    void runStepAndStateOfEachChannelAreThere() throws Exception {
        assertThat(page())
                .contains("<td>13 s ago")
                .contains("1: <b>running</b> run-a, cycle 2, step charge")
                .contains(
                        "2: <b>holding</b> run-b, relay open<br><i>&lt;b&gt;look&lt;/b&gt; at it</i>")
                .contains(
                        "<td>answers in 120 ms, 3 % sent again, 2 of 97 calls failed, sessions: 1;")
                .contains("; 2.0 of 100 MB this month")
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

    @Test
    void anAlarmSaysItsKindOnceAndNamesTheBoard() throws Exception {
        event("over-voltage", Tier.WARN, 0, 1, "over-voltage: cell voltage 1.6 V");
        assertThat(page())
                .contains("<td class=alarm>over-voltage on the board: cell voltage 1.6 V");
    }

    @Test
    void whoHasSeenAnAlarmIsThereThoughTheTripIsStillOpen() throws Exception {
        event("over_voltage", Tier.TRIP, "cell voltage 3.71 V above 3.7 V");
        assertThat(page()).contains("<td class=alarm>over_voltage", "<td>nobody");
        assertThat(Acknowledgements.add(store, "pack-17", "bob", "on my way", 2000)).isTrue();
        assertThat(page()).contains("<td class=alarm>over_voltage", "<td>seen by bob: on my way");
        event("latch_cleared", Tier.INFORM, "over_voltage cleared by alice: looked at");
        event("journal_stalled", Tier.WARN, "10 s");
        assertThat(page()).contains("<td class=alarm>journal_stalled", "<td>nobody");
        Acknowledgements.add(store, "pack-17", "bob", "", 3000);
        assertThat(page()).contains("<td class=quiet>journal_stalled", "<td>seen by bob");
        assertThat(Acknowledgements.add(store, "pack-18", "bob", "", 3000)).isFalse();
    }

    @Test
    void aHoldIsThereWithWhoHasSeenItAndWhoLetItGoOn() throws Exception {
        event("hold_reached", Tier.WARN, "waits for the operator: <press> it");
        String waits = "<span class=alarm>waits for the operator: &lt;press&gt; it</span>";
        assertThat(page()).contains(waits + " acknowledged: nobody");
        Acknowledgements.add(store, "pack-17", "bob", "lunch", 2000);
        assertThat(page()).contains(waits + " acknowledged: seen by bob: lunch");
        event("hold_acknowledged", Tier.INFORM, "alice asked for it: pressed");
        assertThat(page()).contains("acknowledged: alice asked for it: pressed");
        assertThat(page())
                .contains("<td class=quiet>hold_reached on channel 2: waits for the operator")
                .contains("(14 s ago)<td>alice asked for it: pressed");
        new PackBook(store).seen("pack-17", SAID.replace("holding", "running"), 900, 1000);
        assertThat(page()).contains("<span class=old>last hold: waits for the operator");
    }

    private void sample(String run, long channel, long monotonicMillis) throws Exception {
        Map<Column, Long> values = new EnumMap<>(Column.class);
        values.put(Column.CHANNEL, channel);
        values.put(Column.CLOCK_QUALITY, 1L);
        values.put(Column.MONOTONIC, monotonicMillis);
        values.put(Column.VOLTAGE, Column.VOLTAGE.steps(3.5));
        values.put(Column.CURRENT, Column.CURRENT.steps(0.002));
        rows.add(
                new TelemetryRow.Sample(
                        new Cursor(1, rows.size() + 1L),
                        run,
                        "charge",
                        "cc",
                        ColumnValues.of(values)));
        store.take(new Batch("journal-1", 1, 1, false, rows), "pack-17", 1);
    }

    /** At 14 s the pack said 13 s ago that its clock stood at 50 s. */
    @Test
    void aReadingSaysHowOldItIsAndIsGreyWhereItIsNotOfNow() throws Exception {
        sample("run-a", 1, 45_000);
        sample("run-b", 2, 20_000);
        assertThat(page())
                .contains("step charge, <span>3.500 V, 2.000 mA, 18 s ago</span>")
                .contains("relay open; <span class=old>last 3.500 V, 2.000 mA, 43 s ago</span>");
        assertThat(FleetHtml.of(Fleet.of(store, 190_000), 190_000))
                .contains("; <span class=old>last 3.500 V, 2.000 mA, 3 min ago</span>");
        long late = 3_000_000;
        assertThat(FleetHtml.of(Fleet.of(store, late), late))
                .contains("<td class=old>as it said last: ")
                .contains("; <span class=old>last 3.500 V, 2.000 mA, 50 min ago</span>");
    }

    /** With a clock that was right, it counts, whatever the boot. */
    @Test
    void theWallClockOfARowSaysItsAgeWhereItWasRight() throws Exception {
        Map<Column, Long> values = new EnumMap<>(Column.class);
        values.put(Column.CHANNEL, 1L);
        values.put(Column.CLOCK_QUALITY, 0L);
        values.put(Column.MONOTONIC, 90_000L);
        values.put(Column.WALL_LESS_MONOTONIC, -92_000L);
        values.put(Column.VOLTAGE, Column.VOLTAGE.steps(3.5));
        values.put(Column.CURRENT, 0L);
        TelemetryRow row =
                new TelemetryRow.Sample(
                        new Cursor(2, 1), "run-a", "charge", "cc", ColumnValues.of(values));
        store.take(new Batch("journal-1", 2, 1, false, List.of(row)), "pack-17", 1);
        assertThat(page()).contains("3.500 V, 0.000 mA, 16 s ago");
    }

    @Test
    void aRequestThatWasMeantForAnotherHostIsRefused() throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (FleetPage page = new FleetPage(store, new VirtualTimebase(), any)) {
            assertThat(status(page.port(), "127.0.0.1:" + page.port())).contains(" 200 ");
            assertThat(status(page.port(), "localhost:9999")).contains(" 200 ");
            assertThat(status(page.port(), "evil.example:" + page.port())).contains(" 421 ");
            assertThat(status(page.port(), "127.0.0.1.evil.example")).contains(" 421 ");
        }
    }

    private static String status(int port, String host) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader answer =
                        new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return answer.readLine();
        }
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
        assertThat(FleetHtml.of(Fleet.of(store, now), now)).contains("<tr class=late>");
        assertThat(page()).doesNotContain("<tr class=late>");
    }
}
