package io.presodia.host.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.journal.EstimateRow;
import io.presodia.host.analysis.DonorUse;
import io.presodia.host.analysis.Rows;
import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a report says and draws of estimates, their bands and the truth beside them. */
class EstimateReportTest {
    private static EstimateRow held(double soc, double sigma, double sodiumLimited) {
        Estimated share = new Estimated(soc, sigma);
        Estimated none = Estimated.UNKNOWN;
        return new EstimateRow(
                share,
                new Estimated(0.97, 0.02),
                new Estimated(1, 0.01),
                none,
                new Estimated(2, 1),
                new Estimated(30, 1.1),
                none,
                new Estimated(570, 6),
                sodiumLimited);
    }

    /** An hour at 2 % charge, another at 60 %; the truth 1 and 6 points beside. */
    private static RunData run() {
        return new Rows()
                .step("charge", "cc")
                .held(held(0.02, 0.02, 0.99))
                .row(0, 2, 1e-4)
                .row(3600, 2.5, 1e-4)
                .held(held(0.60, 0.01, 0.99))
                .row(3660, 2.5, 1e-4)
                .row(7200, 3, 1e-4)
                .run();
    }

    private static RunSummary summary(RunData run) {
        return summary(
                run,
                new DoseVerdict.Told(
                        3,
                        "na2s",
                        new Uncertain(0.5, 0.2),
                        new Uncertain(3.5, 0.24),
                        new Uncertain(4, 1)));
    }

    private static RunSummary summary(RunData run, DoseVerdict dose) {
        CellState early = CellState.exact(0.03, 0.9, 0.95, 30, 2, 120, 565);
        CellState late = CellState.exact(0.54, 0.98, 0.9931, 30, 2, 120, 565);
        Truth truth =
                new Truth(
                        List.of(),
                        late,
                        List.of(
                                new Truth.Mark(0, early),
                                new Truth.Mark(1800, early),
                                new Truth.Mark(5400, late)));
        ReportInput usual = Reports.input(DonorUse.IN_CATHODE, true);
        return Reports.summary(
                run,
                new ReportInput(
                        usual.cell(),
                        usual.current(),
                        null,
                        new CellState(
                                0.6, 0.01, 0.97, 0.02, 1, 0.01, 30, 2, 1, 121.2, 1.5, 570, 6, 0.99),
                        truth,
                        7200,
                        1,
                        List.of(),
                        dose,
                        List.of()));
    }

    @Test
    void onlyADonorsBandEndsWhereNothingCanLie() {
        RunData run = run();
        EstimateTrail soc = EstimateTrail.soc(run, summary(run));
        EstimateTrail na2s = EstimateTrail.na2s(run, summary(run));

        assertThat(soc.low()[0]).isCloseTo(-1.92, within(1e-9));
        assertThat(soc.high()[0]).isCloseTo(5.92, within(1e-9));
        assertThat(na2s.high()[0]).isEqualTo(100);
        assertThat(na2s.low()[0]).isCloseTo(98.04, within(1e-9));
        assertThat(EstimateTrail.deficit(run, summary(run)).low()[0]).isCloseTo(0.04, within(1e-9));
    }

    /** A true state of charge below zero, beside an estimate that ends there. */
    @Test
    void whatIsCountedAsAMissIsDrawnAsOne() {
        RunData run = run();
        EstimateTrail held = EstimateTrail.soc(run, summary(run));
        EstimateTrail trail =
                new EstimateTrail(
                        "Charge (%)",
                        new double[] {0, 0, 0, 0},
                        new double[] {-0.6, -0.6, -0.6, -0.6},
                        new double[] {0.6, 0.6, 0.6, 0.6},
                        held.truthSeconds(),
                        new double[] {-0.5, -1.3, -1.3});
        EstimateTrail beside = trail.beside(run.testSeconds());

        assertThat(trail.coverage(run.testSeconds())).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(beside.truth()).containsExactly(new double[] {-0.5, -1.3, -1.3}, within(1e-9));
        int drawnInside = 0;
        for (int i = 0; i < 3; i++) {
            double off = beside.truth()[i];
            drawnInside += off >= beside.low()[i] && off <= beside.high()[i] ? 1 : 0;
        }
        assertThat(drawnInside).isEqualTo(1);
    }

