package io.presodia.hal.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumberTest {
    @ParameterizedTest
    @CsvSource({
        "10, 10",
        "0, 0",
        "-0.0, 0",
        "0.05, 0.05",
        "0.001, 0.001",
        "0.00099999, 0.001",
        "6.6814e-05, 6.681e-5",
        "3.60041, 3.6",
        "-14, -14",
        "76.34567, 76.35",
        "999949, 999900",
        "1000000, 1e6",
        "75123456, 7.512e7",
        "NaN, unknown",
        "Infinity, infinite"
    })
    void numbersReadAsPeopleWriteThem(double value, String text) {
        assertThat(PlainNumber.of(value)).isEqualTo(text);
    }

    @Test
    void twoNumbersThatDifferReadDifferently() {
        assertThat(PlainNumber.besides(3.60041, 3.6)).isEqualTo("3.6004");
        assertThat(PlainNumber.besides(3.6, 3.60041)).isEqualTo("3.6");
        assertThat(PlainNumber.besides(3.6, 3.6)).isEqualTo("3.6");
        assertThat(PlainNumber.besides(4.2, 3.6)).isEqualTo("4.2");
    }
}
