package io.presodia.host.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.hal.time.SystemTimebase;
import io.presodia.host.session.SoftwareVersion;
import io.presodia.host.session.StopRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the project promised of the paper's cells, from runs of this build at scans of 2 s. Values
 * and tolerances are those of the issue, not those that the rows state; titration, conductivities
 * and spectra are measured in the science tests.
 */
class PaperTest {
    private static final Set<String> BENCHES = Set.of("full-cells", "half-cells", "donors");

    /** The document was made at scans of 1 s; noise and scan period move a row by less. */
    private static final double DRIFT_PERCENT = 0.15;

    @TempDir private static Path folder = Path.of("");

    private static PaperReport report = new PaperReport(List.of(), List.of());
    private static ValidationTable document = new ValidationTable(List.of());

    @BeforeAll
    static void run() throws Exception {
        Catalogue catalogue = new Catalogue();
        PaperRequest request =
                new PaperRequest(
                        Bench.programme().stream()
                                .filter(bench -> BENCHES.contains(bench.name()))
                                .toList(),
                        2000,
                        1,
                        folder,
                        catalogue,
                        new SoftwareVersion("1.2.3", "0123456789abcdef", false),
                        new SystemTimebase(),
                        new StopRequest());
        report = PaperReport.of(Programme.run(request, PaperListener.NONE), catalogue);
        document = ValidationTable.read();
        for (PaperRow row : report.rows()) {
            ValidationTable.figure(
                    "paper: %s %.4g %s, simulated %.6g (%+.2f %%), %s",
                    row.id(),
                    row.paper(),
                    row.unit(),
                    row.simulated(),
                    row.deviationPercent(),
                    row.status().word());
        }
    }

    @Test
    void everyRowLiesWhereItSaysItShould() {
        assertThat(report.rows()).hasSizeGreaterThan(20);
        assertThat(report.misses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nco-sn-0wt-discharge, 94.6",
        "nco-sn-3wt-discharge, 118.2",
        "nco-half-0wt-charge, 119.0",
        "nco-half-3wt-charge, 150.2",
        "donor-1-2-charge, 511.7",
        "residue-3wt, 1.7"
    })
    void thePredictionsLieWithinTwoAndAHalfPercent(String id, double paper) {
        PaperRow row = report.row(id);

        assertThat(row.status()).isEqualTo(Status.PREDICTED);
        assertThat(row.paper()).isEqualTo(paper);
        assertThat(row.simulated()).isCloseTo(paper, Percentage.withPercentage(2.5));
    }

    @ParameterizedTest
    @CsvSource({"donor-1-2-at-2.1V, 259.5", "nps-charge, 148.8"})
    void whatWentInIsCalledAnInput(String id, double paper) {
        PaperRow row = report.row(id);

        assertThat(row.status()).isEqualTo(Status.INPUT);
        assertThat(row.simulated()).isCloseTo(paper, Percentage.withPercentage(2.5));
    }

    @ParameterizedTest
    @CsvSource({
        "nco-half-0wt-discharge, 117.5",
        "nco-half-0wt-ice, 97.61",
        "donor-1-3-charge, 417.5"
    })
    void whatWasFittedIsCalledCalibrated(String id, double paper) {
        PaperRow row = report.row(id);

        assertThat(row.status()).isEqualTo(Status.CALIBRATED);
        assertThat(row.simulated()).isCloseTo(paper, Percentage.withPercentage(0.5));
    }

    @Test
    void theEfficiencyHardlyDependsOnTheDose() {
        double low = 100;
        double high = 0;
        for (int dose = 0; dose <= 3; dose++) {
            double percent = report.row("nco-sn-" + dose + "wt-ice").simulated();
            assertThat(percent).isCloseTo(80, within(3.5));
            low = Math.min(low, percent);
            high = Math.max(high, percent);
        }
        assertThat(high - low).isLessThan(2);
    }

    /** The paper's two figures for it, each within 2.5 %: 118.2 over 94.6 and over 90.8. */
    @Test
    void theEnergyIsExplainedAndNotFitted() {
        double own = report.row("energy-gain-own-anodes").simulated();
        double same = report.row("energy-gain-same-anode").simulated();

        assertThat(own).isBetween(10.0, 21.0);
        assertThat(same).isGreaterThan(own + 3);
        assertThat(report.row("energy-gain-same-anode").note()).contains("90.8", "94.6");
    }

    /** Of all rows, also of those that are not run here. */
    @Test
    void noPredictedRowWasFittedTo() {
        assertThat(document.lines()).hasSizeGreaterThan(50);
        for (ValidationTable.Line line : document.lines()) {
            for (Parameter parameter : report.calibrated()) {
                assertThat(
                                parameter.rows().contains(line.id())
                                        && !line.status().equals("calibrated"))
                        .as("%s, fitted with %s", line.id(), parameter.key())
                        .isFalse();
                // The files say in words what they were fitted to: no prediction may be there.
                if (line.status().equals("predicted") && line.paper() >= 10) {
                    String number =
                            "(?s).*\\b" + ValidationTable.number(line.paper()) + "\\b(?!\\.).*";
                    assertThat(parameter.reference())
                            .as("%s, of %s", parameter.key(), line.id())
                            .doesNotMatch(number);
                }
            }
        }
    }

    @Test
    void theDocumentHasTheRowsOfThisBuild() {
        for (PaperRow row : report.rows()) {
            ValidationTable.Line line = document.line(row.id());
            // Where this fails, run './presodia paper --docs docs' and look at what changed.
            assertThat(line.simulated())
                    .as("%s in docs/validation.md", row.id())
                    .isCloseTo(row.simulated(), allowed(row));
            assertThat(line.paper()).isEqualTo(row.paper());
            assertThat(line.status()).isEqualTo(row.status().word());
        }
    }

    /** Differences of two measured values have more noise than either. */
    private static org.assertj.core.data.Offset<Double> allowed(PaperRow row) {
        boolean gain = row.unit().equals("%") && Math.abs(row.paper()) < 50;
        double percent = gain || row.id().equals("nco-half-3wt-rise") ? 1 : DRIFT_PERCENT;
        return within(Math.max(Math.abs(row.simulated()) * percent / 100, 5e-4));
    }

    @Test
    void theDocumentHasEverythingThatWasFitted() throws Exception {
        String text = ValidationTable.text();

        for (Parameter parameter : report.calibrated()) {
            assertThat(text)
                    .contains("| " + parameter.key() + " | " + parameter.value())
                    .contains(String.join(", ", parameter.rows()));
        }
        assertThat(text).contains(report.calibrated().size() + " constants");
    }

    @Test
    void theDocumentHasNoRowThatLiesOutside() throws Exception {
        assertThat(ValidationTable.text()).doesNotContain("**outside**");
        assertThat(document.line("dose-nco-sn").simulated()).isEqualTo(3);
        assertThat(document.line("dose-nco-sb").simulated()).isEqualTo(5);
        assertThat(document.line("nfm-sn-3wt-discharge").simulated())
                .isCloseTo(132.7, Percentage.withPercentage(2.5));
    }
}
