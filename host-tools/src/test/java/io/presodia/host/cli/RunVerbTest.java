package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.journal.JournalReader;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RunVerbTest {
    @TempDir private Path folder;
    private String protocol = "";

    @BeforeEach
    void writeProtocol() throws IOException {
        protocol = TestFiles.write(folder, "short.yaml", TestFiles.SHORT);
    }

    private Cli run(String cell, String out, String... more) {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "run",
                                protocol,
                                "--cell",
                                cell,
                                "--board",
                                "bench-4",
                                "--virtual",
                                "--out",
                                folder.resolve(out).toString()));
        args.addAll(List.of(more));
        return Cli.run(args.toArray(String[]::new));
    }

    @Test
    void aShortProtocolLeavesACompleteFolder() throws IOException {
        Cli cli = run("nco-sn-3wt", "a", "--json", "--sample", "S-1", "--seed", "5");

        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.DONE);
        JsonNode result = cli.json();
        assertThat(result.path("outcome").asString()).isEqualTo("completed");
        assertThat(result.path("seed").asInt()).isEqualTo(5);
        assertThat(result.path("virtual").asBoolean()).isTrue();
        JsonNode provenance = result.path("provenance");
        assertThat(provenance.path("sample_id").asString()).isEqualTo("S-1");
        assertThat(provenance.path("operator").asString()).isEqualTo("tester");
        assertThat(provenance.path("software_version").asString()).isEqualTo("1.2.3");
        assertThat(provenance.path("software_commit").asString()).isEqualTo("0123456789abcdef");
        assertThat(provenance.path("calibration_id").asString()).isNotEmpty();
        // 0.1C for 60 s: 1/600 of the 117.5 mAh/g of 1C.
        assertThat(result.path("first_charge_capacity_mAh_g").asDouble())
                .isEqualTo(117.5 / 600, Offset.offset(117.5 / 600 * 0.005));
        assertThat(result.path("truth").path("first_charge_capacity_mAh_g").asDouble())
                .isEqualTo(
                        result.path("first_charge_capacity_mAh_g").asDouble(),
                        Offset.offset(0.0005));
        Path run = folder.resolve("a");
        for (JsonNode file : result.path("files")) {
            assertThat(run.resolve(file.asString())).isNotEmptyFile();
        }
        RunFolder files = new RunFolder(run);
        assertThat(
                        List.of(
                                files.journal(),
                                files.bdfCsv(),
                                files.bdfParquet(),
                                files.eventsCsv(),
                                files.summary(),
                                files.report()))
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(run.resolve("inputs/protocols/short.yaml"))
                .hasSameTextualContentAs(Path.of(protocol));
        assertThat(run.resolve("inputs/materials/nacro2.yaml")).isNotEmptyFile();
        assertThat(run.resolve(".owner")).doesNotExist();
        assertThat(cli.err()).contains("holds for an operator").contains("completed");
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOtherNoise() throws IOException {
        run("nco-sn-3wt", "a");
        run("nco-sn-3wt", "b");
        run("nco-sn-3wt", "c", "--seed", "2");

        assertThat(folder.resolve("b/data.bdf.csv"))
                .hasSameBinaryContentAs(folder.resolve("a/data.bdf.csv"));
        assertThat(Files.readString(folder.resolve("c/data.bdf.csv")))
                .isNotEqualTo(Files.readString(folder.resolve("a/data.bdf.csv")));
    }

    @Test
    void aUsersOwnCellRunsWithItsOwnMassesAndWindow() throws IOException {
        String cell = TestFiles.write(folder, "my-cell.yaml", TestFiles.CELL);

        Cli cli = run(cell, "a", "--json", "--scan", "200");

        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.DONE);
        JsonNode facts = cli.json().path("cell_facts");
        assertThat(facts.path("active_mass_mg").asDouble()).isEqualTo(6.1, Offset.offset(1e-9));
        assertThat(facts.path("voltage_window_V").path(0).asDouble()).isEqualTo(1.9);
        JsonNode provenance = cli.json().path("provenance");
        assertThat(provenance.path("scan_period_seconds").asDouble()).isEqualTo(0.2);
        // The window of the board file, 25 to 145 ms, for four times the period.
        assertThat(provenance.path("properties").path("scan_period").asString())
                .contains("100 to 580 ms");
        assertThat(folder.resolve("a/inputs/cells/my-cell.yaml")).hasContent(TestFiles.CELL);
    }

    @Test
    void scatterGivesAnotherCell() throws IOException {
        double nominal = trapped(run("nco-sn-3wt", "a", "--json", "--scan", "500"));
        double drawn = trapped(run("nco-sn-3wt", "b", "--json", "--scan", "500", "--scatter"));

        assertThat(drawn).isPositive().isNotEqualTo(nominal);
    }

    private static double trapped(Cli cli) {
        return cli.json().path("truth").path("sodium_trapped_mAh_g").asDouble();
    }

    @Test
    void aLimitCrossedExitsOneAndNamesTripValueAndLimit() throws IOException {
        protocol =
                TestFiles.write(
                        folder,
                        "trip.yaml",
                        """
                        schema: presodia/protocol/v1
                        name: trip
                        record: {every: 5 s}
                        safety: {voltage_V: [1.5, 1.6]}
                        steps:
                          - rest: 5 s
                          - cc: {rate_C: 0.5, until: {time: 20 min}}
                        """);
        Cli cli = run("nco-sn-3wt", "a", "--json", "--scan", "100");

        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.FAILED);
        JsonNode trip = cli.json().path("trip");
        assertThat(cli.json().path("outcome").asString()).isEqualTo("tripped");
        assertThat(trip.path("id").asString()).isEqualTo("over-voltage");
        assertThat(trip.path("limit").asDouble()).isEqualTo(1.6);
        // Two scans of 0.1 s at well under 10 mV/s.
        assertThat(trip.path("value").asDouble()).isBetween(1.6, 1.602);
        assertThat(trip.path("unit").asString()).isEqualTo("V");
        assertThat(cli.err()).contains("over voltage: cell voltage 1.60").contains("limit 1.6");
    }

    @Test
    void ctrlCStopsTheRunAndStillCompletesItsFolder() throws IOException {
        AtInterrupt atOnce =
                action -> {
                    action.run();
                    return () -> {};
                };
        Cli cli =
                Cli.run(
                        atOnce,
                        "run",
                        protocol,
                        "--cell",
                        "nco-sn-3wt",
                        "--board",
                        "bench-4",
                        "--virtual",
                        "--json",
                        "--out",
                        folder.resolve("a").toString());

        assertThat(cli.code()).isEqualTo(Exit.FAILED);
        assertThat(cli.json().path("outcome").asString()).isEqualTo("stopped");
        assertThat(cli.json().path("outcome_text").asString())
                .contains("asked for by the operator");
        assertThat(folder.resolve("a/report.html")).isNotEmptyFile();
    }

    @Test
    void fourChannelsRunDifferentProtocolsWithTheirOwnStarts() throws IOException {
        TestFiles.write(
                folder,
                "rest.yaml",
                "schema: presodia/protocol/v1\nname: rest\nsteps: [{rest: 30 s}]\n");
        TestFiles.write(folder, "my-cell.yaml", TestFiles.CELL);
        String plan =
                TestFiles.write(
                        folder,
                        "plan.yaml",
                        """
                        schema: presodia/plan/v1
                        board: bench-4
                        seed: 3
                        runs:
                          - {channel: 2, protocol: ./short.yaml, cell: nco-sn-0wt, sample_id: two}
                          - {channel: 1, protocol: ./rest.yaml, cell: ./my-cell.yaml, start_after: 20 s}
                          - {channel: 4, protocol: ./short.yaml, cell: nco-na9sn4-3wt, start_after: 40 s}
                          - {channel: 3, protocol: ./rest.yaml, cell: nco-sn-3wt, operator: somebody}
                        """);
        Path out = folder.resolve("four");
        Cli cli = Cli.run("run", "--plan", plan, "--virtual", "--json", "--out", out.toString());

        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.DONE);
        JsonNode runs = cli.json().path("runs");
        assertThat(runs).hasSize(4);
        assertThat(runs.path(0).path("provenance").path("sample_id").asString()).isEqualTo("two");
        assertThat(runs.path(3).path("provenance").path("operator").asString())
                .isEqualTo("somebody");
        double[] startsAfter = {0, 20, 40, 0};
        double first = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 4; i++) {
            JsonNode run = runs.path(i);
            RunFolder moved = new RunFolder(folder.resolve("moved-" + i));
            Files.move(Path.of(run.path("run_folder").asString()), moved.folder());
            String id = run.path("provenance").path("run_id").asString();
            RunData data = RunData.read(moved.journal(), id);
            double started = data.unixSeconds()[0] - data.testSeconds()[0];
            first = Math.min(first, started);
            // The preflight check takes a moment.
            assertThat(started - first)
                    .as(id)
                    .isBetween(startsAfter[i] - 0.3, startsAfter[i] + 1.0);
            assertThat(run.path("outcome").asString()).isEqualTo("completed");
        }
        try (JournalReader reader = JournalReader.open(out.resolve("journal.db"))) {
            assertThat(reader.runs()).hasSize(4);
            assertThat(reader.boots()).hasSize(1);
        }
        Cli export =
                Cli.run(
                        "export",
                        folder.resolve("moved-1").toString(),
                        "--format",
                        "bdf-csv",
                        "--json");
        assertThat(export.json().path("run_id").asString()).contains("_ch1");
    }

    @Test
    void aRunIsNeverOverwritten() throws IOException {
        run("nco-sn-3wt", "a", "--scan", "500");
        byte[] before = Files.readAllBytes(folder.resolve("a/data.bdf.csv"));

        Cli again = run("nco-sn-3wt", "a", "--seed", "9");

        assertThat(again.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(again.err()).contains("holds a run already");
        assertThat(folder.resolve("a/data.bdf.csv")).hasBinaryContent(before);
    }
}
