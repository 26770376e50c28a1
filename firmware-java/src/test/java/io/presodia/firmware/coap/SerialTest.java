package io.presodia.firmware.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.serial.SerialEnd;
import io.presodia.firmware.serial.SerialLink;
import io.presodia.firmware.serial.SlipmuxEncoder;
import io.presodia.firmware.service.Device;
import io.presodia.firmware.service.Method;
import io.presodia.firmware.service.Request;
import io.presodia.firmware.service.Rows;
import io.presodia.firmware.telemetry.BatchReader;
import io.presodia.hal.time.SystemTimebase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same device over a serial cable. */
@Timeout(40)
class SerialTest {
    private static final int JSON = 50;
    private static final int TEXT = 0;
    private static final SystemTimebase REAL = new SystemTimebase();

    private final Cable cable = new Cable();
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

    @TempDir private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Device device;

    @SuppressWarnings("NullAway.Init")
    private SerialLink line;

    @SuppressWarnings("NullAway.Init")
    private CoapFace face;

    @BeforeEach
    void open() throws Exception {
        device = new Device(folder, REAL, Device.unlimited());
        device.publish(3);
        line = SerialLink.open(cable.device(), REAL, text -> {});
        face = CoapFace.open(CoapSettings.device(null, null), device.parts, line);
    }

    @AfterEach
    void close() throws Exception {
        face.close();
        device.close();
    }

    private CoapCaller caller(CallerSettings settings) throws IOException {
        return CoapCaller.over(
                SerialLink.open(cable.host(), REAL, texts::add), settings.patience(8000, 300));
    }

    private CoapCaller plain() throws IOException {
        return caller(CallerSettings.plain(SerialEnd.DEVICE.address()));
    }

    private CoapCaller secure(DeviceKey key) throws IOException {
        return caller(
                CallerSettings.secure(SerialEnd.DEVICE.address(), key.identity(), key.secret()));
    }

    private static Answer stop(CoapCaller caller) throws IOException {
        return caller.send(
                Method.POST,
                "ch/1/cmd",
                JSON,
                "{\"id\":\"s1\",\"do\":\"proceed\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoHasNoKeyMayLookAndNothingElse() throws Exception {
        try (CoapCaller caller = plain()) {
            assertThat(caller.get(".well-known/core", Request.NO_FORMAT).text())
                    .contains("</ch/1/v>;rt=\"bat.v\"");
            assertThat(caller.get("ch/1/v", TEXT).text()).isEqualTo("3.0");
            assertThat(stop(caller).code()).isEqualTo("4.01");
            assertThat(caller.get("keys", JSON).code()).isEqualTo("4.01");
        }
    }

    @Test
    void blocksComeWholeOverTheLine() throws Exception {
        for (int seq = 1; seq <= 200; seq++) {
            device.log.add(Rows.sample(seq));
        }
        try (CoapCaller caller = plain()) {
            Answer rows = caller.get("log/rows?from=3.0&n=200", 60);
            assertThat(rows.body().length()).isGreaterThan(1024);
            assertThat(BatchReader.read(rows.body().toArray()).rows()).hasSize(200);
        }
    }

    @Test
    void anObserverHearsOfChanges() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (CoapCaller caller = plain();
                CoapCaller.Observation _ =
                        caller.observe(
                                "ch/1/v?c.pmin=0.1", TEXT, answer -> heard.add(answer.text()))) {
            assertThat(heard.poll(8, TimeUnit.SECONDS)).isEqualTo("3.0");
            device.publish(3.5);
            assertThat(heard.poll(8, TimeUnit.SECONDS)).isEqualTo("3.5");
        }
    }

