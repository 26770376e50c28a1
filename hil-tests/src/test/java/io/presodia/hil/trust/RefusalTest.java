package io.presodia.hil.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.hil.support.CellFile;
import io.presodia.hil.support.Sessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad files are refused with file, line, key, value and the right form; nothing is created. */
class RefusalTest {
    @TempDir private Path folder = Path.of("");

    private List<Diagnostic> refused(String protocol, String cell) {
        Path out = folder.resolve("run");
        ConfigException refusal =
                Assertions.catchThrowableOfType(
                        ConfigException.class, () -> Sessions.run(out, protocol, cell, 50, 1));
        assertThat(refusal).as("was accepted").isNotNull();
        // No folder, so no journal, no bench and no scan: they are made in it, after it.
        assertThat(Files.exists(out)).as("something was created").isFalse();
        return refusal.diagnostics();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    active_mass_mg: 9.1, | ``                  | 4 | cathode.active_mass_mg     | ``         | missing; add it
                    fraction: 0.50       | fraction: -0.5      | 4 | cathode.composite_fraction | -0.5       | must be above 0 and at most 1
                    np_ratio:            | np_ration:          | 5 | anode.np_ration            | 1.1        | did you mean np_ratio?
                    wt_percent: 2.0      | wt_percent: 30      | 6 | donor.wt_percent           | 30         | must be from 0 to 10
                    die_diameter_mm: 10  | die_diameter_mm: [10 | 10 | ``                         | ``         | is not valid YAML
                    """)
    void aBadCellFileIsRefused(
            String right, String wrong, int line, String key, String value, String rightForm)
            throws Exception {
        String good = CellFile.OWN.yaml();
        assertThat(good).contains(right);
        String file = Sessions.write(folder, "bad.yaml", good.replace(right, wrong));

        List<Diagnostic> diagnostics = refused("first-cycle-activation", file);

        assertThat(diagnostics)
                .anySatisfy(diagnostic -> {
                    assertThat(diagnostic.file()).isEqualTo(file);
                    assertThat(diagnostic.key()).isEqualTo(key);
                    assertThat(diagnostic.line()).isEqualTo(line);
                    assertThat(diagnostic.value()).isEqualTo(value);
                    assertThat(diagnostic.message()).contains(rightForm);
                });
    }

    /** A donor by itself may be charged high, but no board can. */
    @Test
    void aWindowAboveTheBoardsRangeIsRefused() throws Exception {
        String cell =
                CellFile.OWN
                        .yaml()
                        .replaceAll("(?m)^cathode:.*\\R", "")
                        .replace("{material: sn, np_ratio: 1.1}", "{material: na9sn4}")
                        .replace("wt_percent: 2.0", "mass_mg: 6.0")
                        .replace("[1.9, 3.5]", "[0.5, 4.8]")
                        .replaceAll(
                                "voltage_V: \\{.*",
                                "voltage_V: {inform: [0.4, 4.85], warn: [0.3, 4.9], trip: [0.2, 5.0]}");
        String file = Sessions.write(folder, "high.yaml", cell);

        assertThat(refused("first-cycle-activation", file))
                .anySatisfy(diagnostic -> {
                    assertThat(diagnostic.file()).isEqualTo(file);
                    assertThat(diagnostic.line()).isEqualTo(10);
                    assertThat(diagnostic.key()).isEqualTo("voltage_window_V");
                    assertThat(diagnostic.toString()).contains("[0.5, 4.8]");
                    assertThat(diagnostic.message()).contains("must lie inside -0.5 to 4.5 V");
                });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    cc: {rate_C: 1.2, until: {voltage: window_upper}}                          | steps[1].cc.rate_C         | current limits
                    cc: {rate_C: -1.2, until: {voltage: window_lower}}                         | steps[1].cc.rate_C         | current limits
                    cc: {rate_C: 0.1, until: {voltage_V: 3.8}}                                 | steps[1].cc.until.voltage_V | 3.6
                    cv: {voltage_V: 3.75, until: {time: 1 h}}                                  | steps[1].cv.voltage_V      | 3.6
                    cc: {rate_C: 0.1, until: [{voltage: window_upper}, {capacity_mAh_g: 400}]} | steps[1].cc.until[1].capacity_mAh_g | mAh
                    """)
    void aProtocolBeyondTheCellsLimitsIsRefusedBeforeAnythingIsSwitchedOn(
            String step, String key, String rightForm) throws Exception {
        String file =
                Sessions.write(
                        folder,
                        "beyond.yaml",
                        "schema: presodia/protocol/v1\nsteps:\n  - rest: 10 s\n  - " + step + "\n");

        List<Diagnostic> diagnostics = refused(file, "nco-sn-3wt");

        assertThat(diagnostics)
                .anySatisfy(diagnostic -> {
                    assertThat(diagnostic.file()).isEqualTo(file);
                    assertThat(diagnostic.line()).isEqualTo(4);
                    assertThat(diagnostic.key()).isEqualTo(key);
                    assertThat(diagnostic.value()).isNotEmpty();
                    assertThat(diagnostic.message()).contains(rightForm);
                });
    }

    @Test
    void theSameCellFileWithoutTheMistakeIsAccepted() throws Exception {
        String file = Sessions.write(folder, "good.yaml", CellFile.OWN.yaml());

        assertThat(
                        Sessions.prepare(
                                        50,
                                        1,
                                        List.of(Sessions.request("first-cycle-activation", file)))
                                .runs())
                .hasSize(1);
    }
}
