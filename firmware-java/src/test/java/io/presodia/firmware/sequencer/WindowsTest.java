package io.presodia.firmware.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 1, 10})
    void aSteadySlopeIsFoundOnceTheWindowIsFull(double period) {
        SlopeWindow window = new SlopeWindow(120);
        double seconds = 0;
        while (seconds < 119.9) {
            window.observe(seconds, 3 + seconds * 0.036 / 3600);
            assertThat(window.voltsPerHour()).as("at %s s", seconds).isNaN();
            seconds += period;
        }
        for (int i = 0; i < 200 / period; i++) {
            window.observe(seconds, 3 + seconds * 0.036 / 3600);
            seconds += period;
        }

        assertThat(window.voltsPerHour()).isCloseTo(0.036, within(1e-9));
    }

    /** σ·√(12/N)/W with 50 µV, 12 000 readings in 600 s: 1.6 nV in 600 s·√… = 9.5 µV/h. */
    @Test
    void noiseOfTheSlopeIsThatOfLeastSquares() {
        Random random = new Random(7);
        double sumOfSquares = 0;
        int windows = 60;
        for (int w = 0; w < windows; w++) {
            SlopeWindow window = new SlopeWindow(600);
            for (int i = 0; i < 12_400; i++) {
                window.observe(i * 0.05, 3 + 50e-6 * random.nextGaussian());
            }
            sumOfSquares += window.voltsPerHour() * window.voltsPerHour();
        }

        double expected = 50e-6 * Math.sqrt(12.0 / 12_000) / 600 * 3600;
        assertThat(Math.sqrt(sumOfSquares / windows)).isBetween(0.7 * expected, 1.3 * expected);
    }

    @Test
    void theSlopeFollowsOnlyTheNewestWindow() {
        SlopeWindow window = new SlopeWindow(60);
        for (int s = 0; s < 1000; s++) {
            window.observe(s, s * 0.001);
        }
        for (int s = 1000; s < 1080; s++) {
            window.observe(s, 1);
        }

        assertThat(window.voltsPerHour()).isCloseTo(0, within(1e-9));
    }

    @Test
    void aGapOfHalfAWindowGivesNoSlope() {
        SlopeWindow window = new SlopeWindow(100);
        window.observe(0, 3);
        for (int s = 60; s < 110; s++) {
            window.observe(s, 3);
        }

        assertThat(window.voltsPerHour()).isNaN();
    }

    /** 1 mAh over 1.6 V: 0.625 mAh/V, whatever the rate and the scan period. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 1, 60})
    void differentialCapacityOfAStraightLineIsItsSlope(double period) {
        DifferentialWindow window = new DifferentialWindow(0.05);
        double spanned = 0;
        for (double t = 0; spanned < 1; t += period) {
            double charge = t * 0.1e-3 / 3600;
            spanned = charge * 1.6 / 1e-3;
            window.observe(t, 2 + spanned, charge);
            if (spanned < 0.045) {
                assertThat(window.ampereHoursPerVolt()).as("at %s V", spanned).isNaN();
            }
        }

        assertThat(window.ampereHoursPerVolt()).isCloseTo(0.625e-3, within(1e-9));
    }

    @Test
    void differentialCapacityOfADischargeIsPositiveToo() {
        DifferentialWindow window = new DifferentialWindow(0.02);
        for (int t = 0; t < 3600; t++) {
            double charge = -t * 1e-3 / 3600;
            window.observe(t, 3 + charge * 1600, charge);
        }

        assertThat(window.ampereHoursPerVolt()).isCloseTo(0.625e-3, within(1e-9));
    }

    @Test
    void differentialCapacityWithstandsNoiseOnAPlateau() {
        Random random = new Random(3);
        DifferentialWindow window = new DifferentialWindow(0.02);
        // A plateau of 10 mV over ten hours, then a rise: the noise of 50 µV must not invent peaks.
        double worst = 0;
        for (int t = 0; t < 36_000; t++) {
            double charge = t * 0.1e-3 / 3600;
            window.observe(t, 3 + 0.01 * t / 36_000 + 50e-6 * random.nextGaussian(), charge);
            assertThat(window.ampereHoursPerVolt()).isNaN();
        }
        for (int t = 36_000; t < 43_200; t++) {
            double charge = t * 0.1e-3 / 3600;
            double volts = 3.01 + (t - 36_000) * 0.1 / 3600;
            window.observe(t, volts + 50e-6 * random.nextGaussian(), charge);
            if (t > 38_000) {
                double value = window.ampereHoursPerVolt();
                worst = Math.max(worst, Math.abs(value / 1e-3 - 1));
            }
        }

        // 0.1 mAh/h over 0.1 V/h is 1 mAh/V.
        assertThat(worst).isLessThan(0.02);
    }
}
