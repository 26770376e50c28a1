package io.presodia.host.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.SodiumCell;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * 300 cycles take the firmware a minute; the virtual cells alone a second. Here they are held
 * against what the document has from the firmware, so that it cannot go stale.
 */
class FadeTest {
    private static final double STEP_SECONDS = 10;

    /** Steps of 10 s overshoot an end of the window by 0.1 % of a half cycle. */
    private static final double POINTS = 0.5;

    @ParameterizedTest
    @CsvSource({
        "nco-sn-0wt, 80.5",
        "nco-sn-3wt, 90.4",
        "nfm-sn-3wt, 90",
        "nco-sb-5wt, 90",
        "nfm-sb-5wt, 90"
    })
    void theDocumentHasTheFadeOfTheVirtualCells(String cell, double paper) throws Exception {
        double retention = retention(cell);
        ValidationTable.Line line = ValidationTable.read().line("life-" + cell);
        ValidationTable.figure(
                "retention of %s: document %.2f, cell alone %.2f, paper %.1f %%",
                cell, line.simulated(), retention, paper);

        assertThat(line.paper()).isEqualTo(paper);
        assertThat(line.simulated()).isCloseTo(retention, within(POINTS));
    }

    @Test
    void theRetentionsLieWhereTheyWerePromised() throws Exception {
        ValidationTable document = ValidationTable.read();

        assertThat(document.line("life-nco-sn-0wt").status()).isEqualTo("calibrated");
        assertThat(document.line("life-nco-sn-0wt").simulated()).isCloseTo(80.5, within(0.4));
        assertThat(document.line("life-nco-sn-3wt").status()).isEqualTo("predicted");
        assertThat(document.line("life-nco-sn-3wt").simulated())
                .isCloseTo(90.4, Percentage.withPercentage(2.5));
    }

    /** As cycle-0.5C: 2 h of rest, a cycle at 0.1C, then 300 at 0.5C with rests of 5 min. */
    private static double retention(String name) throws Exception {
        CellDesign design = new Catalogue().cell(name).value();
        SodiumCell cell = SodiumCell.of(design);
        rest(cell, 7200);
        drive(design, cell, 0.1);
        rest(cell, 600);
        drive(design, cell, -0.1);
        rest(cell, 600);
        double first = 0;
        double last = 0;
        for (int cycle = 1; cycle <= 300; cycle++) {
            drive(design, cell, 0.5);
            rest(cell, 300);
            last = drive(design, cell, -0.5);
            rest(cell, 300);
            first = cycle == 1 ? last : first;
        }
        return 100 * last / first;
    }

    private static void rest(SodiumCell cell, double seconds) {
        for (double t = 0; t < seconds; t += STEP_SECONDS) {
            cell.step(0, STEP_SECONDS);
        }
    }

    /** Time to the end of the window, s. */
    private static double drive(CellDesign design, SodiumCell cell, double rate) {
        double amperes = rate * design.oneCAmperes();
        double seconds = 0;
        while (rate > 0
                ? cell.terminalVolts() < design.voltageWindowVolts().high()
                : cell.terminalVolts() > design.voltageWindowVolts().low()) {
            cell.step(amperes, STEP_SECONDS);
            seconds += STEP_SECONDS;
            assertThat(seconds).as("%s does not end", design.name()).isLessThan(1e6);
        }
        return seconds;
    }
}
