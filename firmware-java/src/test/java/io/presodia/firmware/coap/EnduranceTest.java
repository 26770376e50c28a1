package io.presodia.firmware.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hal.time.SystemTimebase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many requests in a small heap, and how many a second. {@code -Dpresodia.coap.requests=200000}
 * runs it; the figures go to the log.
 */
@Timeout(900)
@EnabledIfSystemProperty(named = "presodia.coap.requests", matches = "\\d+")
class EnduranceTest {
    private static final int REQUESTS = Integer.getInteger("presodia.coap.requests", 0);
    private static final int ROUNDS = 4;
    private static final int AT_ONCE = 8;
    private static final int PATIENCE_MILLIS = 2000;
    private static final SystemTimebase REAL = new SystemTimebase();

    @TempDir private Path folder = Path.of("");

    /** What a number of requests cost. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Load(int requests, int timeouts, double seconds, long[] nanos) {
        double aSecond() {
            return requests / seconds;
        }

        double micros(double share) {
            return nanos[(int) (share * (nanos.length - 1))] / 1e3;
        }
    }

    /** GET with two bytes of message id as token, so that an answer finds its request. */
    private static byte[] get(int id, String... path) {
        ByteBuffer bytes = ByteBuffer.allocate(64);
        bytes.put((byte) 0x42).put((byte) 1).putShort((short) id).putShort((short) id);
        int delta = 11;
        for (String segment : path) {
            byte[] ascii = segment.getBytes(StandardCharsets.US_ASCII);
            bytes.put((byte) (delta << 4 | ascii.length)).put(ascii);
            delta = 0;
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static Load load(int port, int requests, int firstId, String... path)
            throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        long[] sent = new long[1 << 16];
        long[] nanos = new long[requests];
        int answered = 0;
        int timeouts = 0;
        int next = 0;
        long begin = REAL.nanos();
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(here, 0))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            DatagramPacket answer = new DatagramPacket(new byte[2048], 2048);
            while (answered < requests) {
                while (next < requests && next - answered < AT_ONCE) {
                    int id = firstId + next++ & 0xFFFF;
                    byte[] request = get(id, path);
                    sent[id] = REAL.nanos();
                    socket.send(new DatagramPacket(request, request.length, here, port));
                }
                try {
                    answer.setLength(2048);
                    socket.receive(answer);
                    byte[] bytes = answer.getData();
                    nanos[answered++] =
                            REAL.nanos() - sent[((bytes[4] & 0xFF) << 8) | (bytes[5] & 0xFF)];
                } catch (SocketTimeoutException e) {
                    timeouts += next - answered;
                    answered = next;
                }
            }
        }
        Arrays.sort(nanos);
        return new Load(requests, timeouts, (REAL.nanos() - begin) / 1e9, nanos);
    }

    private static void print(String what, Load load) {
        System.out.printf(
                "figure: %s: %d requests, %d without an answer, %.0f a second, p50 %.0f us, p99 %.0f"
                        + " us%n",
                what,
                load.requests(),
                load.timeouts(),
                load.aSecond(),
                load.micros(0.5),
                load.micros(0.99));
    }

    @Test
    void theHeapStaysFlatAndEveryRequestIsAnswered() throws Exception {
        Process server =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SmallServer.class.getName(),
                                folder.resolve("state").toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
                PrintWriter in = new PrintWriter(server.outputWriter(), true)) {
            int port = Integer.parseInt(out.readLine());
            List<Long> used = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Load load = load(port, REQUESTS / ROUNDS, round * 7919, "ch", "1", "v");
                in.println("how much?");
                used.add(Long.parseLong(out.readLine()));
                print("device, heap 64 MB, in use " + used.getLast() / 1_000_000 + " MB", load);
                assertThat(load.timeouts()).isZero();
            }
            assertThat(used.getLast()).isLessThan(used.getFirst() + 8_000_000);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    @Test
    void theSameClientAsksTheServerOfLibcoap() throws Exception {
        Path tool = Path.of("/usr/bin/coap-server-notls");
        Assumptions.assumeTrue(Files.isExecutable(tool), "coap-server-notls is not installed");
        int port;
        try (DatagramSocket free = new DatagramSocket()) {
            port = free.getLocalPort();
        }
        Process server =
                new ProcessBuilder(tool.toString(), "-A", "127.0.0.1", "-p", "" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            REAL.sleep(500_000_000);
            print("coap-server of libcoap", load(port, REQUESTS / ROUNDS, 0, "time"));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }
}
