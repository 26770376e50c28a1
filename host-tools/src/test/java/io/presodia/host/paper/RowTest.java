package io.presodia.host.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTest {
    private static PaperRow row(double paper, double simulated, Tolerance tolerance) {
        return RowMaker.row("a", "b", "V", paper, "1a").within(tolerance).simulated(simulated);
    }

    @Test
    void theDeviationIsOverThePapersValue() {
        assertThat(row(200, 190, Tolerance.usual()).deviationPercent()).isCloseTo(-5, within(1e-9));
    }

    @Test
    void aPercentageHoldsToItsEdges() {
        assertThat(row(100, 102.49, Tolerance.usual()).holds()).isTrue();
        assertThat(row(100, 97.51, Tolerance.usual()).holds()).isTrue();
        assertThat(row(100, 102.51, Tolerance.usual()).holds()).isFalse();
    }

    @Test
    void theOtherTolerancesAreTheirOwn() {
        assertThat(row(80, 77, new Tolerance.Amount(3.5, "points", "")).holds()).isTrue();
        assertThat(row(80, 76, new Tolerance.Amount(3.5, "points", "")).holds()).isFalse();
        assertThat(row(90, 86, new Tolerance.Between(85, 100, "")).holds()).isTrue();
        assertThat(row(90, 84, new Tolerance.Between(85, 100, "")).holds()).isFalse();
        assertThat(row(1e-9, 1.9e-9, new Tolerance.Factor(2, "")).holds()).isTrue();
        assertThat(row(1e-9, 0.4e-9, new Tolerance.Factor(2, "")).holds()).isFalse();
    }

    @Test
    void whatCouldNotBeMeasuredHoldsNowhere() {
        assertThat(row(1, Double.NaN, Tolerance.usual()).holds()).isFalse();
        assertThat(row(1, Double.NaN, new Tolerance.Amount(1, "V", "")).holds()).isFalse();
        assertThat(row(1, Double.NaN, new Tolerance.Between(0, 2, "")).holds()).isFalse();
        assertThat(row(1, Double.NaN, new Tolerance.Factor(2, "")).holds()).isFalse();
    }

    @Test
    void aRowNeedsAValueOfThePaper() {
        assertThatThrownBy(() -> row(0, 1, Tolerance.usual()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "94.6, 95.7944, 95.79",
        "2.0, 2.00412, 2.004",
        "80, 78.6673, 78.67",
        "3, 3.0, 3",
        "1.8e-5, 1.7691e-5, 1.77e-5",
        "480, 490.8123, 490.8"
    })
    void aValueHasADigitMoreThanThePapers(double paper, double simulated, String shown) {
        assertThat(Numbers.simulated(paper, simulated)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"1.8e-5, 1.8e-5", "0.4, 0.4", "480, 480", "1e-10, 1e-10"})
    void thePapersValueIsShownAsItIs(double value, String shown) {
        assertThat(Numbers.plain(value)).isEqualTo(shown);
    }
}
