package io.presodia.firmware.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.service.Device;
import io.presodia.hal.time.VirtualTimebase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a pack behaves to a collector that does not answer; the rest is in the tests of the field.
 */
class PusherTest {
    @TempDir private Path folder = Path.of("");

    /** Nominal pauses in s: from 5 doubled to 300, each shortened by chance to half at most. */
    @Test
    void pausesDoubleUpToFiveMinutesAndChanceSpreadsThem() throws Exception {
        Set<Long> firsts = new HashSet<>();
        for (long seed = 1; seed <= 5; seed++) {
            VirtualTimebase clock = new VirtualTimebase();
            Path own = java.nio.file.Files.createDirectories(folder.resolve("" + seed));
            try (Device device = new Device(own, clock, Device.unlimited())) {
                Pusher pusher =
                        new Pusher(
                                device.parts.log(),
                                device.desk,
                                new Budget(device.ledger, clock, 1_000_000_000),
                                PushSettings.CELLULAR,
                                () -> JsonMapper.shared().createObjectNode(),
                                clock,
                                seed);
                for (double nominal : new double[] {5, 10, 20, 40, 80, 160, 300, 300}) {
                    long pause = pusher.step(PusherTest::silent);
                    assertThat(pause * 1e-9)
                            .as("seed %d", seed)
                            .isBetween(nominal / 2 - 1e-6, nominal + 1e-6);
                    if (nominal == 5) {
                        firsts.add(pause);
                    }
                    clock.sleep(pause + 1);
                }
            }
        }
        assertThat(firsts).hasSize(5);
    }

    private static byte[] silent(String path, int format, byte[] body) throws IOException {
        throw new IOException("no answer");
    }
}
