package io.presodia.firmware.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.service.Device;
import io.presodia.firmware.service.Rows;
import io.presodia.hal.time.SystemTimebase;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers can do to a device, each limit with a test. */
class ExposureTest {
    private static final long SEED = Long.getLong("seed", 20_260_101L);
    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir private Path folder = Path.of("");

    private Device device() throws IOException {
        Device device = new Device(folder, new SystemTimebase(), Device.unlimited());
        device.publish(3);
        for (int seq = 1; seq <= 60; seq++) {
            device.log.add(Rows.sample(seq));
        }
        return device;
    }

    /** A confirmable GET, as short as it can be. */
    private static byte[] get(int mid, String... segments) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x40, 1, (byte) (mid >> 8), (byte) mid});
        int delta = 11;
        for (String segment : segments) {
            byte[] text = segment.getBytes(StandardCharsets.UTF_8);
            if (text.length < 13) {
                bytes.write(delta << 4 | text.length);
            } else {
                bytes.write(delta << 4 | 13);
                bytes.write(text.length - 13);
            }
            bytes.writeBytes(text);
            delta = 0;
        }
        return bytes.toByteArray();
    }

    private static byte[] exchange(DatagramSocket socket, int port, byte[] request, int millis)
            throws IOException {
        socket.send(
                new DatagramPacket(
                        request, request.length, InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(millis);
        DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
        try {
            socket.receive(answer);
        } catch (SocketTimeoutException e) {
            return new byte[0];
        }
        return Arrays.copyOf(answer.getData(), answer.getLength());
    }

    /** The address of the sender may be forged: he gets at most three times what he sent. */
    @Test
    void anUnverifiedSenderGetsAtMostThreeTimesWhatHeSent() throws Exception {
        CoapSettings open = new CoapSettings(ANY, null, true, 200, 100, 32, 10);
        try (Device device = device();
                CoapFace face = CoapFace.open(open, device.parts, null, _ -> false);
                DatagramSocket socket = new DatagramSocket(ANY)) {
            List<String> large = new ArrayList<>();
            String[][] paths = {
                {}, {"id"}, {".well-known", "core"}, {"board"}, {"ch", "1"}, {"log", "rows"}, {"x"}
            };
            int mid = 1;
            for (String[] path : paths) {
                byte[] request = get(mid++, path);
                byte[] answer = exchange(socket, face.plainPort(), request, 5000);
                assertThat(answer).as(String.join("/", path)).isNotEmpty();
                if (answer.length > 3 * request.length && request.length > 4) {
                    large.add(
                            String.join("/", path) + ": " + request.length + " → " + answer.length);
                }
            }
            assertThat(large).isEmpty();
        }
    }

    /**
     * What is refused before anybody has asked who sent it: 0.31, option 65001, an option too long.
     */
    @Test
    void anUnverifiedSenderOfNonsenseGetsNoLongTextEither() throws Exception {
        CoapSettings open = new CoapSettings(ANY, null, true, 200, 100, 32, 10);
        try (Device device = device();
                CoapFace face = CoapFace.open(open, device.parts, null, _ -> false);
                DatagramSocket socket = new DatagramSocket(ANY)) {
            for (String nonsense :
                    List.of("401f0001", "40010002e0fcdc", "40010003b1", "400100049161")) {
                byte[] request = HexFormat.of().parseHex(nonsense);
                byte[] answer = exchange(socket, face.plainPort(), request, 300);
                assertThat(answer.length).as(nonsense).isLessThanOrEqualTo(3 * request.length);
            }
        }
    }

    @Test
    void whoBringsTheEchoBackMayLook() throws Exception {
        CoapSettings open = new CoapSettings(ANY, null, true, 200, 100, 32, 10);
        try (Device device = device();
                CoapFace face = CoapFace.open(open, device.parts, null, _ -> false);
                Client client = Client.plain(face.plainPort())) {
            assertThat(client.get("id").getCode()).isEqualTo(ResponseCode.UNAUTHORIZED);
            assertThat(
                            client.json(org.eclipse.californium.core.coap.CoAP.Code.GET, "id", "")
                                    .getCode())
                    .isEqualTo(ResponseCode.CONTENT);
        }
    }

    @Test
    void aStrangerOnThePlainAddressIsRefusedUnlessSomebodyAllowedIt() throws Exception {
        try (Device device = device();
                CoapFace face =
                        CoapFace.open(
                                CoapSettings.device(ANY, null), device.parts, null, _ -> false);
                Client client = Client.plain(face.plainPort())) {
            assertThat(client.get("id").getCode()).isEqualTo(ResponseCode.UNAUTHORIZED);
            assertThat(client.get("nowhere").getCode()).isEqualTo(ResponseCode.UNAUTHORIZED);
        }
    }

    /** Why each of them is so stands where it is set. */
    @Test
    void theLimitsAreWhatExperienceAsksFor() {
        Configuration configuration = CoapConfiguration.of(CoapSettings.device(null, null));
        assertThat(configuration.get(CoapConfig.DEDUPLICATOR))
                .isEqualTo(CoapConfig.DEDUPLICATOR_PEERS_MARK_AND_SWEEP);
        assertThat(configuration.get(CoapConfig.MAX_ACTIVE_PEERS)).isEqualTo(200);
        assertThat(configuration.get(CoapConfig.MAX_SERVER_OBSERVES)).isEqualTo(32);
        assertThat(configuration.get(DtlsConfig.DTLS_MAX_CONNECTIONS)).isEqualTo(100);
        assertThat(configuration.get(DtlsConfig.DTLS_STALE_CONNECTION_THRESHOLD, TimeUnit.SECONDS))
                .isEqualTo(10);
        assertThat(configuration.get(DtlsConfig.DTLS_CONNECTION_ID_LENGTH)).isEqualTo(6);
        assertThat(configuration.get(DtlsConfig.DTLS_USE_HELLO_VERIFY_REQUEST)).isTrue();
        assertThat(configuration.get(DtlsConfig.DTLS_USE_ANTI_REPLAY_FILTER)).isTrue();
        assertThat(CoapConfiguration.CIPHER_SUITES.getFirst().name()).contains("ECDHE_PSK");
    }

    /** One after the other more peers than there is room for: the stale ones make way. */
    @Test
    void aFullStoreOfConnectionsMakesRoom() throws Exception {
        CoapSettings small = new CoapSettings(null, ANY, false, 200, 2, 32, 1);
        try (Device device = device();
                CoapFace face = CoapFace.open(small, device.parts)) {
            DeviceKey key = device.keys.add("ro-bob", Role.READ, Instant.EPOCH);
            for (int i = 0; i < 3; i++) {
                try (Client client = Client.secure(face.securePort(), key)) {
                    assertThat(client.get("id").getCode())
                            .as("peer %d", i)
                            .isEqualTo(ResponseCode.CONTENT);
                }
                // Until what is there is stale: waits for an answer that nobody will give.
                try (DatagramSocket idle = new DatagramSocket(ANY)) {
                    idle.setSoTimeout(1100);
                    idle.receive(new DatagramPacket(new byte[1], 1));
                } catch (SocketTimeoutException e) {
                    assertThat(e).isNotNull();
                }
            }
        }
    }

    @Test
    void aRetransmittedRequestIsAnsweredAgainAndHandledOnce() throws Exception {
        try (Device device = device();
                CoapFace face = CoapFace.open(CoapSettings.device(ANY, null), device.parts);
                DatagramSocket socket = new DatagramSocket(ANY)) {
            byte[] request = get(77, "ch", "1", "v");
            byte[] first = exchange(socket, face.plainPort(), request, 5000);
            device.publish(9);
            byte[] second = exchange(socket, face.plainPort(), request, 5000);
            assertThat(HexFormat.of().formatHex(second)).isEqualTo(HexFormat.of().formatHex(first));
        }
    }

    /** RFC 7252, section 5.8; 4.05 is 0x85. */
    @Test
    void aMethodThatNobodyHasRegisteredIsNotAllowed() throws Exception {
        try (Device device = device();
                CoapFace face = CoapFace.open(CoapSettings.device(ANY, null), device.parts);
                DatagramSocket socket = new DatagramSocket(ANY)) {
            byte[] request = get(78, "id");
            request[1] = 31;
            byte[] answer = exchange(socket, face.plainPort(), request, 5000);
            assertThat(answer[1] & 0xFF).isEqualTo(0x85);
            assertThat(new String(answer, StandardCharsets.UTF_8))
                    .contains("method 0.31: must be GET, POST, PUT or DELETE");
        }
    }

    @Test
    void garbageDoesNotMakeItDeaf() throws Exception {
        Random random = new Random(SEED);
        try (Device device = device();
                CoapFace face = CoapFace.open(CoapSettings.device(ANY, ANY), device.parts);
                DatagramSocket socket = new DatagramSocket(ANY)) {
            byte[] good = get(1, "ch", "1", "v");
            for (int i = 0; i < 2000; i++) {
                byte[] bytes = random.nextBoolean() ? good.clone() : new byte[random.nextInt(300)];
                for (int hit = 0; hit < 4 && bytes.length > 0; hit++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                int port = random.nextBoolean() ? face.plainPort() : face.securePort();
                socket.send(
                        new DatagramPacket(
                                bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
            }
            try (Client client = Client.plain(face.plainPort())) {
                assertThat(client.get("id").getCode())
                        .as("seed %d", SEED)
                        .isEqualTo(ResponseCode.CONTENT);
            }
        }
    }
}
