package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.host.run.RunFolder;
import io.presodia.host.session.Interruption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code run --resume} goes on with what a dead process has left. */
class ResumeTest {
    private static final String PROTOCOL =
            """
            schema: presodia/protocol/v1
            name: two-charges
            record: {every: 20 s}
            steps:
              - rest: 3 min
              - id: first
                cc: {rate_C: 0.5, until: {time: %s}}
              - rest: 2 min
              - id: second
                cc: {rate_C: 0.2, until: {time: 20 min}}
            """;

    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        TestFiles.write(folder, "two-charges.yaml", PROTOCOL.formatted("40 min"));
    }

    private Cli run(String out, String... more) {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "run",
                                folder.resolve("two-charges.yaml").toString(),
                                "--cell",
                                "nco-sn-3wt",
                                "--board",
                                "bench-4",
                                "--virtual",
                                "--scan",
                                "1000",
                                "--out",
                                folder.resolve(out).toString()));
        args.addAll(List.of(more));
        return Cli.run(args.toArray(String[]::new));
    }

    /** The folder as a process that died at this time of the bench leaves it. */
    private void cut(String from, String to, long nanos) throws Exception {
        Path folderOfRun = Files.createDirectories(folder.resolve(to));
        Path journal = new RunFolder(folderOfRun).journal();
        Files.copy(new RunFolder(folder.resolve(from)).journal(), journal);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM run_end");
            for (String table : List.of("sample", "event", "pulse", "burst", "resume_point")) {
                statement.execute("DELETE FROM " + table + " WHERE mono_ns >= " + nanos);
            }
        }
    }

    /** A journal that a session of its own would have left: its checkpoints are of that time. */
    private void interrupt(String out, long nanos) throws Exception {
        Interruption.leave(folder.resolve("two-charges.yaml"), folder.resolve(out), nanos);
    }

    /** The same once more; of no scans, when its start was kept and no scan. */
    private void interruptAgain(String out, int scans) throws Exception {
        Interruption.leaveAgain(folder.resolve("two-charges.yaml"), folder.resolve(out), scans);
    }

    private List<Long> bootsWithRows(String out) throws Exception {
        try (JournalReader reader =
                JournalReader.open(new RunFolder(folder.resolve(out)).journal())) {
            return reader.samples(Cursor.START, 100_000).stream()
                    .map(row -> row.cursor().bootId())
                    .distinct()
                    .toList();
        }
    }

    @Test
    void aRunThatIsCutAgainAndAgainIsResumedEachTime() throws Exception {
        // Rows are every 20 s: each cut is later than the last row before it.
        interrupt("cut", 407_000_000_000L);
        interruptAgain("cut", 73);
        interruptAgain("cut", 68);

        Cli cli = run("cut", "--resume", "--json");

        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.DONE);
        assertThat(bootsWithRows("cut")).containsExactly(1L, 2L, 3L, 4L);
        JsonNode result = cli.json();
        double truth = result.path("truth").path("first_charge_capacity_mAh_g").asDouble();
        // Of each cut some seconds of 0.5C are not counted, of an hour of it.
        assertThat(result.path("first_charge_capacity_mAh_g").asDouble())
                .isBetween(truth * 0.99, truth);
    }

    @Test
    void aStartOfWhichNothingWasKeptIsBroughtBackAsOne() throws Exception {
        interrupt("cut", 407_000_000_000L);
        interruptAgain("cut", 68);
        Interruption.leaveAtOnce(folder.resolve("two-charges.yaml"), folder.resolve("cut"));
        interruptAgain("cut", 0);
        interruptAgain("cut", 51);
        interruptAgain("cut", 51);

        assertThat(bootsWithRows("cut")).containsExactly(1L, 2L, 5L, 6L);
    }

    @Test
    void aRunThatHeldLooksAgainAtItsCellEachTimeItIsResumed() throws Exception {
        // Within minutes of its assembly a cell settles by more than any takeover allows.
        interrupt("cut", 60_000_000_000L);
        for (int attempt = 2; attempt <= 4; attempt++) {
            Cli cli = run("cut", "--resume");

            assertThat(cli.code()).isEqualTo(Exit.FAILED);
            assertThat(cli.err()).contains("holds for an operator: open circuit voltage");
            try (JournalReader reader =
                    JournalReader.open(new RunFolder(folder.resolve("cut")).journal())) {
                assertThat(reader.events(new Cursor(attempt, 0), 100))
                        .extracting(row -> row.entry().kind())
                        .contains("run_held")
                        .endsWith("suspended");
            }
        }
    }

    @Test
    void theRunComesToTheEndThatItWouldHaveComeTo() throws Exception {
        Cli twin = run("twin", "--json");
        assertThat(twin.code()).as(twin.err()).isEqualTo(Exit.DONE);
        interrupt("cut", 1_500_000_000_000L);

        Cli cli = run("cut", "--resume", "--json");

        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.DONE);
        JsonNode result = cli.json();
        JsonNode expected = twin.json();
        assertThat(result.path("outcome").asString()).isEqualTo("completed");
        double charge = expected.path("first_charge_capacity_mAh_g").asDouble();
        assertThat(result.path("first_charge_capacity_mAh_g").asDouble())
                .isBetween(charge * 0.9995, charge * 1.0005);
        // The plant knows of all that flowed, before and after.
        assertThat(result.path("truth").path("first_charge_capacity_mAh_g").asDouble())
                .isBetween(charge * 0.999, charge * 1.003);
        RunFolder files = new RunFolder(folder.resolve("cut"));
        assertThat(Files.readString(files.eventsCsv()))
                .contains("power_cut_found")
                .contains("outage 61.000 s")
                .contains("run_taken_over");
        try (JournalReader reader = JournalReader.open(files.journal())) {
            assertThat(reader.boots()).hasSize(2);
            assertThat(reader.samples(Cursor.START, 100_000))
                    .extracting(row -> row.cursor().bootId())
                    .contains(1L, 2L);
        }
    }

    @Test
    void aJournalThatTheBenchCannotComeToIsNotResumed() throws Exception {
        assertThat(run("twin").code()).isEqualTo(Exit.DONE);
        cut("twin", "changed", 1_500_000_000_000L);
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:"
                                        + new RunFolder(folder.resolve("changed")).journal());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER sample_is_final");
            statement.execute("UPDATE sample SET volts = volts + 1e-6 WHERE seq = 40");
        }

        Cli cli = run("changed", "--resume");

        assertThat(cli.code()).isEqualTo(Exit.FAILED);
        assertThat(cli.err()).contains("cannot be brought back: row 40 of boot 1");
    }

    @Test
    void aProtocolThatChangedMeanwhileIsRefused() throws Exception {
        interrupt("cut", 600_000_000_000L);
        TestFiles.write(folder, "two-charges.yaml", PROTOCOL.formatted("41 min"));

        Cli cli = run("cut", "--resume");

        assertThat(cli.code()).isEqualTo(Exit.FAILED);
        assertThat(cli.err()).contains("protocols/two-charges.yaml has changed");
    }

    @Test
    void whereNothingWasInterruptedNothingIsResumed() {
        Cli absent = run("absent", "--resume");
        assertThat(absent.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(absent.err()).contains("holds no interrupted run");

        assertThat(run("whole").code()).isEqualTo(Exit.DONE);
        Cli whole = run("whole", "--resume");
        assertThat(whole.code()).isEqualTo(Exit.FAILED);
        assertThat(whole.err()).contains("nothing to resume");
    }
}