    /** DTLS records in the frames: the cable gives no authority, the key does. */
    @Test
    void aKeyCountsOverTheLineAsOnTheNetwork() throws Exception {
        DeviceKey operator = device.keys.add("op-alice", Role.OPERATOR, Instant.EPOCH);
        DeviceKey reader = device.keys.add("ro-bob", Role.READ, Instant.EPOCH);
        try (CoapCaller caller = secure(operator)) {
            assertThat(stop(caller).code()).isEqualTo("2.01");
            assertThat(caller.get("cmd/s1", JSON).text()).contains("op-alice");
            assertThat(caller.sessions()).isEqualTo(1);
        }
        try (CoapCaller caller = secure(reader)) {
            assertThat(stop(caller).code()).isEqualTo("4.03");
        }
    }

    @Test
    void aWrongKeyGetsNoSession() throws Exception {
        DeviceKey operator = device.keys.add("op-alice", Role.OPERATOR, Instant.EPOCH);
        try (CoapCaller caller =
                caller(
                        CallerSettings.secure(
                                SerialEnd.DEVICE.address(),
                                operator.identity(),
                                Bytes.of(
                                        "not-the-key-of-alice"
                                                .getBytes(StandardCharsets.UTF_8))))) {
            assertThatThrownBy(() -> stop(caller)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void logTextComesBetweenTheMessages() throws Exception {
        try (CoapCaller caller = plain()) {
            line.log("boot 3, safe");
            assertThat(caller.get("ch/1/v", TEXT).text()).isEqualTo("3.0");
            line.log("second line");
            assertThat(texts.poll(8, TimeUnit.SECONDS)).isEqualTo("boot 3, safe");
            assertThat(texts.poll(8, TimeUnit.SECONDS)).isEqualTo("second line");
        }
    }

    @Test
    void garbageOnTheLineCostsNoMoreThanARetransmission() throws Exception {
        Random random = new Random(20_261_123);
        try (CoapCaller caller = plain()) {
            for (int round = 0; round < 5; round++) {
                byte[] noise = new byte[1000];
                random.nextBytes(noise);
                cable.disturb(noise);
                assertThat(caller.get("ch/1/v", TEXT).text()).isEqualTo("3.0");
            }
        }
    }

    /** An empty message with a payload: the library's own parser throws at it. */
    @Test
    void aMessageAtWhichTheLibraryThrowsEndsNoReader() throws Exception {
        cable.disturb(SlipmuxEncoder.coap(HexFormat.of().parseHex("42000000ffffffffff")));
        while (line.counts().frames() == 0) {
            REAL.sleep(5_000_000);
        }
        try (CoapCaller caller = plain()) {
            assertThat(caller.get("ch/1/v", TEXT).text()).isEqualTo("3.0");
        }
    }

    @Test
    void aPortThatWasLostIsOpenedAgainAndBothAreSaid() throws Exception {
        BlockingQueue<String> notes = new LinkedBlockingQueue<>();
        line.onChange(notes::add);
        try (CoapCaller caller = plain()) {
            assertThat(line.isOpen()).isTrue();
            assertThat(caller.get("ch/1/v", TEXT).text()).isEqualTo("3.0");
            cable.cut();
            while (line.dropped() == 0) {
                line.log("is anybody there?");
                REAL.sleep(5_000_000);
            }
            assertThat(notes.poll(8, TimeUnit.SECONDS)).startsWith("the serial line is lost");
            assertThat(line.isOpen()).isFalse();
            cable.mend();
            assertThat(caller.get("ch/1/v", TEXT).text()).isEqualTo("3.0");
            assertThat(line.opened()).isEqualTo(2);
            assertThat(notes.poll(8, TimeUnit.SECONDS)).startsWith("the serial line is back after");
        }
    }

    /** The library's write timeout is not kept on Linux: a write may never come back. */
    @Test
    void aHostThatTakesNothingHoldsNobody() {
        cable.stallHost();
        long before = REAL.nanos();
        for (int i = 0; i < 1000; i++) {
            line.log("line " + i);
        }
        assertThat(line.dropped()).isBetween(900L, 950L);
        face.close();
        assertThat(REAL.nanos() - before).isLessThan(5_000_000_000L);
    }
}
