package io.presodia.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsAndBoardsTest {
    private final Catalogue catalogue = new Catalogue();

    @Test
    void everyBuiltInMaterialIsValidAndSaysWhereItsValuesComeFrom() throws ConfigException {
        assertThat(catalogue.names(Kind.MATERIAL)).isNotEmpty();
        for (String name : catalogue.names(Kind.MATERIAL)) {
            MaterialFile file = catalogue.material(name).value();
            assertThat(file.material().name()).isEqualTo(name);
            assertThat(file.provenance())
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(p.source().ref()).isNotBlank());
        }
    }

    @Test
    void everyBuiltInCellIsValidAndRunsOnBenchFour() throws ConfigException {
        BoardSpec board = catalogue.board("bench-4").value();
        assertThat(catalogue.names(Kind.CELL)).contains("nco-sn-3wt", "nco-sn-0wt");
        for (String name : catalogue.names(Kind.CELL)) {
            var cell = catalogue.cell(name);
            assertThat(cell.value().name()).isEqualTo(name);
            assertThat(Compatibility.check(cell, board)).as(name).isEmpty();
        }
    }

    /**
     * 8 mg at 117.5 mAh/g: 0.94 mA; 3 wt% on top of 16 mg: 0.48 mg; 75 MPa on 10 mm: 5 890 N (hand
     * arithmetic).
     */
    @Test
    void thePapersCellHasItsFigures() throws ConfigException {
        CellDesign cell = catalogue.cell("nco-sn-3wt").value();

        assertThat(cell.oneCAmperes()).isCloseTo(0.94e-3, Offset.offset(1e-12));
        assertThat(cell.donorMassGrams()).isCloseTo(0.48e-3, Offset.offset(1e-12));
        assertThat(cell.stackNewtons()).isCloseTo(5890, Offset.offset(1.0));
    }

    @Test
    void theSourcesOfACellNameFileLineValueAndUnit() throws ConfigException {
        List<Provenance> sources = catalogue.cellSources("nco-sn-3wt");
        String text = BuiltIn.text(catalogue, Kind.CELL, "nco-sn-3wt");

        assertThat(sources)
                .filteredOn(p -> p.path().equals("cathode.active_mass_mg"))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.file()).isEqualTo("cells/nco-sn-3wt.yaml");
                    assertThat(p.line()).isEqualTo(BuiltIn.lineOf(text, "active_mass_mg"));
                    assertThat(p.value()).isEqualTo("8.0");
                    assertThat(p.unit()).isEqualTo("mg");
                    assertThat(p.source().kind()).isEqualTo(Source.Kind.ASSUMED);
                });
        assertThat(sources)
                .filteredOn(p ->
                        p.file().equals("materials/sn.yaml") && p.path().equals("trap_fraction"))
                .singleElement()
                .satisfies(p -> assertThat(p.source().kind()).isEqualTo(Source.Kind.PAPER));
    }

    /** What only a spectrum sees comes from the files, too. */
    @Test
    void theProcessesOfASpectrumHaveTheirSources() throws ConfigException {
        assertThat(catalogue.cellSources("donor-na9sn4-1-2"))
                .extracting(p -> p.path() + " " + p.value() + " " + p.unit())
                .contains(
                        "grain_boundaries.share 0.1 1",
                        "grain_boundaries.time 1.0e-6 s",
                        "interface_time 1.0e-5 s",
                        "double_layer 1.0e-5 F/cm2",
                        "kinetics.relaxations.interface_share 0.5 1",
                        "kinetics.relaxations.interface_capacitance 3.0 1",
                        "kinetics.relaxations.slow_share 0.9 1",
                        "kinetics.relaxations.slow_over_fast 9.0 1");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `trip: [-1.0, 1.0]` | `trip: [-120, 120]` | limits.current_C.trip | [-120, 120] | reaches 112.8 mA, above the 100 mA of board bench-4 (1C of this cell is 0.94 mA); must be at most 106.4
                    material: nacro2, active_mass_mg: 8.0 | material: nacro2, active_mass_mg: 0.1 | cathode.active_mass_mg | 0.1 | 1C of this cell is 0.01175 mA; at 0.05C that is below 1 % of the smallest range of board bench-4 (0.1 mA)
                    die_diameter_mm: 10 | die_diameter_mm: 13 | limits.stack_pressure_MPa.trip | [60, 90] | 90 MPa on a 13 mm die is 11950 N, above the 10000 N of the load cell of board bench-4; must be at most 75.34
                    `voltage_window_V: [1.75, 3.6]` | `voltage_window_V: [1.75, 4.6]` | voltage_window_V | [1.75, 4.6] | must lie inside -0.5 to 4.5 V, the cell voltages that board bench-4 can measure and hold
                    """)
    void aCellThatTheBoardCannotRunIsRefusedWithItsLine(
            String good, String bad, String key, String value, String message, @TempDir Path folder)
            throws IOException, ConfigException {
        String text = BuiltIn.text(catalogue, Kind.CELL, "nco-sn-3wt");
        assertThat(text).contains(good);
        String changed = text.replace(good, bad);
        if (key.equals("voltage_window_V")) {
            // Without a decomposition limit, and with limits as wide, only the board objects.
            String nacro2 = BuiltIn.text(catalogue, Kind.MATERIAL, "nacro2");
            Files.writeString(
                    folder.resolve("nacro2.yaml"),
                    nacro2.substring(0, nacro2.indexOf("decomposition_potential")));
            changed = changed.replace("trip: [1.50, 3.70]", "trip: [1.50, 4.70]");
        }
        Path file = Files.writeString(folder.resolve("c.yaml"), changed);

        var cell = catalogue.cell(file.toString());
        List<Diagnostic> found = Compatibility.check(cell, catalogue.board("bench-4").value());

        String whole = changed;
        assertThat(found)
                .anySatisfy(d -> {
                    assertThat(d.key()).isEqualTo(key);
                    assertThat(d.value()).isEqualTo(value);
                    assertThat(d.message()).startsWith(message);
                    String last = key.substring(key.lastIndexOf('.') + 1);
                    assertThat(whole.lines().toList().get(d.line() - 1)).contains(last + ":");
                });
    }
}
