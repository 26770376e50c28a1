package io.presodia.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.host.run.Uncertain;
import org.junit.jupiter.api.Test;

class ShowTest {
    @Test
    void aValueIsRoundedToTheSecondDigitOfItsUncertainty() {
        assertThat(Show.uncertain(new Uncertain(118.2345, 0.2361), 1)).isEqualTo("118.23 ± 0.24");
        assertThat(Show.uncertain(new Uncertain(0.786712, 0.00031), 100))
                .isEqualTo("78.671 ± 0.031");
        assertThat(Show.uncertain(new Uncertain(1234.4, 35.2), 1)).isEqualTo("1234 ± 35");
        assertThat(Show.uncertain(new Uncertain(10, 0.0996), 1)).isEqualTo("10.00 ± 0.10");
    }

    @Test
    void whatIsNotKnownIsADash() {
        assertThat(Show.uncertain(null, 1)).isEqualTo("–");
        assertThat(Show.fixed(Double.NaN, 2)).isEqualTo("–");
        assertThat(Show.clock(Double.NaN)).isEqualTo("–");
        assertThat(Show.uncertain(new Uncertain(575.25, Double.NaN), 1)).isEqualTo("575.25");
    }

    @Test
    void minusZeroIsZeroAndMinusIsAMinus() {
        assertThat(Show.fixed(-0.0001, 2)).isEqualTo("0.00");
        assertThat(Show.fixed(-1.5, 1)).isEqualTo("−1.5");
    }

    @Test
    void timesReadLikeTimes() {
        assertThat(Show.clock(3661.4)).isEqualTo("1:01:01");
        assertThat(Show.duration(90)).isEqualTo("90 s");
        assertThat(Show.duration(115_000)).isEqualTo("31.94 h");
        assertThat(Show.pulseTime(0.001)).isEqualTo("1 ms");
        assertThat(Show.pulseTime(1)).isEqualTo("1 s");
        assertThat(Show.instant(1_767_225_600.9)).isEqualTo("2026-01-01T00:00:00Z");
    }

    /** Found by a stranger: "charge 0.0 ± 0.0 %" of a band of 4e-5. */
    @Test
    void aBandNeverReadsAsZero() {
        assertThat(Show.sized(new Uncertain(-2.3e-4, 4e-5), 100, 1)).isEqualTo("-0.023 ± 0.004");
        assertThat(Show.sized(new Uncertain(0, 4e-5), 100, 1)).isEqualTo("0.000 ± 0.004");
        assertThat(Show.sized(new Uncertain(0.0096, 0.0034), 100, 1)).isEqualTo("1.0 ± 0.3");
        assertThat(Show.sized(new Uncertain(-16.84, 2.96), 1, 1)).isEqualTo("-16.8 ± 3.0");
        assertThat(Show.sized(new Uncertain(1, 0.096), 1, 1)).isEqualTo("1.0 ± 0.1");
        assertThat(Show.sized(new Uncertain(1.26, 0), 1, 1)).isEqualTo("1.3");
        assertThat(Show.sized(new Uncertain(1.26, Double.NaN), 1, 1)).isEqualTo("1.3");
    }
}
