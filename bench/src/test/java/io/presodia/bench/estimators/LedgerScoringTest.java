package io.presodia.bench.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.hal.cell.CellDesign;
import org.junit.jupiter.api.Test;

class LedgerScoringTest {
    private static CellDesign cell() throws ConfigException {
        return new Catalogue().cell("nco-sn-3wt").value();
    }

    private static LedgerScoring after(int cycles, double offset, boolean zeroed)
            throws ConfigException {
        LedgerScoring score = new LedgerScoring();
        score.add(new LedgerRow("a row", cell(), cycles, offset, zeroed), 42);
        return score;
    }

    @Test
    void anAutoZeroedCurrentShowsWhatTheResidueGave() throws ConfigException {
        LedgerScoring score = after(51, 5e-9, true);
        assertThat(score.determinedShare()).isOne();
        assertThat(score.meanTruth()).isPositive();
        assertThat(score.released().largest()).isLessThan(LedgerScoring.CLOSE);
        assertThat(score.closeShare()).isOne();
        assertThat(ScoringTable.ledger("a row", score)).startsWith("| a row | ").contains("100 %");
    }

    @Test
    void anOffsetThatStaysIsNoNumber() throws ConfigException {
        LedgerScoring all = new LedgerScoring();
        // 0.1 uA over some 200 h on 8 mg may be 2.5 mAh/g.
        all.merge(after(51, 1e-7, false));
        assertThat(all.undeterminableShare()).isOne();
        assertThat(all.released().count()).isZero();
        assertThat(all.plainSum().count()).isOne();
        assertThat(ScoringTable.ledger("a row", all)).contains("| - | - | - | - |");
    }
}
