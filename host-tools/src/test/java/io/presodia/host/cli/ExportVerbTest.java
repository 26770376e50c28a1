package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.host.format.BdfParquetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ExportVerbTest {
    @TempDir private Path folder;
    private Path run = Path.of("");

    @BeforeEach
    void makeARun() throws IOException {
        run = folder.resolve("run");
        String protocol =
                TestFiles.write(
                        folder,
                        "rest.yaml",
                        "schema: presodia/protocol/v1\nsteps: [{rest: 10 s}]\n");
        Cli cli =
                Cli.run(
                        "run",
                        protocol,
                        "--cell",
                        "nco-sn-3wt",
                        "--board",
                        "bench-4",
                        "--virtual",
                        "--out",
                        run.toString());
        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.DONE);
    }

    @Test
    void theJournalAloneGivesTheSameDataAgain() throws IOException {
        byte[] before = Files.readAllBytes(run.resolve("data.bdf.csv"));
        Files.delete(run.resolve("data.bdf.csv"));
        Files.delete(run.resolve("summary.json"));

        Cli cli = Cli.run("export", run.toString(), "--format", "bdf-csv", "--json");

        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.DONE);
        assertThat(run.resolve("data.bdf.csv")).hasBinaryContent(before);
        JsonNode result = cli.json();
        assertThat(result.path("format").asString()).isEqualTo("bdf-csv");
    }

    @Test
    void parquetGoesWhereItIsToldAndOverwritesNothing() throws IOException {
        Path file = folder.resolve("x.bdf.parquet");
        Cli cli =
                Cli.run(
                        "export",
                        run.toString(),
                        "--format",
                        "bdf-parquet",
                        "--out",
                        file.toString());

        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.DONE);
        assertThat(cli.out()).contains(BdfParquetReader.read(file).rows() + " rows");
        assertThat(BdfParquetReader.metadata(file))
                .containsEntry("presodia.data_origin", "virtual");
        assertThat(
                        Cli.run(
                                        "export",
                                        run.toString(),
                                        "--format",
                                        "bdf-parquet",
                                        "--out",
                                        file.toString())
                                .code())
                .isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void whatIsNotThereCannotBeExported() {
        assertThat(
                        Cli.run("export", folder.resolve("none").toString(), "--format", "bdf-csv")
                                .code())
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(Cli.run("export", run.toString(), "--format", "xlsx").err())
                .contains("bdf-csv and bdf-parquet");
        Cli cli = Cli.run("export", run.toString(), "--format", "bdf-csv", "--run", "other");
        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err()).contains("the journal has nco-sn-3wt_rest_seed1_ch1");
    }
}
