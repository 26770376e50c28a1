package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The daemon on a serial port, and the host's verbs on the other end. */
@Timeout(60)
class SerialVerbTest {
    @TempDir private Path folder;

    private static void needsSocat() {
        Assumptions.assumeTrue(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "socat"))),
                "socat is not installed");
    }

    private Path port(String name) throws IOException {
        return folder.resolve(name).toRealPath();
    }

    private Process cable() throws Exception {
        Process socat =
                new ProcessBuilder(
                                "socat",
                                "pty,raw,echo=0,link=" + folder.resolve("device"),
                                "pty,raw,echo=0,link=" + folder.resolve("host"))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Daemons.await(() ->
                Files.exists(folder.resolve("host")) && Files.exists(folder.resolve("device")));
        return socat;
    }

    private Cli host(String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of("host"));
        all.addAll(List.of(args));
        all.addAll(List.of("--serial", port("host").toString()));
        // The port before may still be closing.
        Daemons.REAL.sleep(300_000_000);
        return Cli.run(all.toArray(String[]::new));
    }

    @Test
    void aDeviceIsSeenAndCommandedOverItsSerialPort() throws Exception {
        needsSocat();
        Path key = folder.resolve("alice.json");
        String state = folder.resolve("state").toString();
        Cli made =
                Cli.run(
                        "provision",
                        "--state",
                        state,
                        "--owner",
                        "alice",
                        "--role",
                        "operator",
                        "--out",
                        key.toString());
        assertThat(made.code()).as(made.err()).isZero();
        Process socat = cable();
        List<String> args =
                List.of(
                        "firmware",
                        "--board",
                        "bench-4",
                        "--state",
                        state,
                        "--virtual",
                        "--scan",
                        "1000",
                        "--serial",
                        port("device").toString());
        try (Daemons daemon = new Daemons(args)) {
            Daemons.await(() -> daemon.err().contains("answers on the serial line, 1 keys"));
            // It answers before its first scan is done, and says then that it has nothing to tell
            // yet.
            Cli status = host("status");
            while (status.err().contains("5.03")) {
                status = host("status");
            }
            assertThat(status.out()).as(status.err()).contains("(virtual), version 1.2.3, boot 1");
            assertThat(host("stop", "1").err()).contains("4.01");
            Cli stopped = host("stop", "1", "--key", key.toString());
            assertThat(stopped.err() + stopped.out()).doesNotContain("4.01").contains("no run");
        } finally {
            socat.destroy();
            socat.waitFor();
        }
    }

    @Test
    void portsAreListed() {
        Cli ports = Cli.run("host", "ports");
        assertThat(ports.code()).isZero();
        assertThat(ports.out() + ports.err()).isNotBlank();
    }
}
