package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.config.Kind;
import io.presodia.host.report.PlotTheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The verb design donor. */
class DesignVerbTest {
    @TempDir private Path folder;

    private static Cli donor(String... options) {
        List<String> all = new ArrayList<>(List.of("design", "donor"));
        all.addAll(List.of(options));
        return Cli.run(all.toArray(String[]::new));
    }

    @Test
    void theCellOfThePaperNeedsThreePercent() {
        JsonNode document = donor("--json").json();

        assertThat(document.path("schema").asString()).isEqualTo("presodia/design-donor/v1");
        assertThat(document.path("donor_wt_percent").asDouble()).isCloseTo(2.83, within(0.01));
        assertThat(document.path("donor_wt_percent_sigma").asDouble())
                .isCloseTo(0.27, within(0.01));
        JsonNode given = document.path("given_dose");
        assertThat(given.path("donor_wt_percent").asDouble()).isEqualTo(3);
        assertThat(given.path("verdict").asString()).isEqualTo("matches");
        assertThat(given.path("residue_wt_percent").asDouble()).isCloseTo(1.68, within(0.01));
        assertThat(document.path("candidates")).hasSize(5);
        assertThat(document.path("simulated")).isEmpty();
        // 0.02832 of 16 mg.
        assertThat(document.path("masses").path("donor_mg").asDouble())
                .isCloseTo(0.453, within(0.001));
    }

    @Test
    void peopleGetAFewLinesWithTheDoseFirst() {
        Cli cli = donor();

        assertThat(cli.code()).isEqualTo(Exit.DONE);
        assertThat(cli.out())
                .startsWith("nco-sn-3wt needs 2.83 ± 0.27 wt% on top of the composite")
                .contains("right within the uncertainty")
                .contains("no gas")
                .contains("-0.19 wt%")
                .doesNotContain("NaN");
        assertThat(cli.out().lines().count()).isLessThan(16);
        assertThat(cli.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "80.6, 120.4, 97.6, 2.48",
        "70, 120.4, 97.6, 4.64",
        "83, 120.4, 97.6, 2.07",
        "82, 135.6, 97.6, 2.52",
        "70, 122, 95, 4.26"
    })
    void everyInputCanBeGivenInTheUnitOfItsName(
            String ice, String charge, String efficiency, double expected) {
        JsonNode document =
                donor(
                                "--json",
                                "--ice-percent",
                                ice,
                                "--cathode-first-charge-mAh-g",
                                charge,
                                "--cathode-efficiency-percent",
                                efficiency)
                        .json();

        assertThat(document.path("donor_wt_percent").asDouble()).isCloseTo(expected, within(0.01));
    }

    @Test
    void anUncertaintyComesWithItsValueElseFromTheCell() {
        JsonNode both =
                donor("--json", "--ice-percent", "80±2", "--donor-capacity-mAh-g", "500").json();
        JsonNode ice = input(both, "ice_percent");
        JsonNode donor = input(both, "donor_capacity_mAh_g");

        assertThat(ice.path("value").asDouble()).isCloseTo(80, within(1e-9));
        assertThat(ice.path("sigma").asDouble()).isCloseTo(2, within(1e-9));
        assertThat(donor.path("sigma").asDouble()).isCloseTo(30, within(1e-9));
        assertThat(
                        input(
                                donor(
                                                "--json",
                                                "--ice-percent",
                                                "80+-2",
                                                "--donor-capacity-mAh-g",
                                                "500")
                                        .json(),
                                "ice_percent"))
                .isEqualTo(ice);
        assertThat(donor("--ice-percent", "60±10", "--confidence-percent", "99").out())
                .contains("measure the inputs better");
        assertThat(donor("--ice-percent", "80 percent").err()).contains("78.7+-1");
    }

