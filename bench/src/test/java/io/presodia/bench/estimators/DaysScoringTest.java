package io.presodia.bench.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.firmware.estimate.History;
import org.junit.jupiter.api.Test;

/** A new cell's first days: the first charge hands over to the filter. */
class DaysScoringTest {
    @Test
    void aCellThatWasWatchedFromItsFirstChargeOnIsKnownFromThere() throws ConfigException {
        DaysScoring score = new DaysScoring();
        StartRow row =
                new StartRow(
                        "a row",
                        new Catalogue().cell("nco-sn-3wt").value(),
                        Plant.CELL,
                        1,
                        History.NEW);
        score.add(new DaysRow(row, true), 21);

        // One look in ten minutes from the turn of the first charge on.
        assertThat(score.soc().count()).isBetween(200, 216);
        assertThat(score.soc().rmse()).isLessThan(0.012);
        assertThat(score.deficit().rmse()).isLessThan(5);
        assertThat(score.lateSoc().count()).isEqualTo(108);
        assertThat(StartTable.days("days", score)).matches("\\| days \\|( [-+0-9.]+ \\|){12}\\R");
    }
}
