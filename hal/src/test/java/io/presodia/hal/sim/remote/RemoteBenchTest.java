package io.presodia.hal.sim.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.board.BoardAssembler;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.bus.remote.RemoteBench;
import io.presodia.hal.bus.remote.Wire;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.sim.TransferFault;
import io.presodia.hal.sim.board.TestBoard;
import io.presodia.hal.sim.board.ToyCell;
import io.presodia.hal.sim.board.VirtualBench;
import io.presodia.hal.time.Timebase;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hal.unit.Current;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A bench behind a socket, with both ends in this process and real time in the test's hand. */
@DisabledOnOs(OS.WINDOWS)
class RemoteBenchTest {
    private static final double DIE_SQUARE_METRES = Math.PI * 0.005 * 0.005;
    private static final long SCAN_NANOS = 50_000_000;
    private static final long MILLI = 1_000_000;
    private static final double OUTAGE_SECONDS = 30;

    /** TestBoard: the watchdog's window closes, and the relay lets go. */
    private static final long LATEST_NANOS = 145_000_000;

    private static final long RELEASE_NANOS = 10_000_000;

    private final VirtualTimebase real = new VirtualTimebase();
    private Path socket = Path.of("");
    private BenchServer server;
    private BenchControl control;
    private HostedBench host;

    @BeforeEach
    void openTheHouse() throws IOException {
        socket = Files.createTempDirectory("bench").resolve("s");
        host = hosted(true);
        server = BenchServer.open(socket, host);
        control = BenchControl.open(socket);
    }

    @AfterEach
    void closeTheHouse() throws IOException {
        control.close();
        server.close();
        Files.deleteIfExists(Objects.requireNonNull(socket.getParent()));
    }

    private HostedBench hosted(boolean faultsAllowed) {
        VirtualTimebase timebase = new VirtualTimebase();
        VirtualBench bench = bench(timebase, faultsAllowed);
        return new HostedBench(
                bench, timebase, real, new Outages(1, OUTAGE_SECONDS, OUTAGE_SECONDS));
    }

    private static VirtualBench bench(VirtualTimebase timebase, boolean faultsAllowed) {
        VirtualBench bench =
                VirtualBench.of(
                        TestBoard.spec(), TestBoard.calibration(), timebase, 7, faultsAllowed);
        bench.fit(1, new ToyCell(2.5, 200, 3600), DIE_SQUARE_METRES);
        return bench;
    }

    private static Board board(Ports ports, Timebase timebase) throws BusFault {
        return BoardAssembler.assemble(
                TestBoard.spec(), TestBoard.calibration(), ports, timebase, true);
    }

    /** A firmware as simple as can be. */
    private static List<String> drive(Board board, Timebase timebase, int scans) throws Exception {
        List<String> samples = new ArrayList<>();
        board.configure();
        board.watchdog().rearm();
        long next = timebase.nanos();
        for (int scan = 0; scan < scans; scan++) {
            samples.add(board.sample(1).toString());
            board.watchdog().beat();
            if (scan == 3) {
                board.channel(1).drive(new Drive.Galvanostatic(new Current(1e-4)));
            }
            if (scan % 5 == 0) {
                board.verifyNext();
            }
            next += SCAN_NANOS;
            board.waitUntil(next);
        }
        return samples;
    }

    @Test
    void theFarBenchGivesTheSameBitsAsTheNearOne() throws Exception {
        VirtualTimebase timebase = new VirtualTimebase();
        VirtualBench near = bench(timebase, true);
        List<String> expected = drive(board(near.ports(), timebase), timebase, 60);
        RemoteBench far = RemoteBench.attach(socket, real);
        List<String> samples = drive(board(far.ports(), far.timebase()), far.timebase(), 60);

        assertThat(samples).isEqualTo(expected);
        assertThat(far.timebase().nanos()).isEqualTo(timebase.nanos());
        assertThat(far.timebase().wall()).isEqualTo(timebase.wall());
        assertThat(control.state().amperes(1)).isEqualTo(near.channel(1).amperes());
        assertThat(control.state().chargeAmpereHours(1))
                .isEqualTo(near.channel(1).chargeAmpereHours());
    }

    @Test
    void aFaultOfABusArrivesAsItWas() throws Exception {
        VirtualTimebase timebase = new VirtualTimebase();
        VirtualBench near = bench(timebase, true);
        near.faults().inject("outputs", new TransferFault.NackNext(1));
        RemoteBench far = RemoteBench.attach(socket, real);
        control.ask("fault outputs nack 1");

        String expected = message(near.ports());
        assertThat(message(far.ports())).isEqualTo(expected);
        assertThat(far.ports().i2c("outputs").name()).isEqualTo(near.ports().i2c("outputs").name());
        assertThatThrownBy(() -> far.ports().i2c("nothing"))
                .isInstanceOf(BusFault.class)
                .hasMessage("nothing: IO: the virtual board has no such I2C device");
        assertThat(control.events(0)).extracting(BenchEvent::kind).contains(BenchEvent.Kind.FAULT);
    }

