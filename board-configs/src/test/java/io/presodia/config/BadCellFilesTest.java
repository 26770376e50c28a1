package io.presodia.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One change to a good cell or material file, and what must be said of it, line included. */
class BadCellFilesTest {
    private static final String CELL =
            """
            schema: presodia/cell/v1
            name: my-cell
            description: mine
            cathode:
              material: nacro2
              active_mass_mg: 6.1
              composite_fraction: 0.50
            anode:
              material: sn
              np_ratio: 1.1
            donor:
              material: na2s-nps-c-1-2
              wt_percent: 2.0
            electrolyte: {material: halide-ncbh}
            fixture: {material: peek-die-press}
            die_diameter_mm: 10
            stack_pressure: {target_MPa: 75, window_MPa: [60, 90]}
            voltage_window_V: [1.9, 3.5]
            initial_voltage_V: [0.5, 1.6]
            limits:
              voltage_V: {inform: [1.70, 3.62], warn: [1.60, 3.65], trip: [1.50, 3.70]}
              current_C: {inform: [-0.6, 0.6], warn: [-0.8, 0.8], trip: [-1.0, 1.0]}
              temperature_C: {inform: [20, 35], warn: [17, 40], trip: [15, 45]}
              temperature_rate_K_min: {inform: [-0.5, 0.5], warn: [-1, 1], trip: [-2, 2]}
              stack_pressure_MPa: {inform: [66, 86], warn: [63, 88], trip: [60, 90]}
              charge_budget_factor: 1.10
            """;

    private final Catalogue catalogue = new Catalogue();

    private List<Diagnostic> errors(String text) {
        ConfigException e =
                catchThrowableOfType(
                        ConfigException.class,
                        () -> catalogue.check(BuiltIn.file(Kind.CELL, "my-cell.yaml", text)));
        assertThat(e).as(text).isNotNull();
        return e.diagnostics();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        String text =
                CELL.replace("material: nacro2", "material: unobtainium")
                        .replace("np_ratio: 1.1", "np_ratio: .nan")
                        .replace("wt_percent: 2.0", "wt_percent: -1");

        assertThat(errors(text))
                .extracting(Diagnostic::key)
                .containsExactly("cathode.material", "anode.np_ratio", "donor.wt_percent");
    }

