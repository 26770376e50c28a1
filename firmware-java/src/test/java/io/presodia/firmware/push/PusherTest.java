package io.presodia.firmware.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.service.Device;
import io.presodia.firmware.service.LogSource;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.hal.time.VirtualTimebase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    /** Three rows of a boot that is over, and two of the boot that goes on. */
    private static final class TwoBoots implements LogSource {
        @Override
        public String journalId() {
            return "j";
        }

        @Override
        public List<TelemetryRow.Event> alarms(Cursor after, int most) {
            return List.of();
        }

        @Override
        public Cursor newest() {
            return new Cursor(2, 5);
        }

        @Override
        public @Nullable Batch after(Cursor after, int most) {
            long boot = after.seq() < 3 ? 1 : 2;
            long end = Math.min(boot == 1 ? 3 : 5, after.seq() + most);
            List<TelemetryRow> rows = new ArrayList<>();
            for (long seq = after.seq() + 1; seq <= end; seq++) {
                rows.add(new TelemetryRow.Gap(new Cursor(boot, seq), 1, "planted"));
            }
            return rows.isEmpty() ? null : new Batch("j", boot, after.seq() + 1, false, rows);
        }
    }

    @Test
    void theLastRowsOfABootDoNotWaitForMoreAndThoseOfTheNextOneDo() throws Exception {
        VirtualTimebase clock = new VirtualTimebase();
        List<String> said = new ArrayList<>();
        try (Device device = new Device(folder, clock, Device.unlimited())) {
            Pusher pusher =
                    new Pusher(
                            new TwoBoots(),
                            device.desk,
                            new Budget(device.ledger, clock, 1_000_000_000),
                            PushSettings.CELLULAR,
                            () -> JsonMapper.shared().createObjectNode(),
                            clock,
                            1);
            Uplink collector =
                    (path, format, body) -> {
                        said.add(path);
                        boolean rows = path.equals(Pusher.ROWS);
                        return (rows ? "{\"boot\":1,\"seq\":3}" : "{\"boot\":1,\"seq\":0}")
                                .getBytes(StandardCharsets.UTF_8);
                    };
            for (int i = 0; i < 6; i++) {
                clock.sleep(pusher.step(collector) + 1);
            }
        }
        assertThat(said).containsExactly(Pusher.HELLO, Pusher.ROWS);
    }

    private static byte[] silent(String path, int format, byte[] body) throws IOException {
        throw new IOException("no answer");
    }
}