    private static JsonNode input(JsonNode document, String name) {
        for (JsonNode input : document.path("inputs")) {
            if (input.path("name").asString().equals(name)) {
                return input;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void theOtherConventionCountsTheDonorItself() {
        JsonNode document = donor("--json", "--convention", "inside").json();

        // 2.832 on 100 are 2.832 of 102.832.
        assertThat(document.path("donor_wt_percent").asDouble()).isCloseTo(2.754, within(0.001));
        assertThat(document.path("donor_wt_percent_on_top").asDouble())
                .isCloseTo(2.832, within(0.001));
        assertThat(document.path("given_dose").path("donor_wt_percent").asDouble())
                .isCloseTo(300.0 / 103, within(1e-9));
        assertThat(
                        donor("--json", "--convention", "inside", "--dose-wt-percent", "2.8")
                                .json()
                                .path("given_dose")
                                .path("donor_wt_percent")
                                .asDouble())
                .isCloseTo(2.8, within(1e-9));
        assertThat(donor("--convention", "outside").code()).isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void aCellOfOnesOwnGivesItsInputs() throws IOException {
        String cell =
                TestFiles.write(
                        folder,
                        "mine.yaml",
                        TestFiles.CELL.replace(
                                "composite_fraction: 0.50", "composite_fraction: 0.60"));

        JsonNode document = donor("--json", "--cell", cell).json();

        // 2.832 * 60/50; its own 2 wt% are too few.
        assertThat(document.path("donor_wt_percent").asDouble()).isCloseTo(3.398, within(0.002));
        assertThat(document.path("given_dose").path("verdict").asString()).isEqualTo("short");
        assertThat(document.path("masses").path("active_mg").asDouble())
                .isCloseTo(6.1, within(1e-9));
    }

    @Test
    void aCellWithoutDonorIsToldWhatItNeeds() {
        JsonNode document = donor("--json", "--cell", "nco-sn-0wt").json();

        assertThat(document.path("donor").asString()).isEqualTo("na2s-nps-c-1-2");
        assertThat(document.path("donor_wt_percent").asDouble()).isCloseTo(2.83, within(0.01));
        assertThat(document.has("given_dose")).isFalse();
    }

    @Test
    void whereNoDonorIsNeededItSaysWhy() {
        Cli cli = donor("--ice-percent", "98");
        JsonNode document = donor("--json", "--ice-percent", "98", "--simulate").json();

        assertThat(cli.code()).isEqualTo(Exit.DONE);
        assertThat(cli.out()).contains("needs 0.00").contains("no donor is needed");
        assertThat(document.path("donor_wt_percent").asDouble()).isZero();
        assertThat(document.path("donor_needed").asBoolean()).isFalse();
        assertThat(document.path("simulated")).hasSize(2);
    }

    @Test
    void anExcessIsCountedFromTheDoseThatIsPrinted() {
        // The balance would be -0.31 wt%, but nothing less than nothing can be weighed in.
        Cli cli = donor("--ice-percent", "99", "--dose-wt-percent", "3");

        assertThat(cli.out()).contains("needs 0.00").contains("(+3.00 wt%)");
    }

    @Test
    void aVirtualCellThatContradictsTheDesignEndsInFailure() throws Exception {
        // Its second stage, 39 % of it, lies above what the cell is charged to.
        String text =
                new String(
                        new Catalogue().open(Kind.MATERIAL, "na2s-nps-c-1-2").bytes(),
                        StandardCharsets.UTF_8);
        assertThat(text).contains("value: 2.07");
        String file =
                TestFiles.write(
                        folder,
                        "mine.yaml",
                        text.replace("value: 2.07", "value: 4.20")
                                .replace("name: na2s-nps-c-1-2", "name: mine"));

        Cli cli = donor("--simulate", "--donor", file, "--json");

        assertThat(cli.code()).isEqualTo(Exit.FAILED);
        assertThat(cli.err()).contains("do not build on this design");
        assertThat(cli.json().path("simulation_agrees").asBoolean()).isFalse();
    }

    @Test
    void theVirtualCellAgreesAndThePlotIsDrawn() throws IOException {
        Path plot = folder.resolve("donor.png");

        JsonNode document = donor("--json", "--simulate", "--plot", plot.toString()).json();

        assertThat(document.path("simulated")).hasSize(4);
        assertThat(document.path("simulation_agrees").asBoolean()).isTrue();
        for (JsonNode run : document.path("simulated")) {
            assertThat(run.path("deviation_percent").asDouble()).isCloseTo(0, within(2.0));
        }
        assertThat(document.path("plot").asString()).isEqualTo(plot.toString());
        var image = ImageIO.read(plot.toFile());
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(virtual(image)).as("marked as simulated").isTrue();
        assertThat(donor("--plot", plot.toString()).code()).isEqualTo(Exit.DONE);
        assertThat(virtual(ImageIO.read(plot.toFile()))).as("computed alone").isFalse();
        assertThat(donor("--simulate", "--surplus-percent", "3").out())
                .contains("virtual cell")
                .contains("its energy +")
                .contains("leaves the surplus");
        assertThat(donor("--plot", folder.resolve("donor.svg").toString()).err())
                .contains("--plot")
                .contains(".png");
        assertThat(Files.exists(folder.resolve("donor.svg"))).isFalse();
    }

    private static boolean virtual(BufferedImage image) {
        int ground = PlotTheme.VIRTUAL_PAPER.getRGB();
        for (int x = 0; x < image.getWidth(); x++) {
            if (image.getRGB(x, 30) == ground) {
                return true;
            }
        }
        return false;
    }

    @Test
    void theCandidatesAreATable() {
        assertThat(donor("--candidates").out())
                .contains("Na3N")
                .contains("Na2O2")
                .contains("refused")
                .containsPattern("Na2S +687 mAh/g +not bare")
                .containsPattern("na2s-nps-c-1-2 +512 mAh/g +usable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--donor Na3P | --donor | insulating products",
                "--donor na3n | --donor | N2",
                "--donor Na2S | --donor | na2s-nps-c-1-2",
                "--donor sn | kind | must be donor",
                "--donor no-such | | no material of this name",
                "--donor-gas O2 | --donor-gas | O2",
                "--donor-decomposition-V 0.9 | --donor-decomposition-V | window",
                "--donor-decomposition-V 3.7 | --donor-decomposition-V | dead weight",
                "--ice-percent 0 | --ice-percent | no dose makes that good",
                "--ice-percent 101 | --ice-percent | measure again",
                "--ice-percent 40 | donor_wt_percent | residue",
                "--np-ratio 0.95 | --np-ratio | plates",
                "--np-ratio-cathode-only 1.1 | --np-ratio-cathode-only | plates",
                "--np-ratio 1.1 --np-ratio-cathode-only 1.4 | --np-ratio-cathode-only | --np-ratio",
                "--dose-wt-percent 12 | --dose-wt-percent | residue",
                "--confidence-percent 100 | --confidence-percent | nothing is ever certain",
                "--mean-voltage-V -1 | --mean-voltage-V | above 0",
                "--cell nco-na9sn4-0wt | --cell | sodium in excess",
                "--cell donor-na9sn4-1-2 | --cell | no cathode",
                "--cell sigma-ions-1-1 | --cell | no cathode",
                "--donor na2s-nps-c-1-2-hand --simulate | --donor | conducts too little: at 1.8e-06",
                "--mean-voltage-V NaN | --mean-voltage-V | above 0",
                "--active-mass-mg 0 | --active-mass-mg | above 0",
                "--plot /nonexistent/x.png | --plot | there is no folder /nonexistent",
                "--cell no-such-cell | | no cell of this name"
            })
    void nonsenseIsRefusedWithTheReason(String options, String key, String why) {
        List<String> all = new ArrayList<>(List.of(options.split(" ", -1)));
        all.add("--json");

        Cli cli = donor(all.toArray(String[]::new));

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        JsonNode error = cli.json().path("errors").path(0);
        assertThat(error.path("key").asString()).isEqualTo(key == null ? "" : key);
        assertThat(error.path("message").asString()).contains(why);
    }

    @Test
    void aHalfCellCanStandForAFullOneWithItsEfficiency() {
        Cli cli = donor("--cell", "nco-na9sn4-0wt", "--ice-percent", "80.6", "--json");

        assertThat(cli.json().path("donor_wt_percent").asDouble()).isCloseTo(2.48, within(0.01));
    }

    @Test
    void whatToDesignMustBeSaid() {
        Cli cli = Cli.run("design");

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err()).contains("donor");
        assertThat(donor("--help").out()).contains("--ice-percent").contains("Examples:");
        assertThat(Cli.run("design", "--help").out()).contains("donor");
    }
}
