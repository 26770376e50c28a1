package io.presodia.firmware.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.service.Device;
import io.presodia.firmware.service.Reply;
import io.presodia.firmware.service.Rows;
import io.presodia.firmware.telemetry.BatchReader;
import io.presodia.firmware.telemetry.SenmlReader;
import io.presodia.firmware.telemetry.SenmlRecord;
import io.presodia.firmware.telemetry.WireFormat;
import io.presodia.hal.time.SystemTimebase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client of libcoap, which shares no code with Californium. It exits with 0 whatever happens:
 * errors are read from its standard error.
 */
class LibcoapTest {
    private static final Path PLAIN = Path.of("/usr/bin/coap-client-notls");
    private static final Path SECURE = Path.of("/usr/bin/coap-client-openssl");
    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Device device;

    @SuppressWarnings("NullAway.Init")
    private CoapFace face;

    private record Said(Bytes out, String err) {
        String text() {
            return new String(out.toArray(), StandardCharsets.UTF_8).strip();
        }
    }

    @BeforeEach
    void open() throws IOException {
        assumeTrue(
                Files.isExecutable(PLAIN) && Files.isExecutable(SECURE),
                "libcoap's client is not installed (Debian: libcoap3-bin)");
        device = new Device(folder, new SystemTimebase(), Device.unlimited());
        device.publish(3.0625);
        face = CoapFace.open(CoapSettings.device(ANY, ANY), device.parts);
    }

    @AfterEach
    void close() throws IOException {
        if (Files.isExecutable(PLAIN) && Files.isExecutable(SECURE)) {
            face.close();
            device.close();
        }
    }

    private Said plain(String uri, String... options) throws Exception {
        return run(PLAIN, List.of(options), "coap://127.0.0.1:" + face.plainPort() + "/" + uri);
    }

    private Said secure(DeviceKey key, String uri, String... options) throws Exception {
        return secure(key.identity(), key, uri, options);
    }

    /** The tool takes its key as text, so keys of tests are letters and digits. */
    private Said secure(String identity, DeviceKey key, String uri, String... options)
            throws Exception {
        List<String> all = new ArrayList<>(List.of("-u", identity, "-k", secret(key)));
        all.addAll(List.of(options));
        return run(SECURE, all, "coaps://127.0.0.1:" + face.securePort() + "/" + uri);
    }

    private static byte[] version(Path file) throws IOException {
        return Reply.version(Bytes.of(Files.readAllBytes(file))).toArray();
    }

    private static String secret(DeviceKey key) {
        return new String(key.secret().toArray(), StandardCharsets.US_ASCII);
    }

    private DeviceKey key(String owner, Role role) throws IOException {
        byte[] text = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        Path file = folder.resolve("keys.json");
        String ring =
                """
                {"schema":"presodia/keys/v1","keys":[{"identity":"id-%1$s","owner":"%1$s",\
                "role":"%2$s","key":"%3$s","made":""}]}\
                """
                        .formatted(owner, role.word(), HexFormat.of().formatHex(text));
        Files.writeString(file, ring);
        Files.setPosixFilePermissions(
                file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        face.close();
        device.close();
        device = new Device(folder, new SystemTimebase(), Device.unlimited());
        device.publish(3.0625);
        face = CoapFace.open(CoapSettings.device(ANY, ANY), device.parts);
        return java.util.Objects.requireNonNull(device.keys.find("id-" + owner));
    }

    private Said run(Path tool, List<String> options, String uri) throws Exception {
        List<String> command = new ArrayList<>(List.of(tool.toString(), "-B", "20"));
        command.addAll(options);
        command.add(uri);
        Path err = Files.createTempFile(folder, "said", ".err");
        Path out = Files.createTempFile(folder, "said", ".out");
        Process process =
                new ProcessBuilder(command)
                        .redirectError(err.toFile())
                        .redirectOutput(out.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                        .start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " does not come to an end");
        }
        return new Said(Bytes.of(Files.readAllBytes(out)), Files.readString(err));
    }

    @Test
    void discoveryAndReadingsInTheirFormats() throws Exception {
        assertThat(plain(".well-known/core?rt=bat.v&href=/ch/1*").text())
                .isEqualTo("</ch/1/v>;rt=\"bat.v\";if=\"core.s\";ct=\"112 110 0\";obs");
        assertThat(plain("ch/1/v", "-A", "0").text()).isEqualTo("3.0625");
        assertThat(plain("ch/1/v", "-A", "60").err()).contains("4.06");
        Path out = folder.resolve("reading");
        plain("ch/1/v", "-A", "112", "-o", out.toString());
        assertThat(SenmlReader.read(Files.readAllBytes(out), WireFormat.CBOR).getFirst().number())
                .isEqualTo(3.0625);
        assertThat(plain("ch/9/v").err()).contains("4.04").contains("channels 1 to 4");
    }

    @Test
    void aBatchOfManyBlocks() throws Exception {
        for (int seq = 1; seq <= 500; seq++) {
            device.log.add(Rows.sample(seq));
        }
        Path out = folder.resolve("rows");
        plain("log/rows?from=3.0&n=500", "-b", "256", "-o", out.toString());
        assertThat(BatchReader.read(Files.readAllBytes(out)).rows()).isEqualTo(device.log);
    }

    @Test
    void anObserverHearsOfChanges() throws Exception {
        Thread changes = publish(100_000_000L, 30);
        String heard = plain("ch/1/v?c.pmin=0.2", "-A", "0", "-s", "2", "-w").text();
        changes.interrupt();
        assertThat(heard.lines().count()).as(heard).isGreaterThanOrEqualTo(3);
    }

