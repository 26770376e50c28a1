package io.presodia.hal.sim.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signal path and calibration against the datasheet SBAS288K. */
class Ads1256AnalogTest extends Ads1256Fixture {
    @ParameterizedTest
    @CsvSource({
        "0, 1.0, 2.9",
        "0, 1.0, 0.1",
        "1, 1.0, 2.2",
        "3, 1.0, 1.5",
        "6, 1.0, 1.07",
        "6, 1.0, 0.93"
    })
    void codesFollowTheTransferFunction(int gainLog2, double negativeVolts, double positiveVolts)
            throws BusFault {
        command(0x50, 0x03, 0x02, 0x23, 0x20 | gainLog2, 0x82);
        calibrate();
        pins[2] = positiveVolts;
        pins[3] = negativeVolts;
        double lsb = 2 * 2.5 / ((1 << gainLog2) * 8_388_607.0);
        // Noise at 100 SPS is 0.875 uV at a gain of 1 and falls with gain: 6 of it, and the
        // calibration's rounding.
        assertThat(convert() * lsb).isCloseTo(positiveVolts - negativeVolts, within(6e-6));
    }

    @Test
    void fullScaleClips() throws BusFault {
        command(0x50, 0x03, 0x00, 0x23, 0x26, 0x82);
        calibrate();
        pins[2] = 1.2;
        assertThat(convert()).isEqualTo(0x7FFFFF);
        pins[2] = 0.8;
        assertThat(convert()).isEqualTo(-0x800000);
    }

    @Test
    void theBufferSaturatesTwoVoltsBelowTheSupply() throws BusFault {
        pins[2] = 3.7;
        pins[3] = 0;
        command(0x50, 0x03, 0x02, 0x23, 0x20, 0x82);
        calibrate();
        assertThat(convert() * 5 / 8_388_607.0).isCloseTo(3.0, within(1e-5));
        command(0x50, 0x00, 0x00);
        assertThat(convert() * 5 / 8_388_607.0).isCloseTo(3.7, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "F0, 0, 10.728",
        "F0, 6, 1.742",
        "A1, 0, 2.931",
        "82, 0, 0.875",
        "82, 6, 0.169",
        "23, 3, 0.106"
    })
    void noiseIsThatOfTheTable(String code, int gainLog2, double microvolts) throws BusFault {
        command(0x50, 0x03, 0x02, 0x23, 0x20 | gainLog2, Integer.parseInt(code, 16));
        calibrate();
        Moments moments = new Moments();
        for (int i = 0; i < 4_000; i++) {
            bench.timebase.elapse(150_000_000);
            moments.add(read() * 5e6 / ((1 << gainLog2) * 8_388_607.0));
        }
        // The relative standard error of a deviation of n draws is 1 / sqrt(2 n) = 1.1 %; four of
        // them and rounding.
        assertThat(moments.deviation()).isCloseTo(microvolts, within(0.05 * microvolts));
    }

    @Test
    void selfCalibrationRemovesOffsetAndGainErrorButNotTheResidual() throws BusFault {
        use(new Ads1256Errors(2.5, 400e-6, 0.008, 30e-6, 0, 0, 0));
        command(0x50, 0x03, 0x02, 0x23, 0x20, 0x82);
        pins[2] = 3.0;
        pins[3] = 1.0;
        bench.micros(20_000);
        double before = convert() * 5 / 8_388_607.0;
        calibrate();
        double after = convert() * 5 / 8_388_607.0;
        // At another data rate than it was calibrated at, the scale of the full-scale register
        // itself is wrong.
        assertThat(before).isNotCloseTo(2.0, within(0.1));
        assertThat(after).isCloseTo(2.0 * (1 + 30e-6), within(8e-6));
    }

    @Test
    void idealCalibrationRegistersAreThoseOfTheTable() throws BusFault {
        command(0x53, 0x00, 0x03);
        calibrate();
        int[] values = registers(5, 6);
        int fullScale = values[3] | values[4] << 8 | values[5] << 16;
        assertThat((double) fullScale).isCloseTo(0x2EE14C, within(20.0));
        assertThat(values[0] | values[1] << 8 | (byte) values[2] << 16).isBetween(-10, 10);
    }

    @Test
    void calibrationRegistersAreWritable() throws BusFault {
        command(0x55, 0x05, 0x56, 0x34, 0xF2, 0x9A, 0x78, 0x56);
        assertThat(registers(5, 6)).containsExactly(0x56, 0x34, 0xF2, 0x9A, 0x78, 0x56);
    }

    @Test
    void systemCalibrationTakesTheInputsAsZeroAndFullScale() throws BusFault {
        command(0x50, 0x03, 0x00, 0x23, 0x20, 0x82);
        calibrate();
        pins[2] = 1.01;
        command(0xF3);
        awaitReady();
        pins[2] = 5.0;
        pins[3] = 0.4;
        command(0xF4);
        awaitReady();
        assertThat(convert()).isCloseTo(0x7FFFFF, within(20));
        pins[2] = 1.01;
        pins[3] = 1.0;
        assertThat(convert()).isCloseTo(0, within(20));
    }

    @Test
    void automaticCalibrationFollowsAChangeOfGain() throws BusFault {
        command(0x50, 0x00, 0x04);
        command(0x52, 0x00, 0x22);
        assertThat(model.drdyHigh(timebase.nanos())).isTrue();
        bench.micros(596);
        assertThat(model.drdyHigh(timebase.nanos())).isFalse();
    }

    @Test
    void temperatureMovesOffsetAndGain() throws BusFault {
        use(new Ads1256Errors(2.5, 0, 0, 0, 0, 100e-9, 0.8e-6));
        pins[0] = 3.0;
        pins[1] = 0.0;
        command(0x53, 0x00, 0x82);
        calibrate();
        model.dieCelsius(75);
        // 50 K: 5 uV of offset and 40 ppm of 3 V.
        assertThat(convert() * 5 / 8_388_607.0).isCloseTo(3.0 + 5e-6 + 120e-6, within(6e-6));
    }

    @Test
    void drawnErrorsStayWithinTheDatasheetAndFollowTheSeed() {
        for (long seed = 0; seed < 200; seed++) {
            Ads1256Errors errors = Ads1256Errors.drawn(seed, "adc");
            assertThat(errors).as("seed %s", seed).isEqualTo(Ads1256Errors.drawn(seed, "adc"));
            assertThat(Math.abs(errors.residualGainError()))
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(5e-5);
            assertThat(Math.abs(errors.nonlinearity()))
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(10e-6);
        }
    }
}
