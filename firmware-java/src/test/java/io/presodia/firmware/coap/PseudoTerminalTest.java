package io.presodia.firmware.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.serial.SerialEnd;
import io.presodia.firmware.serial.SerialLink;
import io.presodia.firmware.serial.SerialPorts;
import io.presodia.firmware.service.Device;
import io.presodia.firmware.service.Method;
import io.presodia.hal.time.SystemTimebase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The library for serial ports itself, between two pseudo terminals, where socat makes them. */
@Timeout(60)
class PseudoTerminalTest {
    private static final SystemTimebase REAL = new SystemTimebase();

    @TempDir private Path folder = Path.of("");

    private static boolean installed(String tool) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
    }

    private Process pair(Path device, Path host) throws Exception {
        Assumptions.assumeTrue(installed("socat"), "socat is not installed");
        Process socat =
                new ProcessBuilder(
                                "socat",
                                "pty,raw,echo=0,link=" + device,
                                "pty,raw,echo=0,link=" + host)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        while (!Files.exists(host) || !Files.exists(device)) {
            REAL.sleep(10_000_000);
        }
        return socat;
    }

    private static SerialLink open(Path port) throws IOException {
        return SerialLink.open(
                SerialPorts.at(port.toRealPath().toString(), SerialPorts.USUAL_BAUD),
                REAL,
                text -> {});
    }

    @Test
    void readingsAndCommandsGoOverARealTerminal() throws Exception {
        Path there = folder.resolve("device");
        Path here = folder.resolve("host");
        Process socat = pair(there, here);
        try (Device device = new Device(folder, REAL, Device.unlimited())) {
            device.publish(3);
            DeviceKey key = device.keys.add("op-alice", Role.OPERATOR, Instant.EPOCH);
            try (CoapFace _ =
                    CoapFace.open(CoapSettings.device(null, null), device.parts, open(there))) {
                try (CoapCaller caller =
                        CoapCaller.over(
                                open(here), CallerSettings.plain(SerialEnd.DEVICE.address()))) {
                    assertThat(caller.get("ch/1/v", 0).text()).isEqualTo("3.0");
                    assertThatThrownBy(() -> open(here)).hasMessageContaining("does not open");
                }
                REAL.sleep(300_000_000);
                try (CoapCaller caller =
                        CoapCaller.over(
                                open(here),
                                CallerSettings.secure(
                                        SerialEnd.DEVICE.address(),
                                        key.identity(),
                                        key.secret()))) {
                    Answer made =
                            caller.send(
                                    Method.POST,
                                    "ch/1/cmd",
                                    50,
                                    "{\"id\":\"s1\",\"do\":\"proceed\"}"
                                            .getBytes(StandardCharsets.UTF_8));
                    assertThat(made.code()).isEqualTo("2.01");
                }
            }
        } finally {
            socat.destroy();
            socat.waitFor();
        }
    }

    @Test
    void aPortThatIsNotThereIsRefusedWithItsName() {
        assertThatThrownBy(() -> open(Path.of("/dev/null")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/dev/null");
        assertThat(SerialPorts.list()).doesNotHaveDuplicates();
    }
}
