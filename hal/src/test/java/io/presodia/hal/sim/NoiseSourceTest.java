package io.presodia.hal.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoiseSourceTest {
    private static final int DRAWS = 4_000_000;

    @Test
    void theGeneratorFollowsItsDefinition() {
        // xoshiro256++ from the state 1, 2, 3, 4: first outputs by hand, rotl(s0 + s3, 23) + s0 =
        // (5 << 23) + 1.
        NoiseSource source = NoiseSource.ofState(1, 2, 3, 4);
        assertThat(source.bits()).isEqualTo((5L << 23) + 1);
        // Second: s0 = 1^(4^2) = 7, s3 = rotl(4^2, 45) = 6 << 45; rotl(7 + (6 << 45), 23) + 7.
        assertThat(source.bits()).isEqualTo(Long.rotateLeft(7 + (6L << 45), 23) + 7);
    }

    @Test
    void theSameSeedAndNameGiveTheSameStream() {
        NoiseSource one = new NoiseSource(42, "adc-v/noise");
        NoiseSource two = new NoiseSource(42, "adc-v/noise");
        for (int i = 0; i < 1000; i++) {
            assertThat(Double.doubleToRawLongBits(one.gaussian()))
                    .isEqualTo(Double.doubleToRawLongBits(two.gaussian()));
        }
    }

    @Test
    void anotherNameOrSeedGivesAnUncorrelatedStream() {
        assertThat(correlation(new NoiseSource(42, "a"), new NoiseSource(42, "b")))
                .isCloseTo(0, within(4 / Math.sqrt(100_000)));
        assertThat(correlation(new NoiseSource(42, "a"), new NoiseSource(43, "a")))
                .isCloseTo(0, within(4 / Math.sqrt(100_000)));
    }

    private static double correlation(NoiseSource one, NoiseSource two) {
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum += one.gaussian() * two.gaussian();
        }
        return sum / 100_000;
    }

    @Test
    void momentsAreThoseOfTheNormalDistribution() {
        NoiseSource source = new NoiseSource(1, "moments");
        double sum = 0;
        double squares = 0;
        double cubes = 0;
        double fourths = 0;
        for (int i = 0; i < DRAWS; i++) {
            double x = source.gaussian();
            sum += x;
            squares += x * x;
            cubes += x * x * x;
            fourths += x * x * x * x;
        }
        // Standard errors of the moments of N draws: 1, sqrt 2, sqrt 15, sqrt 96 over sqrt N; four
        // of them each.
        double unit = 4 / Math.sqrt(DRAWS);
        assertThat(sum / DRAWS).isCloseTo(0, within(unit));
        assertThat(squares / DRAWS).isCloseTo(1, within(unit * Math.sqrt(2)));
        assertThat(cubes / DRAWS).isCloseTo(0, within(unit * Math.sqrt(15)));
        assertThat(fourths / DRAWS).isCloseTo(3, within(unit * Math.sqrt(96)));
    }

    @Test
    void tailsHoldTheShareThatTheNormalDistributionGivesThem() {
        // Two-sided tail probabilities (Abramowitz and Stegun, table 26.1); 3.6542 is where the
        // ziggurat's tail begins.
        double[] bounds = {0.5, 1, 2, 3, 3.654152885361009, 4};
        double[] expected = {0.617075, 0.317311, 0.0455003, 0.00269980, 2.5803e-4, 6.3342e-5};
        long[] beyond = new long[bounds.length];
        long positive = 0;
        NoiseSource source = new NoiseSource(2, "tails");
        for (int i = 0; i < DRAWS; i++) {
            double x = source.gaussian();
            positive += x > 0 ? 1 : 0;
            for (int k = 0; k < bounds.length; k++) {
                beyond[k] += Math.abs(x) > bounds[k] ? 1 : 0;
            }
        }
        for (int k = 0; k < bounds.length; k++) {
            double sigma = Math.sqrt(expected[k] * DRAWS);
            assertThat((double) beyond[k])
                    .as("draws beyond %s", bounds[k])
                    .isCloseTo(expected[k] * DRAWS, within(4 * sigma));
        }
        assertThat((double) positive).isCloseTo(DRAWS / 2.0, within(2 * Math.sqrt(DRAWS)));
    }

    @Test
    void theZigguratClosesAtThePeakAndHasThePublishedLayerArea() {
        assertThat(Ziggurat.layerArea()).isCloseTo(0.00492867323399, within(1e-13));
        assertThat(Ziggurat.closure()).isCloseTo(0, within(1e-12));
    }

    @Test
    void uniformStaysInItsRangeWithTheRightMean() {
        NoiseSource source = new NoiseSource(3, "uniform");
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            double x = source.uniform(2, 4);
            assertThat(x).isGreaterThanOrEqualTo(2).isLessThan(4);
            sum += x;
        }
        assertThat(sum / 100_000).isCloseTo(3, within(4 * 2 / Math.sqrt(12 * 100_000)));
    }

    @Test
    void scatterStaysWithinItsLimit() {
        NoiseSource source = new NoiseSource(4, "scatter");
        for (int i = 0; i < 10_000; i++) {
            assertThat(Math.abs(source.gaussianWithin(1, 1.5))).isLessThanOrEqualTo(1.5);
        }
        assertThatThrownBy(() -> source.gaussianWithin(2, 1)).hasMessageContaining("limit 1.0");
    }
}
