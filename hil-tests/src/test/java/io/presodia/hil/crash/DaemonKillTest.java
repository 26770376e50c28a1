package io.presodia.hil.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.hil.support.Sessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as users start it, killed and started again at a bench that lives on. */
@DisabledOnOs(OS.WINDOWS)
class DaemonKillTest {
    private static final int KILLS = 2;

    /** The rest lets the cell settle after its assembly, or it would rightly not be recognised. */
    private static final String CHARGE =
            """
            schema: presodia/protocol/v1
            name: charge
            record: {every: 10 s}
            boot: resume
            steps:
              - rest: 10 min
              - cc: {rate_C: 0.01, until: {voltage: window_upper}}
            """;

    @TempDir private Path folder = Path.of("");

    private Process daemon(BenchChild bench) throws Exception {
        return Children.start(
                folder.resolve("daemon.err"),
                List.of("-Xmx192m"),
                "io.presodia.host.cli.Presodia",
                List.of(
                        "firmware",
                        "--board",
                        "bench-4",
                        "--state",
                        folder.resolve("state").toString(),
                        "--virtual",
                        "--speed",
                        "max",
                        "--scan",
                        "1000",
                        "--bench",
                        bench.socket().toString()));
    }

    private void awaitCurrent(BenchChild bench) throws Exception {
        Patience.until(
                "current",
                120,
                () -> bench.state().attached() && bench.state().amperes(1) > 1e-6,
                () -> Children.errors(folder.resolve("daemon.err")) + events());
    }

    private String events() {
        try (JournalReader reader = JournalReader.open(folder.resolve("state/journal.db"))) {
            return reader.eventsOf(reader.runs().getFirst().runId()).stream()
                    .map(stored -> stored.entry().toString())
                    .collect(Collectors.joining("\n"));
        } catch (Exception e) {
            return "no journal: " + e;
        }
    }

    @Test
    void aDaemonThatIsKilledTakesItsRunUpAgain() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("state/inbox"));
        String protocol = Sessions.write(folder, "charge.yaml", CHARGE);
        try (BenchChild bench = BenchChild.start(folder, "--scan", "1000")) {
            Process daemon = daemon(bench);
            try {
                Path plan = folder.resolve("plan.yaml");
                Files.writeString(
                        plan,
                        """
                        schema: presodia/plan/v1
                        name: one
                        board: bench-4
                        runs:
                          - {channel: 1, protocol: %s, cell: nco-sn-3wt}
                        """
                                .formatted(protocol));
                Files.move(plan, inbox.resolve("one.yaml"));
                awaitCurrent(bench);
                for (int kill = 0; kill < KILLS; kill++) {
                    Children.end(daemon);
                    Patience.until("its loss", 60, () -> !bench.state().attached(), () -> "");
                    assertThat(bench.state().relayClosed(1)).isFalse();
                    daemon = daemon(bench);
                    awaitCurrent(bench);
                }
            } finally {
                Children.end(daemon);
            }
            assertThat(bench.state().number("violations")).isZero();
        }
        try (JournalReader reader = JournalReader.open(folder.resolve("state/journal.db"))) {
            assertThat(reader.runs()).hasSize(1);
            assertThat(reader.boots()).hasSize(1 + KILLS);
            assertThat(reader.eventsOf(reader.runs().getFirst().runId()))
                    .extracting(stored -> stored.entry())
                    .extracting(JournalEntry.Event::kind)
                    .containsSequence("run_taken_over")
                    .filteredOn("run_taken_over"::equals)
                    .hasSize(KILLS);
        }
    }
}
