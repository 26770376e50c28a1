package io.presodia.host.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.host.design.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The paper's doses: expected values are those of x Q (eta / ICE - 1) / q by hand. */
class DoseRowTest {
    private static List<PaperRow> rows(String cell, double paper, @Nullable Estimate ice)
            throws Exception {
        return OtherCellRows.dose(
                "x", "pair", paper, new Catalogue().cell(cell).value(), "S12", ice);
    }

    @Test
    void theBalanceAndItsWholePercentAreRowsOfTheirOwn() throws Exception {
        List<PaperRow> rows = rows("nco-sn-3wt", 3, null);

        assertThat(rows).extracting(PaperRow::id).containsExactly("dose-x-balance", "dose-x");
        assertThat(rows.getFirst().simulated()).isCloseTo(2.83, within(0.01));
        assertThat(rows.getLast().simulated()).isEqualTo(3);
        assertThat(rows.getLast().tolerance()).isEqualTo(Tolerance.usual());
        assertThat(rows.getLast().note()).contains("rounds to the same");
        assertThat(rows).allMatch(PaperRow::holds);
    }

    @Test
    void withTheEfficiencyThatThePaperStatesNfmOnTinNeedsThreeButUndecided() throws Exception {
        // 0.5 * 135.6 * (132.3 / 135.6 / 0.82 - 1) / 511.7 = 2.515 %.
        List<PaperRow> rows =
                rows("nfm-sn-3wt", 3, new Estimate(0.82, 0.01, "the paper: 82 % (section 2.5)"));

        assertThat(rows.getFirst().simulated()).isCloseTo(2.515, within(0.002));
        assertThat(rows.getFirst().note()).contains("an input");
        assertThat(rows.getLast().simulated()).isEqualTo(3);
        assertThat(rows.getLast().note()).contains("2 to 3").contains("does not decide");
    }

    @Test
    void aBalanceThatRoundsToAnotherPercentDoesNotHold() throws Exception {
        // By the fitted trap fraction it is 2.48, which is 2: no tolerance makes that a 3.
        assertThat(rows("nfm-sn-3wt", 3, null)).noneMatch(PaperRow::holds);
        assertThat(rows("nfm-sb-5wt", 5, null)).allMatch(PaperRow::holds);
    }
}
