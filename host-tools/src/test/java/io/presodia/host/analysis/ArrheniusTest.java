package io.presodia.host.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArrheniusTest {
    private static final double[] CELSIUS = {20, 25, 30, 35, 40};
    private static final long SEED = Long.getLong("seed", 3);

    /** The milled donor: 1.8e-5 S/cm at 25 °C and 0.35 eV. */
    private static double conductivity(double celsius, double electronVolts) {
        double kelvin = celsius + 273.15;
        return 1.8e-5
                * 298.15
                / kelvin
                * StrictMath.exp(-electronVolts / 8.617333262e-5 * (1 / kelvin - 1 / 298.15));
    }

    private static List<Arrhenius.Point> points(
            double electronVolts, double relative, Random noise) {
        List<Arrhenius.Point> points = new ArrayList<>();
        for (double celsius : CELSIUS) {
            double value =
                    conductivity(celsius, electronVolts) * (1 + relative * noise.nextGaussian());
            points.add(new Arrhenius.Point(celsius, new Uncertain(value, 0.01 * value)));
        }
        return points;
    }

    @Test
    void theActivationEnergiesOfThePaperComeBack() {
        for (double electronVolts : new double[] {0.35, 0.44}) {
            Arrhenius fit = Arrhenius.fit(points(electronVolts, 0, new Random(SEED)));

            assertThat(fit.activationElectronVolts().value())
                    .isCloseTo(electronVolts, within(1e-9));
            assertThat(fit.at(25).value()).isCloseTo(1.8e-5, within(1e-13));
            assertThat(fit.reducedChiSquare()).isCloseTo(0, within(1e-9));
            // 1 % over a spread of 1.722e-4 /K (root of the sum of squares of 1/T): 58.1 K.
            assertThat(fit.activationElectronVolts().sigma())
                    .isCloseTo(0.01 / 1.722e-4 * 8.617e-5, within(1e-5));
            // In the middle the line is worth 1 % over the root of five.
            assertThat(fit.at(29.8).sigma() / fit.at(29.8).value())
                    .isCloseTo(0.01 / Math.sqrt(5), within(1e-4));
        }
    }

    @Test
    void theUncertaintyHoldsWhatItSays() {
        Random random = new Random(SEED);
        int inside = 0;
        int fits = 2000;
        for (int i = 0; i < fits; i++) {
            Uncertain found = Arrhenius.fit(points(0.35, 0.01, random)).activationElectronVolts();
            inside += Math.abs(found.value() - 0.35) <= 1.96 * found.sigma() ? 1 : 0;
        }
        // Widening by scatter makes it a little more than 95 %.
        assertThat(inside / (double) fits).as("-Dseed=%d", SEED).isBetween(0.95, 0.995);
    }

    @Test
    void scatterBeyondWhatIsClaimedWidens() {
        Random random = new Random(SEED);
        Arrhenius fit = Arrhenius.fit(points(0.35, 0.1, random));

        assertThat(fit.reducedChiSquare()).as("-Dseed=%d", SEED).isGreaterThan(5);
        assertThat(fit.activationElectronVolts().sigma())
                .isCloseTo(
                        0.01 / 1.722e-4 * 8.617e-5 * Math.sqrt(fit.reducedChiSquare()),
                        within(0.001));
    }

    @Test
    void twoTemperaturesGiveALineButNoScatter() {
        Arrhenius fit = Arrhenius.fit(points(0.35, 0, new Random(SEED)).subList(0, 2));

        assertThat(fit.activationElectronVolts().value()).isCloseTo(0.35, within(1e-9));
        assertThat(fit.reducedChiSquare()).isNaN();
        assertThat(fit.points()).isEqualTo(2);
    }

    @Test
    void oneTemperatureIsRefused() {
        List<Arrhenius.Point> one = points(0.35, 0, new Random(SEED)).subList(0, 1);
        List<Arrhenius.Point> same = List.of(one.getFirst(), one.getFirst());

        assertThatThrownBy(() -> Arrhenius.fit(same))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two temperatures");
        assertThatThrownBy(() -> new Arrhenius.Point(25, new Uncertain(-1e-5, 1e-7)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
