package io.presodia.host.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.host.format.BdfColumn;
import io.presodia.host.format.BdfCsvReader;
import io.presodia.host.format.BdfIssue;
import io.presodia.host.format.BdfParquetReader;
import io.presodia.host.format.BdfTable;
import io.presodia.host.format.BdfValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunExporterTest {
    @TempDir Path folder;

    private RunFolder export(String name, long seed, boolean virtual) throws IOException {
        RunFolder run = new RunFolder(folder.resolve(name));
        Files.createDirectories(run.folder());
        Runs.write(run.journal(), seed, virtual);
        RunExporter.export(run.journal(), "r1", run);
        return run;
    }

    @Test
    void aRunFolderHoldsTheOpenFilesAndNothingHalfWritten() throws Exception {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Files.createDirectories(run.folder());
        Runs.write(run.journal(), 1, true);
        List<Path> written = RunExporter.export(run.journal(), "r1", run);
        assertThat(written)
                .containsExactly(
                        run.bdfCsv(),
                        run.bdfParquet(),
                        run.metadata(),
                        run.eventsCsv(),
                        run.inputs().resolve("cells/nco.yaml"));
        try (var files = Files.walk(run.folder())) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
        assertThat(run.inputs().resolve("cells/nco.yaml")).hasContent("schema: presodia/cell/v1\n");
    }

    @Test
    void theCsvKeepsTheRulesOfTheFormat() throws Exception {
        BdfTable table = BdfCsvReader.read(export("run", 1, true).bdfCsv());
        List<BdfIssue> issues = BdfValidator.validate(table);
        assertThat(issues)
                .allSatisfy(issue -> assertThat(issue.rule()).isEqualTo("unknown_column"))
                .extracting(BdfIssue::column)
                .containsExactlyInAnyOrder("boot_id", "data_origin");
        assertThat(table.rows()).isEqualTo(Runs.ROWS);
        double[] amperes = table.numbers(BdfColumn.CURRENT_AMPERE).orElseThrow();
        assertThat(amperes[3]).isEqualTo(Runs.AMPERES);
        assertThat(amperes[43]).isEqualTo(-Runs.AMPERES);
        assertThat(amperes[5]).isNaN();
        assertThat(table.numbers(BdfColumn.STEP_RECORD_INDEX).orElseThrow()[20]).isEqualTo(1);
    }

    @Test
    void anEmptyCellStandsForWhatWasNotMeasured() throws Exception {
        List<String> lines = Files.readAllLines(export("run", 1, true).bdfCsv());
        assertThat(lines.getFirst())
                .startsWith("test_time_second,voltage_volt,current_ampere,unix_time_second,")
                .endsWith(",boot_id,data_origin");
        assertThat(lines.get(1 + 5)).startsWith("300,,,1767225900,1,1,charge,cc,300,6,6,,30.125,");
    }

    @Test
    void parquetHoldsTheSameTableAndItsOrigin() throws Exception {
        RunFolder run = export("run", 1, true);
        BdfTable csv = BdfCsvReader.read(run.bdfCsv());
        BdfTable parquet = BdfParquetReader.read(run.bdfParquet());
        assertThat(parquet.columns()).hasSameSizeAs(csv.columns());
        for (int i = 0; i < csv.columns().size(); i++) {
            switch (csv.columns().get(i)) {
                case BdfTable.NumberColumn numbers ->
                        assertThat(((BdfTable.NumberColumn) parquet.columns().get(i)).values())
                                .as(numbers.header())
                                .containsExactly(numbers.values());
                case BdfTable.TextColumn texts ->
                        assertThat(((BdfTable.TextColumn) parquet.columns().get(i)).values())
                                .as(texts.header())
                                .containsExactly(texts.values());
            }
        }
        assertThat(BdfParquetReader.metadata(run.bdfParquet()))
                .containsEntry("presodia.data_origin", "virtual")
                .containsEntry("presodia.seed", "1")
                .containsEntry("presodia.software_commit", "abc123")
                .containsEntry("bdf.version", "1.3.0");
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws Exception {
        RunFolder first = export("first", 5, true);
        RunFolder again = export("again", 5, true);
        RunFolder other = export("other", 6, true);
        for (String name : List.of("data.bdf.csv", "events.csv", "data.bdf.metadata.json")) {
            assertThat(again.folder().resolve(name))
                    .as(name)
                    .hasSameBinaryContentAs(first.folder().resolve(name));
        }
        assertThat(Files.mismatch(first.bdfCsv(), other.bdfCsv())).isNotNegative();
        assertThat(Files.readString(first.bdfCsv())).doesNotContain("\r");
    }

    @Test
    void everyFileSaysThatTheBoardIsVirtual() throws Exception {
        RunFolder run = export("run", 1, true);
        assertThat(Files.readAllLines(run.bdfCsv()).stream().skip(1))
                .allSatisfy(line -> assertThat(line).endsWith(",virtual"));
        assertThat(Files.readAllLines(run.eventsCsv()).stream().skip(1))
                .allSatisfy(line -> assertThat(line).endsWith(",virtual"));
        assertThat(Files.readString(run.metadata())).contains("\"virtual\"", "Simulated data");
        assertThat(Files.readString(export("real", 1, false).bdfCsv()))
                .contains(",measured\n")
                .doesNotContain("virtual");
    }

    @Test
    void theSidecarNamesCellCyclerOperatorAndFiles() throws Exception {
        RunFolder run = export("run", 1, true);
        JsonNode root = JsonMapper.shared().readTree(Files.readString(run.metadata()));
        JsonNode test = root.path("@graph").path(0);
        assertThat(root.path("@context").path(0).asString())
                .isEqualTo("https://w3id.org/emmo/domain/battery/context");
        assertThat(test.path("@type").asString()).isEqualTo("BatteryTest");
        assertThat(test.path("hasTestObject").path("rdfs:label").asString())
                .isEqualTo("nco-sn-3wt");
        assertThat(test.path("hasTestObject").path("schema:identifier").asString())
                .isEqualTo("P-17");
        assertThat(test.path("hasTestEquipment").path("schema:serialNumber").asString())
                .isEqualTo("B4-0001");
        JsonNode output = test.path("hasOutput");
        assertThat(output.path("dc:creator").path("schema:name").asString()).isEqualTo("K. Lab");
        JsonNode csv = output.path("dcat:distribution").path(0);
        assertThat(csv.path("dcat:downloadURL").asString()).isEqualTo("data.bdf.csv");
        assertThat(csv.path("spdx:checksum").path("spdx:checksumValue").asString())
                .isEqualTo(Bytes.of(Files.readAllBytes(run.bdfCsv())).sha256());
    }

    @Test
    void eventsHaveTimeValueAndLimit() throws Exception {
        List<String> lines = Files.readAllLines(export("run", 1, true).eventsCsv());
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("record_index,test_time_second,unix_time_second,kind,");
        assertThat(lines.get(2))
                .isEqualTo(
                        "2,7140,1767232740,stack_pressure_low,warn,1,"
                                + "\"stack pressure 58.1 MPa, below 60 MPa\","
                                + "58100000,60000000,Pa,,virtual");
        assertThat(lines.get(3))
                .contains("run_ended,inform,1,\"done, \"\"really\"\"\",,,,")
                .contains("completed");
    }

    @Test
    void anEventOfALaterBootHasNoTestTime() throws Exception {
        RunFolder run = export("run", 1, true);
        try (Journal journal =
                Journal.open(
                        run.journal(),
                        Runs.identity(true),
                        new VirtualTimebase(),
                        JournalOptions.virtualTime())) {
            journal.append(
                    JournalEntry.Event.of("recovered", Tier.INFORM, 1, "r1", 0, "power is back"));
        }
        RunExporter.export(run.journal(), "r1", run);
        assertThat(Files.readAllLines(run.eventsCsv()).getLast())
                .startsWith("4,,1767225600,recovered,");
    }

    @Test
    void anInputFileCannotLeaveItsFolder() throws Exception {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Files.createDirectories(run.folder());
        try (Journal journal =
                Journal.open(
                        run.journal(),
                        Runs.identity(true),
                        new VirtualTimebase(),
                        JournalOptions.virtualTime())) {
            journal.append(Runs.started(1));
            journal.append(
                    new JournalEntry.InputFile("r1", 0, "../../evil.yaml", Bytes.ofUtf8("x")));
        }
        assertThatThrownBy(() -> RunExporter.export(run.journal(), "r1", run))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../../evil.yaml");
        assertThat(folder.resolve("../evil.yaml")).doesNotExist();
    }

    @Test
    void anInterruptedRunSaysSo() throws Exception {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Files.createDirectories(run.folder());
        try (Journal journal =
                Journal.open(
                        run.journal(),
                        Runs.identity(true),
                        new VirtualTimebase(),
                        JournalOptions.virtualTime())) {
            journal.append(Runs.started(1));
        }
        RunExporter.export(run.journal(), "r1", run);
        assertThat(Files.readString(run.metadata())).contains("interrupted");
        assertThat(BdfParquetReader.read(run.bdfParquet()).rows()).isZero();
        assertThat(Files.readAllLines(run.bdfCsv())).hasSize(1);
        assertThat(run.report().getFileName()).hasToString("report.html");
        assertThat(run.summary().getFileName()).hasToString("summary.json");
        assertThat(run.plot("dqdv").getFileName()).hasToString("dqdv.png");
    }
}
