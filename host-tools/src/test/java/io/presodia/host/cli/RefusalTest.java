package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is refused before anything is switched on or written. */
class RefusalTest {
    @TempDir private Path folder;

    private Cli demo(String cell) {
        return Cli.run("demo", "--cell", cell, "--json", "--out", folder.resolve("out").toString());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    active_mass_mg: 6.1, | ``                     | 4  | cathode.active_mass_mg     | missing; add it
                    fraction: 0.50       | fraction: -0.5         | 4  | cathode.composite_fraction | must be above 0 and at most 1
                    np_ratio:            | np_ration:             | 5  | anode.np_ration            | unknown key; did you mean np_ratio?
                    wt_percent: 2.0      | wt_percent: 30         | 6  | donor.wt_percent           | must be from 0 to 10
                    trip: [1.50, 3.70]   | trip: [1.50, 4.70]     | 15 | limits.voltage_V.trip      | beyond the 3.8 V where nacro2 changes for good
                    die_diameter_mm: 10  | die_diameter_mm: [10   | 10 | ``                         | is not valid YAML
                    """)
    void aBadCellFileIsRefusedWithLineAndKey(
            String right, String wrong, int line, String key, String message) throws IOException {
        assertThat(TestFiles.CELL).contains(right);
        String file = TestFiles.write(folder, "bad.yaml", TestFiles.CELL.replace(right, wrong));

        Cli cli = demo(file);

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        JsonNode error = cli.json().path("errors").path(0);
        assertThat(error.path("file").asString()).isEqualTo(file);
        assertThat(error.path("line").asInt()).isEqualTo(line);
        assertThat(error.path("key").asString()).isEqualTo(key);
        assertThat(error.path("message").asString()).contains(message);
        assertThat(cli.err()).contains(file + ":" + line + ": ").contains(message);
        assertThat(folder.resolve("out")).doesNotExist();

        Cli check = Cli.run("check", file, "--json");
        assertThat(check.code()).isEqualTo(Exit.FAILED);
        assertThat(check.json().path("valid").asBoolean()).isFalse();
        assertThat(check.json().path("errors")).isEqualTo(cli.json().path("errors"));
    }

    @Test
    void aWindowAboveTheBoardsRangeIsRefused() throws IOException {
        String cell =
                """
                schema: presodia/cell/v1
                name: high
                donor: {material: na2s-nps-c-1-2, mass_mg: 6.0}
                anode: {material: na9sn4}
                electrolyte: {material: nps-nbh}
                fixture: {material: peek-die-press}
                die_diameter_mm: 10
                stack_pressure: {target_MPa: 75, window_MPa: [60, 90]}
                voltage_window_V: [0.5, 4.8]
                initial_voltage_V: [0.5, 1.8]
                temperature_C: 25
                limits:
                  voltage_V: {inform: [0.4, 4.85], warn: [0.3, 4.9], trip: [0.2, 5.0]}
                  current_C: {inform: [-0.6, 0.6], warn: [-0.8, 0.8], trip: [-1.0, 1.0]}
                  temperature_C: {inform: [20, 35], warn: [17, 40], trip: [15, 45]}
                  temperature_rate_K_min: {inform: [-0.5, 0.5], warn: [-1, 1], trip: [-2, 2]}
                  stack_pressure_MPa: {inform: [66, 86], warn: [63, 88], trip: [60, 90]}
                  charge_budget_factor: 1.10
                """;
        String file = TestFiles.write(folder, "high.yaml", cell);

        Cli cli = demo(file);

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err())
                .contains(
                        "high.yaml:9: voltage_window_V: [0.5, 4.8]: must lie inside -0.5 to 4.5 V");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aProtocolBeyondTheCellsLimitsIsRefusedBeforeAnythingIsSwitchedOn() throws IOException {
        String protocol =
                TestFiles.write(
                        folder,
                        "fast.yaml",
                        """
                        schema: presodia/protocol/v1
                        steps:
                          - rest: 10 s
                          - cc:
                              rate_C: 2
                              until: {voltage: window_upper}
                        """);
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
                        folder.resolve("out").toString());

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.out()).isEmpty();
        // 2C of 0.94 mAh; the cell's limits are at 1C.
        assertThat(cli.err())
                .contains("fast.yaml:5: steps[1].cc.rate_C: 2: is 1.88 mA in this cell");
        assertThat(folder.resolve("out")).doesNotExist();

        Cli check =
                Cli.run("check", protocol, "--cell", "nco-sn-3wt", "--board", "bench-4", "--json");
        assertThat(check.code()).isEqualTo(Exit.FAILED);
        assertThat(check.json().path("errors").path(0).path("line").asInt()).isEqualTo(5);
    }

    @Test
    void aRangeThatTheBoardLacksAndAFullCellUnderPolarisationAreNamed() throws IOException {
        String protocol =
                TestFiles.write(
                        folder,
                        "dc.yaml",
                        """
                        schema: presodia/protocol/v1
                        steps:
                          - dc_polarisation: {bias_V: 0.1, duration: 300 s, range_mA: 7}
                        """);

        assertThat(
                        Cli.run("check", protocol, "--cell", "sigma-ions-1-2", "--board", "bench-4")
                                .out())
                .contains(
                        "range_mA: 7: the board has no such range; there are 0.1 mA, 1 mA, 10 mA");
        assertThat(Cli.run("check", protocol, "--cell", "nco-sn-3wt", "--board", "bench-4").out())
                .contains("is for a symmetric cell, which rests at 0 V")
                .contains("the board has no such range");
    }

    @Test
    void allBadFilesAreToldAtOnce() throws IOException {
        String cell =
                TestFiles.write(
                        folder,
                        "bad.yaml",
                        TestFiles.CELL.replace("wt_percent: 2.0", "wt_percent: 30"));
        Cli cli =
                Cli.run(
                        "run",
                        "no-such",
                        "--cell",
                        cell,
                        "--board",
                        "bench-5",
                        "--virtual",
                        "--json");

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.json().path("errors").findValuesAsString("file"))
                .contains(cell, "no-such", "bench-5");
    }

    @Test
    void aRealBoardIsAskedForInALaterRelease() {
        Cli cli =
                Cli.run(
                        "run",
                        "first-cycle-activation",
                        "--cell",
                        "nco-sn-3wt",
                        "--board",
                        "bench-4");

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err()).contains("--virtual").contains("later");
    }

    @ParameterizedTest
    @CsvSource({
        "--speed,fast,must be max or a number above 0",
        "--speed,0,must be max or a number above 0",
        "--scan,10,must be 50 to 10000 ms",
        "--scan,20000,must be 50 to 10000 ms",
        "--channel,5,board bench-4 has the channels 1 to 4",
        "--channel,0,board bench-4 has the channels 1 to 4"
    })
    void anOptionOutOfRangeIsRefused(String option, String value, String message) {
        Cli cli =
                Cli.run(
                        "run",
                        "first-cycle-activation",
                        "--cell",
                        "nco-sn-3wt",
                        "--board",
                        "bench-4",
                        "--virtual",
                        "--out",
                        folder.resolve("out").toString(),
                        option,
                        value,
                        "--json");

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.json().path("errors").path(0).path("value").asString()).isEqualTo(value);
        assertThat(cli.err()).contains(message);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aPlanSaysWhatTheCommandLineMayNot() {
        Cli cli = Cli.run("run", "--plan", "four-cells", "--virtual", "--cell", "nco-sn-3wt");

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err()).contains("--cell: nco-sn-3wt: does not go with --plan");
    }

    @Test
    void aPlanWithOneChannelTwiceIsRefusedWithItsLine() throws IOException {
        String plan =
                TestFiles.write(
                        folder,
                        "plan.yaml",
                        """
                        schema: presodia/plan/v1
                        board: bench-4
                        runs:
                          - {channel: 1, protocol: rate-test, cell: nco-sn-3wt}
                          - {channel: 1, protocol: rate-test, cell: nco-sn-3wt, start_after: soon}
                        """);
        Cli cli = Cli.run("check", plan);

        assertThat(cli.code()).isEqualTo(Exit.FAILED);
        assertThat(cli.out())
                .contains("plan.yaml:5: runs[1].channel: 1: has a run already, in line 4")
                .contains("plan.yaml:5: runs[1].start_after: soon: must be a duration");
    }

    @Test
    void anUnknownVerbOrOptionIsBadInput() {
        assertThat(Cli.run("demos").code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(Cli.run("demos").err()).contains("Did you mean: presodia demo");
        Cli option = Cli.run("demo", "--sead", "1", "--json");
        assertThat(option.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(option.json().path("errors").path(0).path("message").asString())
                .contains("--sead");
        assertThat(Cli.run().code()).isEqualTo(Exit.BAD_INPUT);
    }
}
