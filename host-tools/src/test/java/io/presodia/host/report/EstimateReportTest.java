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
                run, new DoseVerdict.Told(3, "na2s", new Uncertain(0.5, 0.2), new Uncertain(4, 1)));
    }

    private static RunSummary summary(RunData run, DoseVerdict dose) {
        CellState early = CellState.exact(0.03, 0.9, 30, 2);
        CellState late = CellState.exact(0.54, 0.98, 30, 2);
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
                        new CellState(0.6, 0.01, 0.97, 0.02, 1, 0.01, 30, 2, 1, 570, 6, 0.99),
                        truth,
                        7200,
                        1,
                        List.of(),
                        dose,
                        List.of()));
    }

    @Test
    void aBandIsDrawnToWhereTheQuantityEnds() {
        RunData run = run();
        EstimateTrail whole = EstimateTrail.soc(run, summary(run));
        EstimateTrail trail = whole.drawn();

        assertThat(whole.low()[0]).isCloseTo(-1.92, within(1e-9));
        assertThat(trail.low()[0]).isZero();
        assertThat(trail.high()[0]).isCloseTo(5.92, within(1e-9));
        assertThat(EstimateTrail.donor(run, summary(run)).drawn().high()[0]).isEqualTo(100);
        assertThat(EstimateTrail.deficit(run, summary(run)).low()[0]).isCloseTo(0.04, within(1e-9));
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
                        "<strong>Dose:</strong> under-dosed by 0.5 ± 0.2 wt%; next batch 3.5 wt%.")
                .contains("<h2>Health</h2>", "The anode ends a discharge", "(99 % sure)")
                .contains("as at 25 °C: 570 ± 6 Ω")
                .contains("30.0 ± 1.1")
                .contains("Donor depletion: Na2S that is out (%)", "Donor sodium given");
    }

    @Test
    void theSummarySaysThemToo() {
        RunData run = run();
        var summary = SummaryJson.node(summary(run));

        assertThat(summary.path("estimate").path("limiting_electrode").asString())
                .isEqualTo("anode");
        assertThat(summary.path("estimate").path("resistance_25_ohm").asDouble()).isEqualTo(570);
        assertThat(summary.path("truth").path("limiting_electrode").asString()).isEqualTo("anode");
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
                        none.ohmsAt25(),
                        none.ohmsAt25Sigma(),
                        probability)
                .limitingElectrode();
    }
}
