package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.hal.sim.remote.BenchServer;
import io.presodia.hal.sim.remote.HostedBench;
import io.presodia.hal.time.SystemTimebase;
import io.presodia.hal.time.Timebase;
import io.presodia.host.session.BenchHouse;
import io.presodia.host.session.BenchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class FirmwareVerbTest {
    private static final Timebase REAL = new SystemTimebase();
    private static final long LOOK_NANOS = 100_000_000;

    @TempDir private Path folder;

    private Path state() {
        return folder.resolve("state");
    }

    private Path inbox(String name) {
        return state().resolve("inbox").resolve(name);
    }

    /** A daemon on a thread of its own, until it is told to end. */
    private final class Daemon implements AutoCloseable {
        private final AtomicReference<Runnable> interrupt = new AtomicReference<>();
        private final CountDownLatch registered = new CountDownLatch(1);
        private final AtomicReference<Cli> result = new AtomicReference<>();
        private final Thread thread;

        Daemon(String... more) throws InterruptedException {
            String[] args = new String[10 + more.length];
            System.arraycopy(
                    new String[] {
                        "firmware",
                        "--board",
                        "bench-4",
                        "--state",
                        state().toString(),
                        "--virtual",
                        "--speed",
                        "max",
                        "--scan",
                        "1000"
                    },
                    0,
                    args,
                    0,
                    10);
            System.arraycopy(more, 0, args, 10, more.length);
            AtInterrupt atInterrupt =
                    action -> {
                        interrupt.set(action);
                        registered.countDown();
                        return () -> {};
                    };
            thread = Thread.ofPlatform().start(() -> result.set(Cli.run(atInterrupt, args)));
            registered.await();
        }

        Cli end() throws InterruptedException {
            interrupt.get().run();
            thread.join();
            return result.get();
        }

        @Override
        public void close() {
            try {
                end();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the daemon ends", e);
            }
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            REAL.sleep(LOOK_NANOS);
        }
    }

    private void layIn(String name, String text) throws IOException {
        Files.createDirectories(state().resolve("inbox"));
        Files.writeString(inbox(name), text);
    }

    private static String plan(int channel, Path protocol) {
        return """
        schema: presodia/plan/v1
        board: bench-4
        runs:
          - {channel: %d, protocol: %s, cell: nco-sn-3wt}
        """
                .formatted(channel, protocol);
    }

    @Test
    void aPlanInTheInboxIsRunToItsEnd() throws Exception {
        Path protocol = Path.of(TestFiles.write(folder, "short.yaml", TestFiles.SHORT));
        layIn("one.yaml", plan(2, protocol));
        try (Daemon daemon = new Daemon()) {
            await(() -> journalHolds("Look at the cell.", 1));
            layIn("channel-2.proceed", "looked at");
            await(() -> Files.exists(inbox("one.yaml.done")));
            Cli cli = daemon.end();
            assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.DONE);
            assertThat(cli.err())
                    .contains("safe: boot 1")
                    .containsOnlyOnce("run one_1.1_ch2 is taken")
                    .containsOnlyOnce("run one_1.1_ch2 holds for an operator: Look at the cell.")
                    .containsOnlyOnce("run one_1.1_ch2 goes on");
        }
        assertThat(inbox("one.yaml.accepted")).doesNotExist();
        try (JournalReader reader = JournalReader.open(state().resolve("journal.db"))) {
            assertThat(reader.runs()).hasSize(1);
            assertThat(reader.runs().getFirst().ended()).isNotNull();
        }
    }

    @Test
    void aPlanThatIsWrongIsRefusedWholeWithTheReason() throws Exception {
        Path protocol = Path.of(TestFiles.write(folder, "short.yaml", TestFiles.SHORT));
        layIn(
                "wrong.yaml",
                plan(1, protocol) + "  - {channel: 2, protocol: nowhere, cell: nco-sn-3wt}\n");
        try (Daemon daemon = new Daemon()) {
            await(() -> Files.exists(inbox("wrong.yaml.refused")));
            assertThat(daemon.end().code()).isEqualTo(Exit.DONE);
        }
        assertThat(Files.readString(inbox("wrong.yaml.refused"))).contains("nowhere");
        try (JournalReader reader = JournalReader.open(state().resolve("journal.db"))) {
            assertThat(reader.runs()).isEmpty();
        }
    }

    @Test
    void anInterruptedRunIsFoundAfterTheRestartAndHeldBeforeAnotherCell() throws Exception {
        Path protocol =
                Path.of(
                        TestFiles.write(
                                folder,
                                "long.yaml",
                                """
                                schema: presodia/protocol/v1
                                steps:
                                  - rest: 10 s
                                  - cc: {rate_C: 0.5, until: {time: 30 min}}
                                  - rest: 1000 h
                                """));
        layIn("long.yaml", plan(1, protocol));
        try (Daemon daemon = new Daemon()) {
            await(() -> journalHolds("(rest) begins", 2));
            assertThat(daemon.end().code()).isEqualTo(Exit.DONE);
        }
        try (Daemon daemon = new Daemon()) {
            // A bench in this process has a new cell, which is none of the run's.
            await(() -> journalHolds("the run holds for an operator", 1));
            layIn("channel-1.proceed", "swapped on purpose");
            String asked = Files.getOwner(folder).getName() + " asked for it: swapped on purpose";
            await(() -> journalHolds("an operator let the run go on (" + asked + ") although", 1));
            layIn("channel-1.stop", "not the same cell");
            await(() -> Files.exists(inbox("channel-1.stop.done")));
            await(() -> Files.exists(inbox("long.yaml.done")));
            Cli cli = daemon.end();
            assertThat(cli.err())
                    .containsOnlyOnce("run long_1.1_ch1 is taken up")
                    .containsOnlyOnce(
                            "run long_1.1_ch1 holds for an operator: open circuit voltage is ")
                    .containsOnlyOnce("run long_1.1_ch1 goes on");
        }
        assertThat(journalHolds("power cut found: last row boot 1", 1)).isTrue();
        assertThat(journalHolds("not the same cell", 1)).isTrue();
        assertThat(journalHolds("fit the checkpoint", 1)).isFalse();
    }

    /** What a run at a bench in another place records of faults. */
    private String faultsAtABench(boolean allowed) throws Exception {
        Path socket = Files.createTempDirectory("bench").resolve("s");
        HostedBench bench =
                BenchHouse.build(
                        new Catalogue(),
                        new BenchHouse.Request(
                                new BenchRequest(
                                        "bench-4", 1, false, 1000.0, Double.POSITIVE_INFINITY),
                                Map.of(1, "nco-sn-3wt"),
                                allowed,
                                10,
                                60),
                        REAL);
        Path protocol = Path.of(TestFiles.write(folder, "short.yaml", TestFiles.SHORT));
        layIn("one.yaml", plan(1, protocol));
        try (BenchServer _ = BenchServer.open(socket, bench);
                Daemon daemon = new Daemon("--bench", socket.toString())) {
            await(() -> Files.exists(inbox("one.yaml.accepted")));
            await(() -> journalHolds("(rest) begins", 1));
            assertThat(daemon.end().code()).isEqualTo(Exit.DONE);
        } finally {
            Files.deleteIfExists(Objects.requireNonNull(socket.getParent()));
        }
        try (JournalReader reader = JournalReader.open(state().resolve("journal.db"))) {
            return reader.runs()
                    .getFirst()
                    .started()
                    .entry()
                    .properties()
                    .getOrDefault("faults", "nothing");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRunAtABenchThatWasStartedForFaultsSaysSo() throws Exception {
        assertThat(faultsAtABench(true)).isEqualTo("may have been injected");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRunAtAnotherBenchSaysNothingOfFaults() throws Exception {
        assertThat(faultsAtABench(false)).isEqualTo("nothing");
    }

    @Test
    void whatOnlyTheBenchCanBeToldIsRefused() {
        String[] common = {
            "firmware",
            "--board",
            "bench-4",
            "--state",
            state().toString(),
            "--virtual",
            "--bench",
            folder.resolve("none").toString()
        };
        Cli speed = Cli.run(with(common, "--speed", "30"));
        assertThat(speed.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(speed.err()).contains("--speed: 30: ").contains("--paced 30");
        Cli faults = Cli.run(with(common, "--allow-faults"));
        assertThat(faults.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(faults.err()).contains("start the bench with --allow-faults");
        assertThat(state()).doesNotExist();
    }

    private static String[] with(String[] common, String... more) {
        return Stream.concat(Stream.of(common), Stream.of(more)).toArray(String[]::new);
    }

    private boolean journalHolds(String text, int times) {
        Path journal = state().resolve("journal.db");
        if (!Files.exists(journal)) {
            return false;
        }
        try (JournalReader reader = JournalReader.open(journal)) {
            return reader.events(io.presodia.firmware.journal.Cursor.START, 100_000).stream()
                            .filter(event -> event.entry().text().contains(text))
                            .count()
                    >= times;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whatCannotBeOpenedIsRefusedWithTheReason() {
        for (String port : new String[] {"/dev/null", "x@", "@9600"}) {
            Cli cli =
                    Cli.run(
                            "firmware",
                            "--board",
                            "bench-4",
                            "--state",
                            state().toString(),
                            "--virtual",
                            "--serial",
                            port);
            assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
            assertThat(cli.err()).contains("--serial").contains(port);
        }
        Cli nowhere =
                Cli.run(
                        "firmware",
                        "--board",
                        "bench-4",
                        "--state",
                        state().toString(),
                        "--virtual",
                        "--coap",
                        "5683");
        assertThat(nowhere.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(nowhere.err()).contains("--coap").contains("HOST:PORT");
        Cli real = Cli.run("firmware", "--board", "bench-4", "--state", state().toString());
        assertThat(real.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(real.err()).contains("--virtual").contains("no driver");
        assertThat(state()).doesNotExist();
    }
}
