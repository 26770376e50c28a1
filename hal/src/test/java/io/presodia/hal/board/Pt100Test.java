package io.presodia.hal.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pt100Test {
    /** IEC 60751:2008, Table 1, to the hundredth of an ohm, which is 0.026 degrees. */
    @ParameterizedTest
    @CsvSource({
        "80.31, -50",
        "96.09, -10",
        "100.00, 0",
        "109.73, 25",
        "119.40, 50",
        "138.51, 100",
        "175.86, 200"
    })
    void theStandardsTableIsMet(double ohms, double celsius) {
        assertThat(Pt100.ohms(celsius)).isCloseTo(ohms, within(0.005));
        if (celsius < Pt100.MAX_CELSIUS) {
            assertThat(Pt100.celsius(ohms)).isCloseTo(celsius, within(0.014));
        }
    }

    @Test
    void theInverseIsExactOverItsWholeRange() {
        for (int tenths = -500; tenths <= 2000; tenths++) {
            double celsius = tenths / 10.0;
            assertThat(Pt100.celsius(Pt100.ohms(celsius)))
                    .as("at %s C", celsius)
                    .isCloseTo(celsius, within(1e-9));
        }
    }

    @Test
    void anOpenOrShortedSensorIsNotANumber() {
        assertThat(Pt100.celsius(0)).isNaN();
        assertThat(Pt100.celsius(80.0)).isNaN();
        assertThat(Pt100.celsius(176.0)).isNaN();
        assertThat(Pt100.celsius(Double.POSITIVE_INFINITY)).isNaN();
        assertThat(Pt100.celsius(Double.NaN)).isNaN();
    }
}
