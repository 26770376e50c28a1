package io.presodia.hal.sim.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.Violations;
import io.presodia.hal.time.VirtualTimebase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the datasheet SBAS444: register map, operating modes, ranges and the noise table. */
class Ads1115ModelTest {
    private final VirtualTimebase timebase = new VirtualTimebase();
    private final Violations violations = new Violations();
    private final double[] pins = {1.0, 2.0, 0.5, 0.25};
    private final Ads1115Model model = chip(Ads1115Model.Errors.NONE);
    private final I2cBench bench = new I2cBench(timebase, model);

    private Ads1115Model chip(Ads1115Model.Errors errors) {
        return new Ads1115Model("monitor", (pin, _) -> pins[pin], 5.0, errors, 3, violations);
    }

    private int convert(int config) throws BusFault {
        bench.write(0x01, config >> 8, config & 0xFF);
        bench.millis(130);
        return (short) bench.word(0);
    }

    @Test
    void registersHaveTheirResetValues() throws BusFault {
        assertThat(bench.word(0)).isZero();
        assertThat(bench.word(1)).isEqualTo(0x8583);
        assertThat(bench.word(2)).isEqualTo(0x8000);
        assertThat(bench.word(3)).isEqualTo(0x7FFF);
    }

    @Test
    void thePointerStaysForTheNextRead() throws BusFault {
        bench.write(0x03);
        assertThat(bench.read(2)).containsExactly(0x7F, 0xFF);
        bench.write(0x02, 0x12, 0x34);
        assertThat(bench.read(2)).containsExactly(0x12, 0x34);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 125",
        "1, 62.5",
        "2, 31.25",
        "3, 15.625",
        "4, 7.8125",
        "5, 4",
        "6, 2.105263",
        "7, 1.162791"
    })
    void aSingleShotTakesOnePeriodOfTheDataRate(int rate, double millis) throws BusFault {
        int config = 0x8103 | rate << 5;
        bench.write(0x01, config >> 8, config & 0xFF);
        // A word read takes 0.05 ms of the 1 MHz bus; the chip wakes in 0.025 ms.
        bench.millis(millis - 0.1);
        assertThat(bench.word(1) & 0x8000).isZero();
        bench.millis(0.1);
        assertThat(bench.word(1) & 0x8000).isEqualTo(0x8000);
    }

    @ParameterizedTest
    @CsvSource({
        "0, -1.0", "1, 0.75", "2, 1.75", "3, 0.25", "4, 1.0", "5, 2.0", "6, 0.5", "7, 0.25"
    })
    void theMultiplexerSelectsItsPairs(int mux, double volts) throws BusFault {
        // Range 2.048 V: 62.5 uV a unit.
        assertThat(convert(0x8503 | mux << 12) * 62.5e-6).isCloseTo(volts, within(130e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 187.5",
        "1, 125",
        "2, 62.5",
        "3, 31.25",
        "4, 15.625",
        "5, 7.8125",
        "6, 7.8125",
        "7, 7.8125"
    })
    void rangesHaveTheUnitsOfTheTable(int range, double microvolts) throws BusFault {
        pins[0] = 0.2;
        assertThat(convert(0xC103 | range << 9) * microvolts * 1e-6)
                .isCloseTo(0.2, within(2e-6 * microvolts));
    }

    @Test
    void resultsClipAtFullScale() throws BusFault {
        assertThat(convert(0xD703)).isEqualTo(0x7FFF);
        assertThat(convert(0x8903)).isEqualTo(-0x8000);
    }

    @Test
    void inputsAreClampedJustOutsideTheSupplies() throws BusFault {
        pins[0] = 7.0;
        assertThat(convert(0xC103) * 187.5e-6).isCloseTo(5.3, within(400e-6));
    }

    @Test
    void continuousModeKeepsConverting() throws BusFault {
        bench.write(0x01, 0x44, 0xE3);
        bench.millis(2);
        assertThat((short) bench.word(0) * 62.5e-6).isCloseTo(1.0, within(130e-6));
        pins[0] = 1.5;
        bench.millis(1.3);
        assertThat((short) bench.word(0) * 62.5e-6).isCloseTo(1.5, within(130e-6));
        assertThat(bench.word(1) & 0x8000).isZero();
    }

    @Test
    void aNewConfigurationInContinuousModeWaitsForTheConversionUnderWay() throws BusFault {
        bench.write(0x01, 0x44, 0x83);
        bench.millis(8);
        bench.write(0x01, 0x54, 0x83);
        bench.millis(1);
        assertThat((short) bench.word(0) * 62.5e-6).isCloseTo(1.0, within(130e-6));
        bench.millis(7);
        assertThat((short) bench.word(0) * 62.5e-6).isCloseTo(1.0, within(130e-6));
        bench.millis(8);
        assertThat((short) bench.word(0) * 62.5e-6).isCloseTo(2.0, within(130e-6));
    }

    @Test
    void singleShotEndsContinuousMode() throws BusFault {
        bench.write(0x01, 0x44, 0xE3);
        bench.millis(2);
        bench.write(0x01, 0x45, 0xE3);
        assertThat(bench.word(1)).isEqualTo(0xC5E3);
    }

    @Test
    void noiseIsThatOfTheTable() throws BusFault {
        pins[0] = 0.1;
        bench.write(0x01, 0x4A, 0xE3);
        Moments moments = new Moments();
        for (int i = 0; i < 5_000; i++) {
            bench.millis(2);
            moments.add((short) bench.word(0));
        }
        // 860 SPS at 0.256 V: 35.83 uV peak to peak are 4.59 units; a 6.6th, and the twelfth of
        // quantisation.
        double expected = Math.sqrt(Math.pow(4.59 / 6.6, 2) + 1 / 12.0);
        assertThat(moments.deviation()).isCloseTo(expected, within(0.05 * expected));
    }

    @Test
    void errorsShiftAndScale() throws BusFault {
        Ads1115Model wrong = chip(new Ads1115Model.Errors(3, 1e-3, 0.1));
        I2cBench other = new I2cBench(timebase, wrong);
        other.write(0x01, 0xC5, 0x83);
        other.millis(8.5);
        assertThat(other.word(1) & 0x8000).isZero();
        other.millis(0.2);
        // 1 V is 16000 units; 16 for gain and 3 for offset.
        assertThat((double) (short) other.word(0)).isCloseTo(16_019, within(2.0));
        for (long seed = 0; seed < 100; seed++) {
            Ads1115Model.Errors errors = Ads1115Model.Errors.drawn(seed, "monitor");
            assertThat(Math.abs(errors.offsetLsb())).as("seed %s", seed).isLessThanOrEqualTo(3);
            assertThat(Math.abs(errors.gainError()))
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(1.5e-3);
        }
    }

    @Test
    void whatTheDatasheetForbidsIsRecorded() throws BusFault {
        bench.write(0x04);
        bench.write(0x01, 0x85);
        bench.write(0x00, 0x00, 0x00);
        assertThat(violations.count()).isEqualTo(3);
        assertThat(bench.word(1)).isEqualTo(0x8583);
    }

    @Test
    void faultsShow() throws BusFault {
        int good = convert(0xC583);
        model.inject(new ChipFault.FrozenResult(), 0);
        pins[0] = 0.3;
        assertThat(convert(0xC583)).isEqualTo(good);
        model.inject(new ChipFault.StuckCode(77), 0);
        assertThat(convert(0xC583)).isEqualTo(77);
        model.inject(new ChipFault.StoppedConversion(), 0);
        convert(0xC583);
        assertThat(bench.word(1) & 0x8000).isZero();
        model.clearFaults();
        model.inject(new ChipFault.BrownOut(), timebase.nanos());
        assertThat(bench.word(1)).isEqualTo(0x8583);
        assertThatThrownBy(() -> model.inject(new ChipFault.CorruptChecksum(), 0))
                .hasMessageContaining("monitor");
    }
}