    /** Each body comes in blocks, and is of one moment: all channels show the same voltage. */
    @Test
    void anObserverGetsEachBodyWholeThoughItComesInBlocks() throws Exception {
        Thread changes = publish(700_000_000L, 8);
        String heard = plain("board", "-A", "110", "-b", "64", "-s", "5", "-w").text();
        changes.interrupt();
        // The time that was given may end in the midst of the last.
        List<String> bodies = heard.lines().filter(line -> line.endsWith("]")).toList();
        assertThat(bodies).as(heard).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
        for (String body : bodies) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            assertThat(bytes.length).isGreaterThan(4 * 64);
            assertThat(
                            SenmlReader.read(bytes, WireFormat.JSON).stream()
                                    .filter(one -> one.name().endsWith("/v"))
                                    .map(SenmlRecord::number)
                                    .distinct())
                    .hasSize(1);
        }
    }

    private Thread publish(long everyNanos, int times) {
        return Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    SystemTimebase clock = new SystemTimebase();
                    try {
                        for (int i = 0; i < times; i++) {
                            clock.sleep(everyNanos);
                            device.publish(4 + i);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Test
    void anOperatorWithTheRightKeyCommandsAndAnswersTheEchoByItself() throws Exception {
        DeviceKey alice = key("alice", Role.OPERATOR);
        Said said =
                secure(
                        alice,
                        "ch/1/cmd",
                        "-m",
                        "post",
                        "-t",
                        "50",
                        "-A",
                        "50",
                        "-e",
                        "{\"id\":\"a1\",\"do\":\"proceed\"}");
        assertThat(said.text()).as(said.err()).contains("\"accepted\"").contains("\"alice\"");
        device.scan();
        assertThat(device.done).containsExactly("proceed 1 alice");
    }

    /** A stop, since libcoap 4.3.1 answers an Echo with its last block alone. */
    @Test
    void aCommandThatComesInBlocksIsDoneOnce() throws Exception {
        DeviceKey alice = key("alice", Role.OPERATOR);
        String stop = "{\"id\":\"a2\",\"do\":\"stop\",\"reason\":\"" + "r".repeat(150) + "\"}";
        String[] post = {"-m", "post", "-b", "64", "-t", "50", "-A", "50", "-e", stop};
        for (int i = 0; i < 2; i++) {
            Said said = secure(alice, "ch/1/cmd", post);
            assertThat(said.text()).as(said.err()).contains("\"a2\"").contains("\"alice\"");
            device.scan();
        }
        assertThat(device.done).containsExactly("stop 1 alice");
    }

    @Test
    void aReaderMayNotCommandAndAWrongKeyGetsNoSession() throws Exception {
        DeviceKey bob = key("bob", Role.READ);
        assertThat(secure(bob, "ch/1/v", "-A", "0").text()).isEqualTo("3.0625");
        Said refused =
                secure(
                        bob,
                        "ch/1/cmd",
                        "-m",
                        "post",
                        "-t",
                        "50",
                        "-e",
                        "{\"id\":\"s\",\"do\":\"stop\"}");
        assertThat(refused.err()).contains("4.03");
        byte[] other = "fedcba9876543210".getBytes(StandardCharsets.US_ASCII);
        DeviceKey wrong = new DeviceKey(bob.identity(), "bob", Role.READ, Bytes.of(other), "");
        assertThat(secure(wrong, "ch/1/v", "-A", "0", "-B", "3").text()).doesNotContain("3.06");
        assertThat(secure("id-nobody", bob, "ch/1/v", "-A", "0", "-B", "3").text())
                .doesNotContain("3.06");
        assertThat(device.done).isEmpty();
    }

    @Test
    void anEngineerUploadsInBlocksAndOnlyOverTheVersionHeKnows() throws Exception {
        DeviceKey eve = key("eve", Role.ENGINEER);
        Path file = folder.resolve("long.yaml");
        Files.writeString(
                file,
                "schema: presodia/protocol/v1\nname: long\nrecord: {every: 30 s}\n"
                        + "# a comment\n".repeat(300)
                        + "steps:\n  - rest: 2 min\n");
        String[] put = {"-m", "put", "-t", "0", "-b", "256", "-f", file.toString()};
        assertThat(secure(eve, "prog/long", put).err()).doesNotContain("4.");
        assertThat(secure(eve, "prog/long").text()).isEqualTo(Files.readString(file).strip());
        String tag = "1,0x" + HexFormat.of().formatHex(version(file));
        Files.writeString(file, Files.readString(file).replace("2 min", "3 min"));
        String[] known = {"-m", "put", "-t", "0", "-b", "256", "-O", tag, "-f", file.toString()};
        assertThat(secure(eve, "prog/long", known).err()).doesNotContain("4.");
        assertThat(secure(eve, "prog/long").text()).contains("3 min");
        assertThat(secure(eve, "prog/long", known).err()).contains("4.12");
        String[] same = {"-O", "4,0x" + HexFormat.of().formatHex(version(file))};
        assertThat(secure(eve, "prog/long", same).text()).isEmpty();
        String[] stale = {"-m", "put", "-t", "0", "-O", "1,0x0011223344556677", "-e", "schema: x"};
        assertThat(secure(eve, "prog/long", stale).err()).contains("4.12");
        String[] wrong = {"-m", "put", "-t", "0", "-e", "schema: presodia/protocol/v1"};
        assertThat(secure(eve, "prog/wrong", wrong).err()).contains("4.22");
    }
}
