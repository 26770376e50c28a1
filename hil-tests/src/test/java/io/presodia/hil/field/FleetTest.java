package io.presodia.hil.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.Entropy;
import io.presodia.firmware.access.KeyRing;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.coap.Answer;
import io.presodia.firmware.coap.CallerSettings;
import io.presodia.firmware.coap.CoapCaller;
import io.presodia.firmware.coap.CoapListener;
import io.presodia.firmware.coap.CoapSettings;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.push.Pusher;
import io.presodia.firmware.service.Format;
import io.presodia.firmware.service.Method;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.BatchWriter;
import io.presodia.firmware.telemetry.Column;
import io.presodia.firmware.telemetry.ColumnValues;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.host.collector.Collector;
import io.presodia.host.collector.Fleet;
import io.presodia.host.collector.RowStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many packs at one collector, over real DTLS, all in this process. {@code
 * -Dpresodia.link.packs=300} runs it; the figures go to the log.
 */
@Timeout(1800)
@EnabledIfSystemProperty(named = "presodia.link.packs", matches = "\\d+")
class FleetTest {
    private static final int PACKS = Integer.getInteger("presodia.link.packs", 0);
    private static final int BATCHES = 5;
    private static final int ROWS = 60;
    private static final int AT_ONCE = 8;

    @TempDir private Path folder = Path.of("");

    private record Pack(String name, CoapCaller caller) {}

    private static Answer post(Pack pack, String path, Format format, byte[] body)
            throws IOException {
        Answer answer = pack.caller().send(Method.POST, path, format.number(), body);
        assertThat(answer.good()).as(answer.code() + " " + answer.text()).isTrue();
        return answer;
    }

    private static Batch batch(Pack pack, int number) {
        List<TelemetryRow> rows = new ArrayList<>();
        for (int i = 1; i <= ROWS; i++) {
            long seq = (long) number * ROWS + i;
            rows.add(
                    new TelemetryRow.Sample(
                            new Cursor(1, seq),
                            "run-1",
                            "charge",
                            "cc",
                            ColumnValues.of(
                                    Map.of(
                                            Column.MONOTONIC,
                                            seq * 1000,
                                            Column.CHANNEL,
                                            1L,
                                            Column.VOLTAGE,
                                            250_000 + seq))));
        }
        return new Batch("journal-" + pack.name(), 1, rows.size() * (long) number + 1, false, rows);
    }

    private static void each(ExecutorService pool, List<Pack> packs, ForOne work) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (Pack pack : packs) {
            Callable<Boolean> one =
                    () -> {
                        work.call(pack);
                        return true;
                    };
            all.add(pool.submit(one));
        }
        for (Future<?> one : all) {
            one.get();
        }
    }

    /** Something that is done for a pack. */
    @FunctionalInterface
    private interface ForOne {
        void call(Pack pack) throws Exception;
    }

    private CoapListener listen(RowStore store, KeyRing keys, int port) throws IOException {
        return CoapListener.open(
                new CoapSettings(
                        null,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        false,
                        2 * PACKS,
                        3 * PACKS,
                        1,
                        60),
                keys,
                folder.resolve("sessions.bin"),
                new Collector(store, Field.REAL, (pack, event) -> {})::handle);
    }

    private static double seconds(long since) {
        return (Field.REAL.nanos() - since) / 1e9;
    }

    @Test
    void aFleetIsServedAndARestartCostsNoHandshake() throws Exception {
        KeyRing keys = KeyRing.open(folder.resolve("keys.json"), Entropy.ofTheMachine());
        List<Pack> packs = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
                RowStore store = RowStore.open(folder.resolve("rows.db"))) {
            CoapListener listener = listen(store, keys, 0);
            int port = listener.port();
            InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            for (int i = 1; i <= PACKS; i++) {
                DeviceKey key = keys.add("pack-" + i, Role.READ, Instant.EPOCH);
                packs.add(
                        new Pack(
                                "pack-" + i,
                                CoapCaller.of(
                                        CallerSettings.secure(at, key.identity(), key.secret())
                                                .patience(60_000, 2000))));
            }
            long begin = Field.REAL.nanos();
            each(pool, packs, FleetTest::hello);
            double hello = seconds(begin);
            begin = Field.REAL.nanos();
            for (int number = 0; number < BATCHES; number++) {
                rows(pool, packs, number);
            }
            double pushed = seconds(begin);
            listener.close();
            listener = listen(store, keys, port);
            begin = Field.REAL.nanos();
            rows(pool, packs, BATCHES);
            double again = seconds(begin);
            long sessions = packs.stream().mapToLong(pack -> pack.caller().sessions()).sum();
            System.gc();
            System.out.printf(
                    "figure: %d packs: handshake and hello %.1f s, %.0f batches of %d rows a second,"
                            + " first batch of all after a restart %.1f s, %d handshakes after it,"
                            + " %.0f MB in use by packs and collector%n",
                    PACKS,
                    hello,
                    PACKS * BATCHES / pushed,
                    ROWS,
                    again,
                    sessions - PACKS,
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6);
            listener.close();
            assertThat(sessions).isEqualTo(PACKS);
            assertThat(Fleet.of(store, 0)).hasSize(PACKS).allSatisfy(FleetTest::complete);
        } finally {
            packs.forEach(pack -> pack.caller().close());
        }
    }

    private static void complete(Fleet.Pack pack) {
        assertThat(pack.rows()).as(pack.pack()).isEqualTo((BATCHES + 1) * (long) ROWS);
    }

    private static void rows(ExecutorService pool, List<Pack> packs, int number) throws Exception {
        each(
                pool,
                packs,
                pack ->
                        post(
                                pack,
                                Pusher.ROWS,
                                Format.CBOR,
                                BatchWriter.write(batch(pack, number))));
    }

    private static void hello(Pack pack) throws IOException {
        String hello =
                "{\"identity\":{\"journal\":\"journal-" + pack.name() + "\"},\"every_s\":900}";
        post(pack, Pusher.HELLO, Format.JSON, hello.getBytes(StandardCharsets.UTF_8));
    }
}
