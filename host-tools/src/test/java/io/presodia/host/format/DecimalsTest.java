package io.presodia.host.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    private static String text(double value) {
        StringBuilder out = new StringBuilder();
        Decimals.append(out, value);
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "3, 3",
        "-75000000, -75000000",
        "2.9215, 2.9215",
        "1E-5, 0.00001",
        "-2.9E-5, -0.000029",
        "1.23456E-9, 0.00000000123456",
        "1.767225600005E9, 1767225600.005",
        "1.5E20, 150000000000000000000",
        "0.1, 0.1"
    })
    void isTheShortestDecimalWithoutExponent(double value, String expected) {
        assertThat(text(value)).isEqualTo(expected);
    }

    @Test
    void everyDoubleReadsBackAsItself() {
        long seed = Long.getLong("seed", 99);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value =
                    (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(40) - 20);
            String text = text(value);
            assertThat(text).as("seed %d, value %s", seed, value).doesNotContain("E");
            assertThat(Double.parseDouble(text)).as("seed %d", seed).isEqualTo(value);
        }
    }

    @Test
    void nothingIsWrittenForNothing() {
        assertThat(text(Double.NaN)).isEmpty();
        assertThatThrownBy(() -> text(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
