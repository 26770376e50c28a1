package io.presodia.firmware.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SigmaFilterTest {
    private static final long SEED = Long.getLong("seed", 20_261_122L);

    @Test
    void aLinearMeasurementGivesTheTextbookUpdate() {
        SigmaFilter filter = new SigmaFilter(2);
        filter.start(0, 1, 2);
        filter.start(1, 0, 1);

        filter.project(s -> s[0] + s[1]);
        filter.correct(6 - filter.projected(), 1);

        // P = diag(4, 1), H = (1, 1), R = 1: S = 6, K = (2/3, 1/6), innovation 5.
        assertThat(filter.value(0)).isCloseTo(1 + 10.0 / 3, within(1e-12));
        assertThat(filter.value(1)).isCloseTo(5.0 / 6, within(1e-12));
        assertThat(filter.sigma(0)).isCloseTo(Math.sqrt(4 - 16.0 / 6), within(1e-12));
        assertThat(filter.sigma(1)).isCloseTo(Math.sqrt(1 - 1.0 / 6), within(1e-12));
    }

    @Test
    void theMeanOfASquareHasTheVarianceInIt() {
        SigmaFilter filter = new SigmaFilter(3);
        filter.start(0, 3, 0.5);
        filter.start(1, 0, 1);
        filter.start(2, 0, 1);

        double variance = filter.project(s -> s[0] * s[0]);

        // E x^2 = 9 + 0.25; var x^2 = 4 mu^2 s^2 + 2 s^4 = 9.125.
        assertThat(filter.projected()).isCloseTo(9.25, within(1e-12));
        assertThat(variance).isCloseTo(9.125, within(1e-12));
    }

    @Test
    void predictionMovesWhatIsCoupled() {
        SigmaFilter filter = new SigmaFilter(2);
        filter.start(0, 0, 1);
        filter.start(1, 2, 0.5);

        filter.add(0, 1, -3);
        filter.addNoise(0, 0.25);

        assertThat(filter.value(0)).isEqualTo(-6);
        assertThat(filter.sigma(0)).isCloseTo(Math.sqrt(1 + 9 * 0.25 + 0.25), within(1e-12));
        filter.projectState(0);
        filter.correct(1, 1e-12);
        // All of the noise that is not the other state's stays out of it.
        assertThat(filter.value(1)).isCloseTo(2 - 0.75 / 3.5, within(1e-9));
    }

    @Test
    void theCovarianceStaysPositiveWhateverComes() {
        Random random = new Random(SEED);
        SigmaFilter filter = new SigmaFilter(6);
        for (int i = 0; i < 6; i++) {
            filter.start(i, 0, StrictMath.exp(4 * random.nextGaussian()));
        }
        double[] saved = new double[filter.size()];
        for (int step = 0; step < 20_000; step++) {
            double[] h = random.doubles(6, -1, 1).toArray();
            filter.scale(random.nextInt(6), random.nextDouble());
            filter.add(random.nextInt(3), 3 + random.nextInt(3), random.nextGaussian());
            filter.addNoise(random.nextInt(6), random.nextDouble() < 0.5 ? 0 : 1e-3);
            filter.project(s -> h[0] * s[0] + h[1] * s[1] * s[2] + h[3] * s[3] - h[4] * s[5]);
            double before = filter.sigma(3);
            filter.correct(random.nextGaussian(), StrictMath.exp(-20 * random.nextDouble()));
            assertThat(filter.sigma(3))
                    .as("seed %d, step %d", SEED, step)
                    .isFinite()
                    .isGreaterThanOrEqualTo(0)
                    .isLessThanOrEqualTo(before * (1 + 1e-9));
        }
        filter.copyTo(saved, 0);
        assertThat(saved).doesNotContain(Double.NaN);
    }
}
