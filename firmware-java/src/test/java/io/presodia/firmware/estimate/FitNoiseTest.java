package io.presodia.firmware.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class FitNoiseTest {
    private static final double[] FLAT = new double[FirstChargeLog.CAPACITY];

    /** A log of 40 mAh/g in records of a quarter. */
    private static FirstChargeLog log() {
        CellModel model = Objects.requireNonNull(CellModel.of(Samples.cell("nco-sn-3wt")));
        FirstChargeLog log = new FirstChargeLog(model);
        for (int i = 0; i < 160; i++) {
            log.add(0.02, 0.25, 12, 2, 1);
        }
        return log;
    }

    private static FitNoise noise() {
        return new FitNoise(log(), DonorTuning.STANDARD);
    }

    @Test
    void theBeginningIsTrustedLess() {
        FitNoise noise = noise();
        // 30 mV beside 4 mV at the start; a tenth of it 27 mAh/g later.
        assertThat(noise.variance(0, FLAT) / noise.variance(108, FLAT))
                .isCloseTo((900 + 16) / (9.0 + 16), within(0.01));
    }

    @Test
    void aBadFitIsTrustedLessLittleByLittle() {
        FitNoise noise = noise();
        double before = noise.variance(100, FLAT);
        assertThat(noise.rescale(300, 30)).isTrue();
        assertThat(noise.variance(100, FLAT) / before).isCloseTo(1.15, within(1e-9));
        assertThat(noise.rescale(300, 30)).isTrue();
        assertThat(noise.variance(100, FLAT) / before).isCloseTo(1.3225, within(1e-9));
    }

    @Test
    void aGoodFitIsTrustedAtOnce() {
        FitNoise noise = noise();
        double before = noise.variance(100, FLAT);
        for (int i = 0; i < 10; i++) {
            noise.rescale(300, 30);
        }
        assertThat(noise.rescale(3, 30)).isTrue();
        assertThat(noise.variance(100, FLAT)).isEqualTo(before);
        assertThat(noise.rescale(3, 30)).isFalse();
    }

    @Test
    void fewRecordsTellNothingOfTheNoise() {
        assertThat(noise().rescale(300, 3)).isFalse();
    }
}