    private static String message(Ports ports) {
        try {
            ports.i2c("outputs").write(new byte[] {0, 0}, 2);
            return "no fault";
        } catch (BusFault fault) {
            return fault.kind() + " " + fault.device() + " " + fault.getMessage();
        }
    }

    @Test
    void aFaultOfWhatWasPostedComesWithALaterOperation() throws Exception {
        RemoteBench far = RemoteBench.attach(socket, real);
        far.ports().spi("dac").write(new byte[] {0, 0, 0}, 3);
        long nanos = far.timebase().nanos();

        assertThatThrownBy(() -> far.ports().input("enclosure"))
                .isInstanceOf(BusFault.class)
                .hasMessageContaining("transfer without chip select");
        assertThat(far.timebase().nanos()).isEqualTo(nanos);
        assertThat(far.ports().input("enclosure").high()).isFalse();
    }

    /** What a kill looks like from here: the socket closes and nothing was said. */
    @Test
    void whenTheFirmwareIsLostTheWatchdogOpensTheRelayAndTheCellRests() throws Exception {
        RawFirmware firmware = new RawFirmware();
        long lostNanos = firmware.driveAndVanish();
        BenchState state = waitForLoss();

        assertThat(state.nanos()).isEqualTo(lostNanos + Math.round(OUTAGE_SECONDS * 1e9));
        assertThat(state.relayClosed(1)).isFalse();
        assertThat(state.amperes(1)).isZero();
        BenchEvent tripped = first(BenchEvent.Kind.WATCHDOG_TRIPPED);
        BenchEvent opened = first(BenchEvent.Kind.RELAY_OPENED);
        assertThat(tripped.detail()).isEqualTo("TOO_LATE");
        assertThat(tripped.nanos()).isEqualTo(state.lastBeatNanos() + LATEST_NANOS);
        assertThat(opened.nanos()).isEqualTo(tripped.nanos() + RELEASE_NANOS);
        // 0.1 mA from closing to opening, and none after.
        double seconds = (opened.nanos() - first(BenchEvent.Kind.RELAY_CLOSED).nanos()) * 1e-9;
        assertThat(state.chargeAmpereHours(1) * 3600)
                .isCloseTo(1e-4 * seconds, within(0.01 * 1e-4 * seconds));
    }

