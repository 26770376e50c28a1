package io.presodia.bench.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.firmware.estimate.History;
import org.junit.jupiter.api.Test;

/** What is said at once, of a few cells that were not tuned on. */
class StartScoringTest {
    private static StartScoring of(History history) throws ConfigException {
        StartScoring score = new StartScoring();
        StartRow row =
                new StartRow(
                        "a row",
                        new Catalogue().cell("nco-sn-3wt").value(),
                        Plant.CELL,
                        1,
                        history);
        for (long seed = 21; seed <= 24; seed++) {
            score.add(row, seed);
        }
        return score;
    }

    @Test
    void whatIsOutOfADonorAtOnceLiesInItsBand() throws ConfigException {
        StartScoring score = of(History.NEW);
        for (int mark = 0; mark < StartScoring.MARKS.size(); mark++) {
            // One of four may lie outside: at 95 %, two do in one row of 70.
            assertThat(score.depletion(mark).coverage()).as("mark %d", mark).isGreaterThan(0.7);
        }
    }

    @Test
    void theStateOfChargeOfAUsedCellLiesInItsBandFromTheFirstScanOn() throws ConfigException {
        StartScoring score = of(History.USED);
        assertThat(score.soc(0).coverage()).isOne();
        for (int mark = 1; mark < StartScoring.MARKS.size(); mark++) {
            assertThat(score.soc(mark).coverage()).as("mark %d", mark).isGreaterThan(0.7);
        }
        assertThat(StartTable.line("used", score)).startsWith("| used | - | - | - | ");
    }
}