    @Test
    void aSmallDieIsToldAMassWithEnoughDigits() {
        List<Diagnostic> found = errors(CELL.replace("die_diameter_mm: 10", "die_diameter_mm: 1"));

        assertThat(found)
                .extracting(Diagnostic::message)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain("at most 0 mg"))
                .anySatisfy(text -> assertThat(text).containsPattern("at most 0\\.0\\d+ mg"));
    }

    @Test
    void aUsersCellIsRead(@TempDir Path folder) throws IOException, ConfigException {
        Path file = Files.writeString(folder.resolve("my-cell.yaml"), CELL);

        var cell = catalogue.cell(file.toString());

        // 117.5 mAh/g * 6.1 mg = 0.71675 mA; 2 wt% on top of 6.1 / 0.5 = 12.2 mg is 0.244 mg.
        assertThat(cell.value().oneCAmperes()).isEqualTo(0.71675e-3, Offset.offset(1e-9));
        assertThat(cell.value().donorMassGrams()).isEqualTo(0.244e-3, Offset.offset(1e-9));
        assertThat(cell.sources())
                .extracting(SourceFile::name)
                .containsExactly(
                        "my-cell",
                        "nacro2",
                        "sn",
                        "na2s-nps-c-1-2",
                        "halide-ncbh",
                        "peek-die-press");
        assertThat(catalogue.check(file.toString())).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    composite_fraction: 0.50 | composite_fraction: -0.5 | 7 | cathode.composite_fraction | -0.5 | must be above 0 and at most 1 (mass of active material per mass of composite), for example 0.50
                    active_mass_mg: 6.1 | active_mas_mg: 6.1 | 6 | cathode.active_mas_mg | 6.1 | unknown key; did you mean active_mass_mg?; keys here: material, active_mass_mg, composite_fraction
                    active_mass_mg: 6.1 | active_mass_mg: | 6 | cathode.active_mass_mg | `` | must be from 0.01 to 10000 (mass of cathode active material in the cell, mg)
                    active_mass_mg: 6.1 | active_mass_mg: 6,1 | 6 | cathode.active_mass_mg | 6,1 | must be from 0.01 to 10000
                    `  active_mass_mg: 6.1\n` | `` | 4 | cathode.active_mass_mg | `` | missing; add it (mass of cathode active material in the cell, mg), for example 8.0; keys here: material, active_mass_mg, composite_fraction
                    wt_percent: 2.0 | wt_percent: 30 | 13 | donor.wt_percent | 30 | must be from 0 to 10 (mass of donor on top of the composite
                    active_mass_mg: 6.1 | active_mass_mg: 20000 | 6 | cathode.active_mass_mg | 20000 | for example 8.0: 10 g of it hold about 1 A h, for which an anode on a die of 10 mm grows by some 8 mm
                    active_mass_mg: 6.1 | active_mass_mg: 0.001 | 6 | cathode.active_mass_mg | 0.001 | no more than the offset of a current range
                    np_ratio: 1.1 | np_ratio: .nan | 10 | anode.np_ratio | .nan | must be from 1 to 10
                    np_ratio: 1.1 | np_ratio: 1e999 | 10 | anode.np_ratio | 1e999 | must be from 1 to 10
                    target_MPa: 75 | target_MPa: 2000 | 17 | stack_pressure.target_MPa | 2000 | beyond what its press and plungers bear
                    target_MPa: 75 | target_MPa: 0.01 | 17 | stack_pressure.target_MPa | 0.01 | nothing holds solid layers together while the anode breathes
                    wt_percent: 2.0 | mass_mg: 2.0 | 11 | donor.wt_percent | `` | missing; give the donor on top of the composite
                    wt_percent: 2.0 | wt_percnt: 2.0 | 13 | donor.wt_percnt | 2.0 | unknown key; did you mean wt_percent?
                    np_ratio: 1.1 | np_ratio: 0.9 | 10 | anode.np_ratio | 0.9 | below 1 sodium plates
                    `  np_ratio: 1.1\n` | `` | 8 | anode.np_ratio | `` | missing; an anode that starts empty needs its capacity
                    material: sn | material: na9sn4 | 10 | anode.np_ratio | 1.1 | has no meaning for a counter electrode
                    material: nacro2 | material: nacro | 5 | cathode.material | nacro | no such material; did you mean nacro2?; built in are halide-ncbh, hard-carbon, na2s-nps-c-1-1
                    material: nacro2 | material: sn | 5 | cathode.material | sn | must be a cathode, but sn is an anode
                    name: my-cell | name: My Cell | 2 | name | My Cell | the cell's name
                    die_diameter_mm: 10 | die_diameter_mm: ten | 16 | die_diameter_mm | ten | must be from 1 to 100 (inner diameter of the die, mm), for example 10
                    die_diameter_mm: 10 | diameter_mm: 10 | 16 | diameter_mm | 10 | unknown key; did you mean die_diameter_mm?
                    target_MPa: 75 | target_MPa: 95 | 17 | stack_pressure.target_MPa | 95 | must lie inside window_MPa [60, 90]
                    voltage_window_V: [1.9, 3.5] | voltage_window_V: [3.5, 1.9] | 18 | voltage_window_V | `` | must be [low, high] with low below high, found [3.5, 1.9]
                    voltage_window_V: [1.9, 3.5] | voltage_window_V: [1.9, 3.75] | 18 | voltage_window_V | `` | [1.9, 3.75] must lie inside limits.voltage_V.trip [1.5, 3.7]
                    voltage_window_V: [1.9, 3.5] | voltage_window_V: [1.9] | 18 | voltage_window_V | `` | must be a list of 2 items
                    voltage_window_V: [1.9, 3.5] | voltage_window_V: [1.9, 9] | 18 | voltage_window_V[1] | 9 | must be from -1 to 6
                    trip: [1.50, 3.70] | trip: [1.50, 3.90] | 21 | limits.voltage_V.trip | `` | V against Na/Na+, beyond the 3.8 V where nacro2 changes for good
                    trip: [1.50, 3.70] | trip: [1.50, 3.64] | 21 | limits.voltage_V.trip | `` | must contain warn [1.6, 3.65], found [1.5, 3.64]
                    charge_budget_factor: 1.10 | charge_budget_factor: 3 | 26 | limits.charge_budget_factor | 3 | must be from 1 to 2
                    """)
    void oneWrongValueIsNamed(
            String good, String bad, int line, String key, String value, String message) {
        String from = good.replace("\\n", "\n");
        assertThat(CELL).contains(from);

        assertThat(errors(CELL.replace(from, bad)))
                .anySatisfy(d -> {
                    assertThat(d.line()).isEqualTo(line);
                    assertThat(d.key()).isEqualTo(key);
                    assertThat(d.value()).isEqualTo(value);
                    assertThat(d.message()).contains(message);
                })
                .hasSizeLessThan(3);
    }

    @Test
    void theErrorReadsAsItShould() {
        assertThat(errors(CELL.replace("composite_fraction: 0.50", "composite_fraction: -0.5")))
                .singleElement()
                .hasToString(
                        "my-cell.yaml:7: cathode.composite_fraction: -0.5: must be above 0 and at most 1"
                                + " (mass of active material per mass of composite), for example 0.50");
    }

    @Test
    void allErrorsOfAFileComeAtOnce() {
        String bad =
                CELL.replace("composite_fraction: 0.50", "composite_fraction: 1.5")
                        .replace("  np_ratio: 1.1\n", "  np_ratio: 0\n  weight: 3\n")
                        .replace("wt_percent: 2.0", "wt_percent: 30");

        assertThat(errors(bad))
                .extracting(Diagnostic::key)
                .containsExactly(
                        "cathode.composite_fraction",
                        "anode.np_ratio",
                        "anode.weight",
                        "donor.wt_percent");
    }

    @Test
    void aUsersMaterialNextToTheCellGoesFirst(@TempDir Path folder)
            throws IOException, ConfigException {
        String sn = BuiltIn.text(catalogue, Kind.MATERIAL, "sn");
        Files.writeString(folder.resolve("my-sn.yaml"), sn.replace("name: sn", "name: my-sn"));
        Files.writeString(
                folder.resolve("sn.yaml"), sn.replace("{value: 0.21333,", "{value: 0.18,"));
        Path ours =
                Files.writeString(
                        folder.resolve("a.yaml"), CELL.replace("material: sn", "material: my-sn"));
        Path shadow = Files.writeString(folder.resolve("b.yaml"), CELL);

        assertThat(catalogue.cell(ours.toString()).sources())
                .extracting(SourceFile::path)
                .contains(folder.resolve("my-sn.yaml").toString());
        assertThat(catalogue.cell(shadow.toString()).sources())
                .extracting(SourceFile::path)
                .contains(folder.resolve("sn.yaml").toString())
                .doesNotContain("materials/sn.yaml");
    }

    @Test
    void anErrorInAUsersMaterialIsShownInItsOwnFile(@TempDir Path folder) throws IOException {
        String sn = BuiltIn.text(catalogue, Kind.MATERIAL, "sn");
        String bad = sn.replace("- [0.5, 0.505, 0.03]", "- [0.05, 0.505, 0.03]");
        Path material = Files.writeString(folder.resolve("sn.yaml"), bad);
        Path cell = Files.writeString(folder.resolve("c.yaml"), CELL);

        assertThat(catalogue.check(cell.toString()))
                .extracting(Diagnostic::toString)
                .containsExactlyInAnyOrder(
                        cell + ":9: anode.material: sn: has errors of its own, see " + material,
                        material
                                + ":"
                                + BuiltIn.lineOf(bad, "- [0.05, 0.505")
                                + ": open_circuit.points[3]: must grow in its first number from row to row");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    unit: mAh/g, source: {kind: paper, ref: "section 2.1 | unit: Ah/kg, source: {kind: paper, ref: "section 2.1 | nominal_capacity.unit | Ah/kg | must be mAh/g (unit of the value)
                    value: 0.9806 | value: 97.61 | first_efficiency.value | 97.61 | must be from 0.5 to 1
                    kind: assumed, ref: "50 ohm | kind: guessed, ref: "50 ohm | charge_transfer_resistance.source.kind | guessed | must be one of paper, literature, calibrated, assumed
                    kind: cathode | kind: cathod | kind | cathod | must be one of cathode, anode, counter_electrode, donor, electrolyte, fixture; did you mean cathode?
                    kind: cathode | kind: fixture | open_circuit | `` | unknown key
                    - [0.1, 2.935] | - [0.1, 2.8] | open_circuit.points[7] | `` | must rise from row to row
                    - [0.1, 2.935] | - [0.1, 2.935, 1] | open_circuit.points[7] | `` | must be a list of 2 items
                    """)
    void aWrongMaterialIsNamed(String good, String bad, String key, String value, String message) {
        String text = BuiltIn.text(catalogue, Kind.MATERIAL, "nacro2");
        assertThat(text).contains(good);

        assertThat(errors(text.replace(good, bad)))
                .anySatisfy(d -> {
                    assertThat(d.key()).isEqualTo(key);
                    assertThat(d.value()).isEqualTo(value);
                    assertThat(d.message()).contains(message);
                    assertThat(d.line())
                            .isEqualTo(
                                    BuiltIn.lineOf(
                                            text.replace(good, bad),
                                            key.equals("open_circuit") ? "open_circuit" : bad));
                });
    }
}