    @Test
    void thePlotComparesTheNa2sThatTheFirmwareActsOn() {
        RunData run = run();
        EstimateTrail trail = EstimateTrail.na2s(run, summary(run));

        assertThat(trail.truth()).containsExactly(new double[] {95, 95, 99.31}, within(1e-9));
        // Held: 98.04 to 100 %.
        assertThat(trail.coverage(run.testSeconds())).isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void anErrorPanelHasAMarkBesidesZero() {
        for (double most = 0.04; most < 300; most *= 1.07) {
            assertThat(EstimatePlot.mark(most)).isBetween(0.45 * most, 0.76 * most);
        }
        assertThat(EstimatePlot.mark(0.55)).isCloseTo(0.4, within(1e-12));
        assertThat(EstimatePlot.mark(2.2)).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void aCoverageIsWholeOnlyWhereNothingWasMissed() {
        assertThat(Show.share(1)).isEqualTo("100 %");
        assertThat(Show.share(0.9996)).isEqualTo("99.9 %");
        assertThat(Show.share(0.793)).isEqualTo("79 %");
        assertThat(Show.share(0.0003)).isEqualTo("0.1 %");
        assertThat(Show.share(0)).isEqualTo("0 %");
    }

    @Test
    void theTruthIsHeldAgainstTheRowBefore() {
        RunData run = run();
        EstimateTrail trail = EstimateTrail.soc(run, summary(run));
        EstimateTrail beside = trail.beside(run.testSeconds());

        assertThat(beside.truth()).containsExactly(new double[] {1, 1, -6}, within(1e-9));
        assertThat(beside.low()[2]).isCloseTo(-1.96, within(1e-9));
        assertThat(trail.coverage(run.testSeconds())).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void thePictureHasBandEstimateAndTruth() throws Exception {
        RunData run = run();
        Plots.Picture picture =
                new Plots(run, summary(run))
                        .draw().stream()
                                .filter(one -> one.name().equals("estimates"))
                                .findFirst()
                                .orElseThrow();
        var image = ImageIO.read(new ByteArrayInputStream(picture.png()));

        for (var color :
                List.of(
                        PlotTheme.tint(PlotTheme.BLUE, 0.28),
                        PlotTheme.BLUE,
                        PlotTheme.VERMILION)) {
            assertThat(PlotsTest.has(image, color.getRGB())).as("%s", color).isTrue();
        }
        assertThat(new EstimatePlot(run, summary(run)).panels()).hasSize(6);
    }

    @Test
    void theReportSaysDoseLimitAndResistance() throws Exception {
        RunData run = run();
        String html = HtmlReport.text(run, summary(run), List.of());

        assertThat(html)
                .contains(
                        "<strong>Dose:</strong> under-dosed by 0.5 ± 0.2 wt%; next batch 3.5 ± 0.2"
                                + " wt%.")
                .contains("<h2>Health</h2>", "The anode ends a discharge", "(99 % sure)")
                .contains("as at 25 °C: 570 ± 6 Ω")
                .contains("30.0 ± 1.1")
                .contains("Donor sodium given")
                .contains(
                        row("Donor depletion: Na2S that is out (%)", "100 ± 1", "99.31"),
                        row("Capacity of the cathode (mAh/g)", "121.2 ± 1.5", "120.00"),
                        row("Resistance within a second, as at 25 °C (Ω)", "570 ± 6", "565.00"))
                .contains("33 % (Na₂S that is out)");
    }

    private static String row(String name, String estimated, String truth) {
        return "<tr><td>"
                + name
                + "</td><td class=\"n\">"
                + estimated
                + "</td><td class=\"n\">"
                + truth
                + "</td></tr>";
    }

    @Test
    void theSummarySaysThemToo() {
        RunData run = run();
        var summary = SummaryJson.node(summary(run));

        assertThat(summary.path("estimate").path("limiting_electrode").asString())
                .isEqualTo("anode");
        assertThat(summary.path("estimate").path("resistance_25_ohm").asDouble()).isEqualTo(570);
        assertThat(summary.path("truth").path("limiting_electrode").asString()).isEqualTo("anode");
        assertThat(summary.path("truth").path("na2s_depletion").asDouble()).isEqualTo(0.9931);
        assertThat(summary.path("truth").path("resistance_25_ohm").asDouble()).isEqualTo(565);
        assertThat(summary.path("truth").path("cathode_capacity_mAh_g").asDouble()).isEqualTo(120);
        assertThat(summary.path("estimate").path("cathode_capacity_sigma_mAh_g").asDouble())
                .isEqualTo(1.5);
        assertThat(summary.path("dose").path("next_sigma_wt_percent").asDouble()).isEqualTo(0.24);
        assertThat(summary.path("dose").path("verdict").asString()).isEqualTo("under-dosed");
        assertThat(summary.path("top_rests").isArray()).isTrue();
    }

    @Test
    void aSummaryWithAVerdictOrWithoutFitsItsSchema() throws Exception {
        var mapper = JsonMapper.builder().build();
        try (InputStream in =
                SummaryJson.class.getResourceAsStream("/presodia/schemas/summary.v1.schema.json")) {
            var schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(mapper.readTree(requireNonNull(in).readAllBytes()));
            RunData run = run();
            for (RunSummary one :
                    List.of(
                            summary(run),
                            summary(run, new DoseVerdict.NotDeterminable("no discharge")))) {
                assertThat(schema.validate(mapper.readTree(SummaryJson.text(one)))).isEmpty();
            }
        }
    }

    @Test
    void anElectrodeIsNamedOnlyWhereItIsSure() {
        assertThat(limited(0.04)).isEqualTo("cathode");
        assertThat(limited(0.06)).isEqualTo("undetermined");
        assertThat(limited(0.94)).isEqualTo("undetermined");
        assertThat(limited(Double.NaN)).isEmpty();
    }

    private static String limited(double probability) {
        CellState none = CellState.UNKNOWN;
        return new CellState(
                        none.soc(),
                        none.socSigma(),
                        none.donorDepletion(),
                        none.donorDepletionSigma(),
                        none.na2sDepletion(),
                        none.na2sDepletionSigma(),
                        none.sodiumTrappedMilliampereHoursPerGram(),
                        none.sodiumDeficitMilliampereHoursPerGram(),
                        none.sodiumDeficitSigmaMilliampereHoursPerGram(),
                        none.cathodeMilliampereHoursPerGram(),
                        none.cathodeSigmaMilliampereHoursPerGram(),
                        none.ohmsAt25(),
                        none.ohmsAt25Sigma(),
                        probability)
                .limitingElectrode();
    }
}
