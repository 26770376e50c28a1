package io.presodia.hil.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.unit.Current;
import io.presodia.hil.support.BoardInFront;
import io.presodia.hil.support.Sessions;
import io.presodia.host.session.BenchAttendant;
import io.presodia.host.session.RunResult;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Outputs are open at the start, after any doubt, and at the end. */
class SafeStateTest {
    private static final String CHARGE =
            """
            schema: presodia/protocol/v1
            name: charge
            record: {every: 5 s}
            steps:
              - rest: 2 s
              - cc: {rate_C: 0.1, until: {time: 60 s}}
            """;

    private static final long RELAY_NANOS = 10_000_000;

    @TempDir private Path folder = Path.of("");

    private RunResult run(BenchAttendant attendant) throws Exception {
        String protocol = Sessions.write(folder, "charge.yaml", CHARGE);
        return Sessions.run(
                folder.resolve("run"),
                protocol,
                "nco-sn-3wt",
                Sessions.BOARD_SCAN_MILLIS,
                1,
                attendant);
    }

    /** Keeps the rig, to be looked at when all is over. */
    private static class Keeper implements BenchAttendant {
        private @Nullable VirtualRig kept;
        private int scans;
        private boolean everClosed;

        @Override
        public void begins(VirtualRig rig, Firmware firmware) throws InterruptedException {
            kept = rig;
        }

        @Override
        public void scanned() throws InterruptedException {
            scans++;
            everClosed |= closed();
        }

        final VirtualRig rig() {
            return Objects.requireNonNull(kept);
        }

        final int scans() {
            return scans;
        }

        final boolean everClosed() {
            return everClosed;
        }

        final boolean closed() {
            return rig().bench().channel(1).relayClosed();
        }

        final void pass(long nanos) throws InterruptedException {
            rig().timebase().sleepUntil(rig().timebase().nanos() + nanos);
        }
    }

    @Test
    void whateverTheBoardDidBeforeItIsOpenOnceTheFirmwareStarts() throws Exception {
        boolean[] closed = new boolean[2];
        Keeper keeper =
                new Keeper() {
                    @Override
                    public void begins(VirtualRig rig, Firmware firmware)
                            throws InterruptedException {
                        super.begins(rig, firmware);
                        leaveCurrentOn(rig);
                        closed[0] = closed();
                    }

                    @Override
                    public void scanned() throws InterruptedException {
                        super.scanned();
                        if (scans() == 1) {
                            closed[1] = closed();
                        }
                    }
                };
        RunResult run = run(keeper);

        assertThat(closed[0]).as("a process died with current on").isTrue();
        assertThat(closed[1]).as("after the first scan of the next").isFalse();
        assertThat(run.completed()).as(run.status().text()).isTrue();
    }

    private static void leaveCurrentOn(VirtualRig rig) throws InterruptedException {
        try {
            rig.board().configure();
            rig.board().watchdog().rearm();
            rig.board().watchdog().beat();
            rig.board().channel(1).drive(new Drive.Galvanostatic(new Current(1e-5)));
        } catch (BusFault e) {
            throw new AssertionError(e);
        }
        rig.timebase().sleepUntil(rig.timebase().nanos() + 2 * RELAY_NANOS);
    }

    @Test
    void theRelayIsOpenWhenTheRunIsOver() throws Exception {
        Keeper keeper = new Keeper();
        RunResult run = run(keeper);

        assertThat(run.completed()).isTrue();
        assertThat(keeper.everClosed()).isTrue();
        keeper.pass(RELAY_NANOS);
        assertThat(keeper.closed()).isFalse();
    }

    @Test
    void anExceptionInAScanOpensTheOutputsTripsTheRunAndStopsTheHeartbeat() throws Exception {
        int failingScan = 400;
        boolean[] seen = new boolean[4];
        Keeper keeper =
                new Keeper() {
                    private int samples;

                    @Override
                    public Board board(VirtualRig rig) {
                        return new BoardInFront(rig.board(), this::failAtLast);
                    }

                    private BoardSample failAtLast(BoardSample sample) {
                        samples++;
                        if (samples == failingScan) {
                            seen[0] = closed();
                            throw new IllegalStateException("something nobody thought of");
                        }
                        return sample;
                    }

                    @Override
                    public void scanned() throws InterruptedException {
                        super.scanned();
                        if (samples == failingScan) {
                            seen[1] = closed();
                            // As if the process hung from here on.
                            seen[2] = rig().board().sample(0).watchdogTripped();
                            pass(rig().board().watchdog().latestNanos());
                            seen[3] = rig().board().sample(0).watchdogTripped();
                        }
                    }
                };
        RunResult run = run(keeper);
        JsonNode summary = Sessions.summary(run);

        assertThat(seen[0]).as("current flowed when the scan failed").isTrue();
        assertThat(seen[1]).as("relay closed when the next scan is due").isFalse();
        assertThat(seen[2]).as("watchdog, one scan later").isFalse();
        assertThat(seen[3]).as("watchdog, after its window").isTrue();
        assertThat(run.completed()).isFalse();
        assertThat(summary.path("outcome").asString()).isEqualTo("tripped");
        assertThat(summary.path("trip").path("id").asString()).isEqualTo("scan-failed");
        assertThat(summary.path("trip").path("text").asString())
                .contains("something nobody thought of");
        try (JournalReader reader = JournalReader.open(run.folder().journal())) {
            assertThat(reader.run(run.status().runId()).orElseThrow().ended()).isNotNull();
        }
    }

    /** The last line of defence: the control loop hangs, nobody opens anything. */
    @Test
    void aFirmwareThatHangsWithCurrentOnIsStoppedByTheWatchdog() throws Exception {
        boolean[] closed = new boolean[2];
        Keeper keeper =
                new Keeper() {
                    @Override
                    public void scanned() throws InterruptedException {
                        super.scanned();
                        if (scans() == 400) {
                            closed[0] = closed();
                            pass(rig().board().watchdog().latestNanos() + RELAY_NANOS);
                            closed[1] = closed();
                        }
                    }
                };
        RunResult run = run(keeper);

        assertThat(closed[0]).as("before").isTrue();
        assertThat(closed[1]).as("after the watchdog's window and the contact's release").isFalse();
        assertThat(run.completed()).isFalse();
        JsonNode trip = Sessions.summary(run).path("trip");
        Sessions.figure("after a hang of 155 ms: %s", trip.path("text").asString());
        assertThat(trip.path("id").asString())
                .isIn("watchdog-tripped", "relay-not-closed", "scan-overrun");
    }

    @Test
    void aSessionThatIsInterruptedOpensTheRelayAndStillLeavesItsFolder() throws Exception {
        Keeper keeper =
                new Keeper() {
                    @Override
                    public void scanned() throws InterruptedException {
                        super.scanned();
                        if (scans() == 400) {
                            throw new InterruptedException("as from outside");
                        }
                    }
                };
        RunResult run;
        try {
            run = run(keeper);
        } finally {
            Thread.interrupted();
        }

        assertThat(keeper.everClosed()).isTrue();
        keeper.pass(RELAY_NANOS);
        assertThat(keeper.closed()).isFalse();
        assertThat(Sessions.summary(run).path("outcome").asString()).isEqualTo("stopped");
    }
}
