package io.presodia.host.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against spectra whose relaxations are known: R/(1 + jωτ) and nothing else. */
class RelaxationTimesTest {
    private static final long SEED = Long.getLong("seed", 3);

    private static List<RelaxationTimes.Point> spectrum(
            double ohmic, double[] ohms, double[] seconds, double farads, double noise) {
        Random random = new Random(SEED);
        List<RelaxationTimes.Point> points = new ArrayList<>();
        for (int i = 0; i <= 69; i++) {
            double hertz = 7e6 * StrictMath.pow(10, -i / 10.0);
            double w = 2 * Math.PI * hertz;
            double real = ohmic;
            double imaginary = farads > 0 ? -1 / (w * farads) : 0;
            for (int k = 0; k < ohms.length; k++) {
                double u = w * seconds[k];
                real += ohms[k] / (1 + u * u);
                imaginary -= ohms[k] * u / (1 + u * u);
            }
            double size = noise * StrictMath.hypot(real, imaginary);
            points.add(
                    new RelaxationTimes.Point(
                            hertz,
                            real + size * random.nextGaussian(),
                            imaginary + size * random.nextGaussian()));
        }
        return points;
    }

    /** The donor cell of figure 6 at 70 %: grain boundaries, anode, charge transfer, diffusion. */
    @Test
    void fourRelaxationsComeBackWithTimesAndResistances() {
        double[] ohms = {48, 40, 181.9, 60};
        double[] seconds = {1e-6, 1e-5, 3.6e-4, 2e-2};
        RelaxationTimes found =
                RelaxationTimes.of(spectrum(432, ohms, seconds, 0, 1e-4));
        assertThat(found.peaks()).as("-Dseed=%d", SEED).hasSize(4);
        for (int k = 0; k < ohms.length; k++) {
            RelaxationTimes.Peak peak = found.peaks().get(k);
            assertThat(StrictMath.log10(peak.seconds() / seconds[k])).isCloseTo(0, within(0.1));
            assertThat(peak.ohms()).isCloseTo(ohms[k], within(0.1 * ohms[k] + 2));
        }
        assertThat(found.ohmicOhms()).isCloseTo(432, within(8.0));
        assertThat(found.residual()).isLessThan(5e-3);
    }

    @Test
    void aBlockingElectrodeIsACapacitorAndNoRelaxation() {
        RelaxationTimes found =
                RelaxationTimes.of(
                        spectrum(480, new double[] {61.4}, new double[] {1.2e-4}, 0.02, 0));
        assertThat(found.farads()).isCloseTo(0.02, within(0.002));
        assertThat(found.peaks().getFirst().ohms()).isCloseTo(61.4, within(3.0));
    }

    @Test
    void noElementIsNegative() {
        RelaxationTimes found =
                RelaxationTimes.of(
                        spectrum(480, new double[] {61.4}, new double[] {1.2e-4}, 0, 1e-3));
        double sum = 0;
        for (double value : found.ohms()) {
            assertThat(value).isNotNegative();
            sum += value * StrictMath.log(found.seconds()[1] / found.seconds()[0]);
        }
        assertThat(sum + found.ohmicOhms()).isCloseTo(480 + 61.4, within(3.0));
    }

    @Test
    void tooFewPointsAreRefused() {
        List<RelaxationTimes.Point> few =
                spectrum(480, new double[] {61}, new double[] {1e-4}, 0, 0).subList(0, 9);
        assertThatThrownBy(() -> RelaxationTimes.of(few))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ten points over a decade");
    }
}
