package io.presodia.firmware.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StudentTTest {
    /** Half of a table's last digit. */
    private static final double ROUNDED = 5e-4;

    @Test
    void fewDegreesOfFreedomAreThoseOfTheClosedForms() {
        // One degree is the Cauchy distribution; two and four have closed quantile functions
        // (Shaw, J. Comput. Finance 9 (2006) 37), with a = 4 p (1 - p).
        double p = 0.975;
        double a = 4 * p * (1 - p);
        assertThat(StudentT.twoSided95(1))
                .isCloseTo(StrictMath.tan(Math.PI * (p - 0.5)), within(ROUNDED));
        assertThat(StudentT.twoSided95(2))
                .isCloseTo(2 * (p - 0.5) * Math.sqrt(2 / a), within(ROUNDED));
        double q = StrictMath.cos(StrictMath.acos(Math.sqrt(a)) / 3) / Math.sqrt(a);
        assertThat(StudentT.twoSided95(4)).isCloseTo(2 * Math.sqrt(q - 1), within(ROUNDED));
    }

    @Test
    void moreDegreesComeCloserToTheNormalAndNeverPassIt() {
        for (int degrees = 2; degrees <= 30; degrees++) {
            assertThat(StudentT.twoSided95(degrees))
                    .as("%d degrees", degrees)
                    .isBetween(1.96, StudentT.twoSided95(degrees - 1));
        }
        assertThat(StudentT.twoSided95(1000)).isEqualTo(StudentT.twoSided95(30));
    }
}
