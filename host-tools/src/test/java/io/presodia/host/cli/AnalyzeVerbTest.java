package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AnalyzeVerbTest {
    @TempDir private Path folder;

    /** What another instrument writes: 1 mA for an hour, rest, and -1 mA for 54 min. */
    private String foreign() throws IOException {
        StringBuilder csv = new StringBuilder("Test Time / s,Voltage / V,Current / A\n");
        for (int second = 0; second <= 10_000; second += 10) {
            boolean charges = second > 0 && second <= 3600;
            boolean discharges = second > 4000 && second <= 4000 + 3240;
            double volts =
                    charges
                            ? 2.5 + second / 3600.0
                            : discharges ? 3.4 - (second - 4000) / 3240.0 : 3.45;
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%d,%.5f,%s%n",
                            second,
                            volts,
                            charges ? "0.001" : discharges ? "-0.001" : "0"));
        }
        return TestFiles.write(folder, "other.csv", csv.toString());
    }

    @Test
    void aFileOfAnotherInstrumentIsCountedByTheTrapezoidalRule() throws IOException {
        JsonNode found =
                Cli.run("analyze", "cycles", foreign(), "--mass-mg", "10", "--json").json();

        assertThat(found.path("schema").asString()).isEqualTo("presodia/analyze-cycles/v1");
        assertThat(found.path("data_origin").asString()).isEqualTo("unknown");
        JsonNode cycle = found.path("cycles").path(0);
        // 1 mA for an hour over 10 mg.
        assertThat(cycle.path("charge_capacity_mAh_g").asDouble()).isCloseTo(100, within(0.2));
        assertThat(cycle.path("discharge_capacity_mAh_g").asDouble()).isCloseTo(90, within(0.2));
        assertThat(cycle.path("coulombic_efficiency").asDouble()).isCloseTo(0.9, within(0.002));
    }

    @Test
    void differentialCapacityHasItsAreaAndIsDrawn() throws IOException {
        Path plot = folder.resolve("dqdv.png");

        Cli cli =
                Cli.run(
                        "analyze",
                        "dqdv",
                        foreign(),
                        "--cell",
                        "nco-sn-3wt",
                        "--json",
                        "--plot",
                        plot.toString());

        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.DONE);
        JsonNode curve = cli.json().path("curves").path(0);
        double area = 0;
        for (JsonNode value : curve.path("dqdv_mAh_g_V")) {
            area += value.asDouble() * curve.path("bin_V").asDouble();
        }
        // 1 mAh over 8 mg.
        assertThat(area).isCloseTo(125, within(0.5));
        assertThat(Files.size(plot)).isGreaterThan(10_000);
    }

    @Test
    void theFirstCycleOfAForeignFileIsAnActivation() throws IOException {
        JsonNode found =
                Cli.run("analyze", "activation", foreign(), "--mass-mg", "10", "--json").json();

        assertThat(found.path("not_returned_mAh_g").asDouble()).isCloseTo(10, within(0.3));
    }

    @Test
    void whatAFileDoesNotHaveIsNotFound() throws IOException {
        for (String what : new String[] {"gitt", "dcpol"}) {
            Cli cli =
                    Cli.run(
                            "analyze",
                            what,
                            foreign(),
                            "--cell",
                            what.equals("gitt") ? "sn-na9sn4" : "sigma-ions-1-2",
                            "--json");

            assertThat(cli.code()).isEqualTo(Exit.FAILED);
            assertThat(cli.json().path("found").asBoolean()).isFalse();
            assertThat(cli.err()).contains("no step of kind");
        }
    }

    @Test
    void withoutAMassThereIsNoCapacityPerGram() throws IOException {
        Cli cli = Cli.run("analyze", "cycles", foreign());

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err()).contains("--cell").contains("--mass-mg");
    }

    @Test
    void aTitrationNeedsAHostWithALength() throws IOException {
        Cli cli = Cli.run("analyze", "gitt", foreign(), "--cell", "nco-na9sn4-0wt");

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err()).contains("working_electrode");
    }

    @Test
    void aLengthThatIsNoneIsRefused() throws IOException {
        String file = foreign();
        for (String length : new String[] {"-3", "0", "NaN", "Infinity"}) {
            Cli cli =
                    Cli.run("analyze", "gitt", file, "--cell", "sn-na9sn4", "--length-um", length);

            assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
            assertThat(cli.err())
                    .startsWith("command line: --length-um: " + length + ": must be above 0");
        }
        assertThat(Cli.run("analyze", "cycles", file, "--mass-mg", "-1").err())
                .startsWith("command line: --mass-mg: -1: must be above 0");
    }

    @Test
    void aPlotThatCannotBeWrittenIsRefusedBeforeAnythingElse() throws IOException {
        Cli cli = Cli.run("analyze", "cycles", foreign(), "--mass-mg", "1", "--plot", "/no/x.png");

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err())
                .isEqualTo(
                        "command line: --plot: /no/x.png: cannot be written: there is no folder /no;"
                                + " make it first\n");
    }

    @Test
    void aConductivityNeedsAPelletBetweenEqualElectrodes() throws IOException {
        Cli full = Cli.run("analyze", "dcpol", foreign(), "--cell", "nco-sn-3wt");
        Cli none = Cli.run("analyze", "dcpol", foreign());

        assertThat(full.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(full.err()).contains("--cell: nco-sn-3wt").contains("sigma-ions-1-2");
        assertThat(none.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(none.err()).contains("name the cell with --cell");
    }

    @Test
    void aFileWithoutCurrentIsRefusedByItsColumn() throws IOException {
        String file = TestFiles.write(folder, "bad.csv", "Test Time / s,Voltage / V\n0,1\n");

        Cli cli = Cli.run("analyze", "cycles", file, "--mass-mg", "10", "--json");

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.json().path("errors").path(0).path("message").asString())
                .contains("current_ampere");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(Cli.run("analyze", "cycles", folder.resolve("none").toString()).code())
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(Cli.run("analyze", "cycles", folder.toString()).err()).contains("no journal.db");
        assertThat(Cli.run("analyze", "nonsense", folder.toString()).code())
                .isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void aSpectrumIsPartedIntoItsRelaxations() throws IOException {
        StringBuilder csv =
                new StringBuilder("frequency_hertz,real_impedance_ohm,imaginary_impedance_ohm\n");
        for (int i = 0; i <= 60; i++) {
            double hertz = 1e6 * StrictMath.pow(10, -i / 10.0);
            double u = 2 * Math.PI * hertz * 1e-3;
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%.6e,%.6f,%.6f%n",
                            hertz,
                            480 + 100 / (1 + u * u),
                            -100 * u / (1 + u * u)));
        }
        String file = TestFiles.write(folder, "eis.csv", csv.toString());

        JsonNode found = Cli.run("analyze", "drt", file, "--json").json();

        assertThat(found.path("peaks")).hasSize(1);
        JsonNode peak = found.path("peaks").path(0);
        assertThat(StrictMath.log10(peak.path("time_s").asDouble())).isCloseTo(-3, within(0.1));
        assertThat(peak.path("resistance_ohm").asDouble()).isCloseTo(100, within(5.0));
        assertThat(found.path("ohmic_ohm").asDouble()).isCloseTo(480, within(5.0));
    }

    @Test
    void aFileThatIsNoSpectrumIsRefused() throws IOException {
        Cli cli = Cli.run("analyze", "drt", foreign());

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err()).contains("frequency_hertz");
    }
}
