package io.presodia.hal.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OpenCircuitCurveTest {
    private static final double[] X = {0, 1, 2, 4};
    private static final double[] VOLTS = {0, 1, 4, 4.5};

    @Test
    void theCurvePassesThroughItsPoints() {
        OpenCircuitCurve curve = OpenCircuitCurve.through(X, VOLTS);
        for (int i = 0; i < X.length; i++) {
            assertThat(curve.value(X[i])).isCloseTo(VOLTS[i], within(1e-12));
        }
    }

    @Test
    void theSlopeAtAPointIsTheHarmonicMeanOfItsNeighbours() {
        OpenCircuitCurve curve = OpenCircuitCurve.through(X, VOLTS);
        // Secants 1 and 3 over equal widths: 2 * 1 * 3 / (1 + 3).
        assertThat(curve.derivative(1)).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void theCurveStaysMonotoneBetweenItsPoints() {
        OpenCircuitCurve curve =
                ((CathodeMaterial) Catalogue.material("nacro2")).openCircuit().curve();
        double last = curve.value(-0.07);
        for (double y = -0.0699; y < 1.07; y += 1e-4) {
            double now = curve.value(y);
            assertThat(now).as("at y = %s", y).isGreaterThan(last);
            last = now;
        }
    }

    @Test
    void theDerivativeIsThatOfTheValue() {
        OpenCircuitCurve curve = OpenCircuitCurve.through(X, VOLTS);
        for (double x = -0.5; x < 5; x += 0.0137) {
            double difference = (curve.value(x + 1e-6) - curve.value(x - 1e-6)) / 2e-6;
            assertThat(curve.derivative(x)).as("at %s", x).isCloseTo(difference, within(1e-4));
        }
    }

    @Test
    void outsideTheTableItIsLinearWithTheGivenWalls() {
        OpenCircuitCurve curve = OpenCircuitCurve.through(X, VOLTS).withWalls(-2, 7);
        assertThat(curve.value(-0.5)).isCloseTo(0 + 2 * 0.5, within(1e-12));
        assertThat(curve.value(4.5)).isCloseTo(4.5 + 7 * 0.5, within(1e-12));
        assertThat(curve.derivative(-1)).isEqualTo(-2);
        assertThat(curve.derivative(9)).isEqualTo(7);
    }

    @Test
    void anyHintLeadsToTheSameSegment() {
        OpenCircuitCurve curve = OpenCircuitCurve.through(X, VOLTS);
        for (double x : new double[] {-1, 0, 0.3, 1, 1.7, 2, 3.9, 4, 5}) {
            for (int hint = -1; hint < X.length; hint++) {
                assertThat(curve.valueIn(curve.segment(x, hint), x)).isEqualTo(curve.value(x));
            }
        }
    }

    @Test
    void pointsOutOfOrderAreRefused() {
        assertThatThrownBy(() -> OpenCircuitCurve.through(new double[] {0, 0}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must grow");
        assertThatThrownBy(() ->
                        OpenCircuitCurve.through(new double[] {0, 1}, new double[] {1, Double.NaN}))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> OpenCircuitCurve.through(new double[] {0}, new double[] {1}))
                .hasMessageContaining("two or more");
    }
}
