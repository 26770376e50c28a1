package io.presodia.hil.firstcycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import io.presodia.hil.support.CellFile;
import io.presodia.hil.support.Sessions;
import io.presodia.host.format.BdfColumn;
import io.presodia.host.format.BdfCsvReader;
import io.presodia.host.format.BdfIssue;
import io.presodia.host.format.BdfTable;
import io.presodia.host.format.BdfValidator;
import io.presodia.host.session.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a run leaves behind, opened by readers of its own and of others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutputsTest {
    /** Two cycles with everything that draws, records and counts. */
    private static final String PROTOCOL =
            """
            schema: presodia/protocol/v1
            name: two-cycles
            record: {every: 30 s, on_voltage_change_mV: 5}
            steps:
              - rest: 2 min
              - pulse: {rate_C: 0.1, duration: 1 s, at: [10 ms, 100 ms, 1 s]}
              - loop:
                  times: 2
                  cycle: true
                  steps:
                    - cccv: {rate_C: 0.5, voltage: window_upper, until: [{current_below_rate_C: 0.1}, {time: 5 h}]}
                    - rest: 5 min
                    - cc: {rate_C: -0.5, until: [{voltage: window_lower}, {time: 5 h}]}
                    - rest: 5 min
            """;

    private static final List<BdfColumn> COUNTERS =
            List.of(
                    BdfColumn.TEST_TIME_SECOND,
                    BdfColumn.CYCLE_COUNT,
                    BdfColumn.STEP_COUNT,
                    BdfColumn.RECORD_INDEX,
                    BdfColumn.CHARGING_CAPACITY_AH,
                    BdfColumn.DISCHARGING_CAPACITY_AH,
                    BdfColumn.CUMULATIVE_CAPACITY_AH,
                    BdfColumn.CHARGING_ENERGY_WH,
                    BdfColumn.DISCHARGING_ENERGY_WH);

    @TempDir private static Path folder = Path.of("");

    private @Nullable RunResult finished;

    @BeforeAll
    void runTwoCyclesOfAUsersOwnCell() throws Exception {
        String cell = Sessions.write(folder, "my-cell.yaml", CellFile.OWN.yaml());
        String protocol = Sessions.write(folder, "two-cycles.yaml", PROTOCOL);
        finished = Sessions.run(folder.resolve("run"), protocol, cell, 500, 3);
    }

    @Test
    void aUsersOwnCellRunsInItsOwnWindowWithItsOwnMass() throws Exception {
        JsonNode summary = Sessions.summary(run());
        JsonNode facts = summary.path("cell_facts");

        assertThat(summary.path("outcome").asString()).isEqualTo("completed");
        assertThat(facts.path("active_mass_mg").asDouble()).isEqualTo(9.1);
        double[] volts = table().numbers(BdfColumn.VOLTAGE_VOLT).orElseThrow();
        double highest = 0;
        for (double value : volts) {
            highest = Math.max(highest, value);
        }
        // The end of its window, and not that of the built-in cells at 3.6 V.
        assertThat(highest).isBetween(3.499, 3.51);
        assertThat(summary.path("cycles")).hasSize(2);
        Sessions.figure(
                "own cell 9.1 mg, 2 wt%%, 1.9 to 3.5 V at 0.5C: first discharge %.2f, second %.2f mAh/g",
                summary.path("cycles").path(0).path("discharge_capacity_mAh_g").asDouble(),
                summary.path("cycles").path(1).path("discharge_capacity_mAh_g").asDouble());
        double first = summary.path("first_discharge_capacity_mAh_g").asDouble();
        // Between the paper's cells with 0 and 3 wt% at most.
        assertThat(first).isBetween(80.0, 118.2);
    }

    @Test
    void theBatteryDataFormatIsKeptAndEveryRowSaysVirtual() throws Exception {
        BdfTable table = table();

        assertThat(table.rows()).isGreaterThan(1000);
        // BDF has no columns for where data come from, from which start of the firmware,
        // and none for estimates: ours are such that its readers ignore them.
        assertThat(BdfValidator.validate(table))
                .allSatisfy(issue -> {
                    assertThat(issue.rule()).isEqualTo("unknown_column");
                    assertThat(issue.severity()).isEqualTo(BdfIssue.Severity.WARNING);
                })
                .extracting(BdfIssue::column)
                .filteredOn(column -> !column.startsWith("est_"))
                .containsExactlyInAnyOrder("boot_id", "data_origin");
        assertThat(table.texts("data_origin").orElseThrow()).containsOnly("virtual");
        double[] amperes = table.numbers(BdfColumn.CURRENT_AMPERE).orElseThrow();
        assertThat(Arrays.stream(amperes).max().orElseThrow()).isPositive();
        assertThat(Arrays.stream(amperes).min().orElseThrow()).isNegative();
    }

    @Test
    void countersNeverFall() throws Exception {
        BdfTable table = table();
        for (BdfColumn column : COUNTERS) {
            double[] values = table.numbers(column).orElseThrow();
            for (int i = 1; i < values.length; i++) {
                if (!(values[i] >= values[i - 1])) {
                    throw new AssertionError(
                            column.machineName() + " falls in row " + i + " to " + values[i]);
                }
            }
        }
    }

    @Test
    void anIndependentReaderFindsTheSameNumbersInTheParquetFile() throws Exception {
        BdfTable table = table();
        try (ParquetFileReader reader =
                        ParquetFileReader.open(InputFile.of(run().folder().bdfParquet()));
                RowReader row = reader.rowReader()) {
            assertThat(reader.getFileMetaData().numRows()).isEqualTo(table.rows());
            assertThat(reader.getFileMetaData().keyValueMetadata())
                    .containsEntry("presodia.data_origin", "virtual")
                    .containsEntry("presodia.seed", "3")
                    .containsKeys("presodia.calibration_id", "presodia.software_commit");
            List<String> headers = table.columns().stream().map(BdfTable.Column::header).toList();
            assertThat(reader.getFileSchema().getColumns().stream().map(c -> c.name()).toList())
                    .isEqualTo(headers);
            for (int i = 0; i < table.rows(); i++) {
                row.next();
                for (int c = 0; c < headers.size(); c++) {
                    PhysicalType type = reader.getFileSchema().getColumns().get(c).type();
                    assertSame(table.columns().get(c), i, row, type);
                }
            }
            assertThat(row.hasNext()).isFalse();
        }
    }

    private static void assertSame(
            BdfTable.Column column, int i, RowReader row, PhysicalType type) {
        String name = column.header();
        Object csv =
                switch (column) {
                    case BdfTable.NumberColumn numbers -> numbers.values()[i];
                    // Numbers under a name that BDF does not know are text to its reader.
                    case BdfTable.TextColumn texts when type == PhysicalType.DOUBLE ->
                            texts.values()[i].isEmpty()
                                    ? Double.NaN
                                    : Double.parseDouble(texts.values()[i]);
                    case BdfTable.TextColumn texts -> texts.values()[i];
                };
        Object parquet =
                switch (column) {
                    case BdfTable.Column _ when type == PhysicalType.DOUBLE ->
                            row.isNull(name) ? Double.NaN : row.getDouble(name);
                    case BdfTable.NumberColumn _ when row.isNull(name) -> Double.NaN;
                    case BdfTable.NumberColumn _ when type == PhysicalType.INT64 ->
                            (double) row.getLong(name);
                    case BdfTable.NumberColumn _ -> row.getDouble(name);
                    case BdfTable.TextColumn _ -> row.isNull(name) ? "" : row.getString(name);
                };
        if (!parquet.equals(csv)) {
            throw new AssertionError("%s in row %d: %s, csv %s".formatted(name, i, parquet, csv));
        }
    }

    @Test
    void theRunFolderIsCompleteAndTheReportCarriesItsPlotsAndSaysVirtual() throws Exception {
        for (String name :
                List.of(
                        "journal.db",
                        "data.bdf.csv",
                        "data.bdf.parquet",
                        "events.csv",
                        "summary.json",
                        "report.html")) {
            assertThat(run().folder().folder().resolve(name)).isNotEmptyFile();
        }
        try (var files = Files.list(run().folder().folder())) {
            List<Path> plots = files.filter(file -> file.toString().endsWith(".png")).toList();
            assertThat(plots).hasSizeGreaterThanOrEqualTo(4);
            for (Path plot : plots) {
                assertThat(Files.readAllBytes(plot)).startsWith(0x89, 'P', 'N', 'G');
            }
        }
        String report = Files.readString(run().folder().report());
        assertThat(report).contains("data:image/png;base64,").containsIgnoringCase("virtual");
        assertThat(report).doesNotContain("src=\"http").doesNotContain("href=\"http");
        assertThat(Files.readString(run().folder().eventsCsv())).contains("virtual");
        assertThat(Sessions.summary(run()).path("virtual").asBoolean()).isTrue();
    }

    private RunResult run() {
        return Objects.requireNonNull(finished);
    }

    private BdfTable table() throws Exception {
        return BdfCsvReader.read(run().folder().bdfCsv());
    }
}