    private BenchEvent first(BenchEvent.Kind kind) throws IOException {
        return control.events(0).stream()
                .filter(event -> event.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind));
    }

    private BenchState waitForLoss() throws IOException {
        BenchState state = control.state();
        while (state.attached()) {
            Thread.onSpinWait();
            state = control.state();
        }
        return state;
    }

    /** A firmware whose process can be taken away: it runs on a thread that is interrupted. */
    private final class RawFirmware {
        private long nanos;

        long driveAndVanish() throws Exception {
            Thread life =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    RemoteBench far = RemoteBench.attach(socket, real);
                                    drive(board(far.ports(), far.timebase()), far.timebase(), 20);
                                    nanos = far.timebase().nanos();
                                    host.freeze(0, 0);
                                    far.ports().input("enclosure").high();
                                } catch (Exception e) {
                                    // It dies in the middle of its question.
                                }
                            });
            while (!control.state().frozen()) {
                Thread.onSpinWait();
            }
            life.interrupt();
            life.join();
            host.freeze(Long.MAX_VALUE, 0);
            return nanos;
        }
    }

    @Test
    void aFirmwareThatSaysGoodByeIsNotLost() throws Exception {
        RemoteBench far = RemoteBench.attach(socket, real);
        long nanos = far.timebase().nanos();
        far.ports().close();
        BenchState state = waitForLoss();

        assertThat(state.nanos()).isEqualTo(nanos);
        assertThat(state.number("losses")).isZero();
        assertThat(control.events(0))
                .extracting(BenchEvent::kind)
                .containsExactly(BenchEvent.Kind.ATTACHED, BenchEvent.Kind.LEFT);
        RemoteBench next = RemoteBench.attach(socket, real);
        assertThat(next.timebase().nanos()).isEqualTo(nanos);
    }

    @Test
    void whereTimeRunsItRunsWhateverTheFirmwareDoes() throws Exception {
        RemoteBench far = RemoteBench.attach(socket, real);
        Board board = board(far.ports(), far.timebase());
        drive(board, far.timebase(), 10);
        long begin = far.timebase().nanos();
        control.paced(0.5);
        real.elapse(2 * LATEST_NANOS + 4 * RELEASE_NANOS);
        BenchState state = control.state();

        assertThat(state.nanos()).isEqualTo(begin + LATEST_NANOS + 2 * RELEASE_NANOS);
        assertThat(state.relayClosed(1)).isFalse();
        // The firmware hears of it with its next question.
        assertThat(far.ports().input("enclosure").high()).isFalse();
        assertThat(far.timebase().nanos()).isEqualTo(control.state().nanos());
        control.lockstep();
        state = control.state();
        real.elapse(1000 * MILLI);
        assertThat(control.state().nanos()).isEqualTo(state.nanos());
    }

    @Test
    void waitingTakesRealTimeWhereTimeRuns() throws Exception {
        RemoteBench far = RemoteBench.attach(socket, real);
        control.paced(0.5);
        long begin = far.timebase().nanos();
        long realBegin = real.nanos();
        far.timebase().sleepUntil(begin + 10 * MILLI);
        far.timebase().sleep(5 * MILLI);

        assertThat(far.timebase().nanos()).isEqualTo(begin + 15 * MILLI);
        assertThat(real.nanos()).isEqualTo(realBegin + 30 * MILLI);
    }

    @Test
    void theWallClockJumpsAlone() throws Exception {
        RemoteBench far = RemoteBench.attach(socket, real);
        long nanos = far.timebase().nanos();
        control.ask("wall 3600");
        far.timebase().sleep(1);

        assertThat(far.timebase().nanos()).isEqualTo(nanos + 1);
        assertThat(far.timebase().wall())
                .isEqualTo(VirtualTimebase.EPOCH.plusSeconds(3600).plusNanos(nanos + 1));
    }

    @Test
    void aBenchSaysWhetherItWasStartedForFaults() throws Exception {
        Path other = Files.createTempDirectory("bench").resolve("s");
        try (BenchServer _ = BenchServer.open(other, hosted(false))) {
            assertThat(RemoteBench.attach(socket, real).faultsAllowed()).isTrue();
            assertThat(RemoteBench.attach(other, real).faultsAllowed()).isFalse();
        } finally {
            Files.deleteIfExists(Objects.requireNonNull(other.getParent()));
        }
    }

    @Test
    void nothingIsBrokenOnABenchThatWasNotStartedForIt() throws Exception {
        Path other = Files.createTempDirectory("bench").resolve("s");
        try (BenchServer _ = BenchServer.open(other, hosted(false));
                BenchControl beside = BenchControl.open(other)) {
            assertThatThrownBy(() -> beside.ask("emergency-stop on"))
                    .hasMessageContaining("faults are refused");
            assertThatThrownBy(() -> beside.ask("fault outputs nack"))
                    .hasMessageContaining("faults are refused");
            assertThat(beside.state().number("violations")).isZero();
        }
        Files.delete(Objects.requireNonNull(other.getParent()));
    }

    @Test
    void whatIsBrokenIsReallyBroken() throws Exception {
        RemoteBench far = RemoteBench.attach(socket, real);
        Board board = board(far.ports(), far.timebase());
        board.configure();
        control.ask("emergency-stop on");
        control.ask("enclosure open");
        assertThat(board.sample(0).emergencyStop()).isTrue();
        assertThat(board.sample(0).enclosureOpen()).isTrue();
        control.ask("emergency-stop off");
        assertThat(board.sample(0).emergencyStop()).isFalse();
        control.ask("fault check_current nack");
        assertThat(board.sample(1).faults())
                .extracting(BusFault::kind)
                .isNotEmpty()
                .containsOnly(BusFault.Kind.NACK);
        control.ask("clear check_current");
        control.ask("relay 1 weld");
        assertThat(control.state().relayClosed(1)).isTrue();
        control.ask("relay 1 free");
        assertThat(control.state().relayClosed(1)).isFalse();
    }

    @Test
    void aBadQuestionIsAnsweredWithWhatWouldBeRight() {
        assertThatThrownBy(() -> control.ask("dance")).hasMessageContaining("commands: state");
        assertThatThrownBy(() -> control.ask("paced")).hasMessageContaining("needs more words");
        assertThatThrownBy(() -> control.ask("paced 0")).hasMessageContaining("above 0");
        assertThatThrownBy(() -> control.ask("outage 5 2")).hasMessageContaining("outages must be");
        assertThatThrownBy(() -> control.ask("fault outputs tired"))
                .hasMessageContaining("no fault called tired");
    }

    @Test
    void aFrameThatMakesNoSenseEndsTheFirmwareThatSentIt() throws Exception {
        try (SocketChannel raw = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            raw.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer bytes = ByteBuffer.allocate(64);
            bytes.put(Wire.FIRMWARE).put(Wire.VERSION).putInt(5).put((byte) 99).flip();
            raw.write(bytes);
            assertThat(raw.read(ByteBuffer.allocate(8))).isEqualTo(-1);
        }
        assertThat(waitForLoss().number("losses")).isEqualTo(1);
    }

    @Test
    void thereIsNoBenchWhereNoneListens() {
        assertThatThrownBy(() -> RemoteBench.attach(socket.resolveSibling("none"), real))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no bench at");
    }

    @Test
    void theHouseClosesWhenItIsAskedTo() throws Exception {
        control.ask("end");
        assertThat(server.awaitEnd(60)).isTrue();
        assertThat(Files.exists(socket)).isTrue();
        server.close();
        assertThat(Files.exists(socket)).isFalse();
    }
}
