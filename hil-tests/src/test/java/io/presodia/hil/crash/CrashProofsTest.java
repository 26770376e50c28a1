package io.presodia.hil.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hal.sim.remote.BenchEvent;
import io.presodia.hal.sim.remote.BenchState;
import io.presodia.hil.support.Sessions;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the firmware's process, the relays are open within the watchdog's window and
 * the time that a contact needs. One bench lives through all of it.
 */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashProofsTest {
    /** bench-4.yaml: no beat for this long is a fault. */
    private static final double WINDOW_MILLIS = 145;

    /** bench-4.yaml: release of the relay. */
    private static final double RELEASE_MILLIS = 10;

    /** Virtual over real time while something hangs: slow, so that a busy machine is in time. */
    private static final double SPEED = 0.25;

    private static final int HEALTHY_BEATS = 4;

    private static final String HOLD =
            """
            schema: presodia/protocol/v1
            name: crash
            record: {every: 1 s}
            steps:
              - rest: 1 s
              - cc: {rate_C: 0.01, until: {time: 40 h}}
            """;

    private static final List<String> TABLE = new ArrayList<>();

    @TempDir private static Path folder = Path.of("");

    private static BenchChild bench;
    private static String protocol = "";

    @BeforeAll
    static void openTheHouse() throws Exception {
        bench = BenchChild.start(folder);
        protocol = Sessions.write(folder, "crash.yaml", HOLD);
    }

    @AfterAll
    static void closeTheHouse() throws Exception {
        bench.close();
        System.out.println(
                "\nwhat happens to the firmware            | relays open after | cause at the bench     | last beat to open | allowed");
        TABLE.forEach(System.out::println);
    }

    /** A firmware that drives current, in time that runs by itself from then on. */
    private static final class Driving implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;
        private final long mark;

        Driving(String... options) throws Exception {
            letTheLastOneGo();
            Path journal = Files.createTempDirectory(folder, "run").resolve("journal.db");
            process =
                    Children.start(
                            folder.resolve("firmware.err"),
                            List.of(options),
                            FirmwareProcess.class.getName(),
                            List.of(
                                    bench.socket().toString(),
                                    protocol,
                                    "nco-sn-3wt",
                                    "50",
                                    journal.toString()));
            out = process.inputReader();
            Patience.until(
                    "current",
                    60,
                    () -> bench.state().attached() && bench.state().amperes(1) > 1e-6,
                    () -> Children.errors(folder.resolve("firmware.err")));
            bench.control().paced(SPEED);
            healthy();
            mark = bench.mark();
        }

        private static void letTheLastOneGo() throws Exception {
            Patience.until(
                    "the end of the last firmware", 60, () -> !bench.state().attached(), () -> "");
            bench.control().lockstep();
            bench.control().ask("elapse 1");
            assertThat(bench.state().relayClosed(1)).isFalse();
        }

        /** Waits for some beats, with the relay closed throughout. */
        void healthy() throws Exception {
            long from = bench.mark();
            long begin = bench.state().lastBeatNanos();
            double enough = begin + HEALTHY_BEATS * 50e6;
            Patience.until(
                    "beats",
                    60,
                    () -> bench.state().lastBeatNanos() >= enough,
                    () -> Children.errors(folder.resolve("firmware.err")));
            assertThat(bench.control().events(from))
                    .extracting(BenchEvent::kind)
                    .doesNotContain(BenchEvent.Kind.RELAY_OPENED, BenchEvent.Kind.WATCHDOG_TRIPPED);
        }

        /** Asks the guest; returns the virtual time at which it begins. */
        long ask(String what) throws Exception {
            Children.say(process, what);
            String line = out.readLine();
            while (line != null && !line.startsWith(what + " ")) {
                line = out.readLine();
            }
            assertThat(line).as("answer of the guest").isNotNull();
            return line == null ? 0 : Long.parseLong(line.substring(what.length() + 1));
        }

        /** The relay opens in time; why, is what the bench says. */
        void opensInTime(String what, long struckNanos, String cause) throws Exception {
            BenchEvent opened = bench.await(mark, BenchEvent.Kind.RELAY_OPENED);
            BenchState state = bench.state();
            double after = (opened.nanos() - struckNanos) * 1e-6;
            double afterBeat = (opened.nanos() - state.lastBeatNanos()) * 1e-6;
            String tripped =
                    bench.control().events(mark).stream()
                            .filter(event -> event.kind() == BenchEvent.Kind.WATCHDOG_TRIPPED)
                            .map(BenchEvent::detail)
                            .findFirst()
                            .orElse("opened by the firmware");
            TABLE.add(
                    String.format(
                            Locale.ROOT,
                            "%-39s | %11.1f ms    | %-22s | %11.1f ms    | %5.0f ms",
                            what,
                            after,
                            tripped,
                            afterBeat,
                            WINDOW_MILLIS + RELEASE_MILLIS));
            assertThat(tripped).matches(cause);
            assertThat(after).as(what).isBetween(0.0, WINDOW_MILLIS + RELEASE_MILLIS);
            assertThat(state.relayClosed(1)).isFalse();
            assertThat(state.amperes(1)).isZero();
        }

        @Override
        public void close() {
            Children.end(process);
        }
    }

    @Test
    void killed() throws Exception {
        try (Driving firmware = new Driving()) {
            firmware.process.destroyForcibly();
            BenchEvent lost = bench.await(firmware.mark, BenchEvent.Kind.LOST);
            firmware.opensInTime("killed (SIGKILL)", lost.nanos(), "TOO_LATE");
        }
    }

    @Test
    void controlThreadBlocked() throws Exception {
        try (Driving firmware = new Driving()) {
            firmware.opensInTime(
                    "control thread blocked for ever", firmware.ask("block"), "TOO_LATE");
        }
    }

    @Test
    void endlessLoop() throws Exception {
        try (Driving firmware = new Driving()) {
            firmware.opensInTime(
                    "endless loop where an estimator is", firmware.ask("spin"), "TOO_LATE");
        }
    }

    @Test
    void outOfMemory() throws Exception {
        try (Driving firmware = new Driving("-Xmx48m")) {
            firmware.opensInTime(
                    "OutOfMemoryError, heap stays full",
                    firmware.ask("leak"),
                    "TOO_LATE|opened by the firmware");
        }
    }

    @Test
    void exceptionInAScan() throws Exception {
        try (Driving firmware = new Driving()) {
            firmware.opensInTime(
                    "exception in a scan", firmware.ask("throw"), "opened by the firmware");
        }
    }

    @Test
    void beatsTooEarly() throws Exception {
        try (Driving firmware = new Driving()) {
            firmware.opensInTime("beats too early", firmware.ask("beat"), "TOO_EARLY");
        }
    }

    @Test
    void stoppedLikeByAGarbageCollector() throws Exception {
        try (Driving firmware = new Driving()) {
            Children.signal(firmware.process, "STOP");
            // By now it stands: the last beat was before this moment.
            long struck = bench.state().nanos();
            firmware.opensInTime("stopped (SIGSTOP), as by a long pause", struck, "TOO_LATE");
            long beat = bench.state().lastBeatNanos();
            Children.signal(firmware.process, "CONT");
            String line = firmware.out.readLine();
            while (line != null && !line.startsWith("ended")) {
                line = firmware.out.readLine();
            }
            assertThat(line)
                    .as("what the firmware finds when it goes on")
                    .startsWith("ended TRIPPED");
            assertThat(firmware.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(bench.control().events(firmware.mark))
                    .as("the relay stays open when the firmware goes on, last beat " + beat)
                    .extracting(BenchEvent::kind)
                    .doesNotContain(BenchEvent.Kind.RELAY_CLOSED);
        }
    }

    @Test
    void hungThreadsBesideTheControlThreadDoNothing() throws Exception {
        try (Driving firmware = new Driving()) {
            firmware.ask("threads");
            firmware.healthy();
            firmware.healthy();
            assertThat(bench.state().relayClosed(1)).isTrue();
            TABLE.add(
                    String.format(
                            Locale.ROOT,
                            "%-39s | %-17s | %-22s | %-17s |",
                            "threads of network and web hang",
                            "stay closed",
                            "none: beats go on",
                            ""));
        }
    }

    /** Fault table: a journal that stalls trips the board after 60 s. */
    @Test
    void aDiskThatHangsIsWaitedForAndThenTheRelayOpens() throws Exception {
        try (Driving firmware = new Driving()) {
            long struck = firmware.ask("disk");
            firmware.healthy();
            // Nothing hangs that beats: stepping is the same and quicker.
            bench.control().lockstep();
            BenchEvent opened = bench.await(firmware.mark, BenchEvent.Kind.RELAY_OPENED);
            double seconds = (opened.nanos() - struck) * 1e-9;
            assertThat(bench.control().events(firmware.mark))
                    .filteredOn(event -> event.number() < opened.number())
                    .extracting(BenchEvent::kind)
                    .doesNotContain(BenchEvent.Kind.WATCHDOG_TRIPPED);
            assertThat(seconds).isBetween(60.0, 63.0);
            TABLE.add(
                    String.format(
                            Locale.ROOT,
                            "%-39s | %11.1f s     | %-22s | %-17s | %5.0f s",
                            "thread of the journal hangs, disk stalled",
                            seconds,
                            "opened by the firmware",
                            "beats go on",
                            60.0));
        }
    }
}
