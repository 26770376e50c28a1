package io.presodia.hal.sim.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.Violations;
import io.presodia.hal.time.VirtualTimebase;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the datasheet SBAS288K, with bytes as its command definitions give them. */
class Ads1256ModelTest {
    private static final int RDATA = 0x01;
    private static final int SYNC = 0xFC;
    private static final int WAKEUP = 0x00;
    private static final int SELFCAL = 0xF0;

    private final VirtualTimebase timebase = new VirtualTimebase();
    private final Violations violations = new Violations();
    private final double[] pins = new double[9];
    private Ads1256Model model = chip(Ads1256Errors.NONE);
    private SpiBench bench = attach(model);

    private Ads1256Model chip(Ads1256Errors errors) {
        return new Ads1256Model("adc", (pin, _) -> pins[pin], errors, 5, violations);
    }

    private SpiBench attach(Ads1256Model chip) {
        return new SpiBench(timebase, 1e6, chip, violations);
    }

    @BeforeEach
    void waitForPowerUp() throws BusFault {
        Arrays.fill(pins, 1.0);
        awaitReady();
        bench.select();
    }

    private void awaitReady() {
        for (int i = 0; i < 2_000_000 && model.drdyHigh(timebase.nanos()); i++) {
            bench.micros(1);
        }
        assertThat(model.drdyHigh(timebase.nanos())).isFalse();
    }

    private void use(Ads1256Errors errors) throws BusFault {
        bench.deselect();
        model = chip(errors);
        bench = attach(model);
        model.powerCycle(timebase.nanos());
        awaitReady();
        bench.select();
    }

    private void command(int... bytes) throws BusFault {
        bench.exchange(bytes);
        bench.micros(4);
    }

    private int[] registers(int first, int count) throws BusFault {
        command(0x10 | first, count - 1);
        bench.micros(4);
        int[] values = bench.exchange(new int[count]);
        bench.micros(1);
        return values;
    }

    private int read() throws BusFault {
        bench.exchange(RDATA);
        bench.micros(7);
        int[] in = bench.exchange(0, 0, 0);
        bench.micros(1);
        return (in[0] << 24 | in[1] << 16 | in[2] << 8) >> 8;
    }

    private int convert() throws BusFault {
        command(SYNC);
        command(WAKEUP);
        awaitReady();
        return read();
    }

    private void calibrate() throws BusFault {
        command(SELFCAL);
        awaitReady();
    }

    @Test
    void registersHaveTheirResetValues() throws BusFault {
        // Table 23: x1h or x0h by DRDY, 01h, 20h, F0h, E0h; the identity of an ADS1256 is 3.
        int[] values = registers(0, 5);
        assertThat(values[0] & 0xFE).isEqualTo(0x30);
        assertThat(Arrays.copyOfRange(values, 1, 5)).containsExactly(0x01, 0x20, 0xF0, 0xE0);
        assertThat(violations.count()).isZero();
    }

    @Test
    void theDatasheetsExampleWritesTwoRegistersAndReadsThemBack() throws BusFault {
        command(0x53, 0x01, 0x82, 0xE1);
        assertThat(registers(3, 2)).containsExactly(0x82, 0xE1);
    }

    @Test
    void identityAndDataReadyBitCannotBeWritten() throws BusFault {
        command(0x50, 0x00, 0xF5);
        assertThat(registers(0, 1)[0] & 0xFE).isEqualTo(0x34);
    }

    @ParameterizedTest
    @CsvSource({
        "F0, 210, 596",
        "E0, 250, 696",
        "D0, 310, 896",
        "C0, 440, 1300",
        "B0, 680, 2000",
        "A1, 1180, 3600",
        "92, 2180, 6600",
        "82, 10180, 31200",
        "72, 16840, 50900",
        "63, 20180, 61800",
        "53, 33510, 101300",
        "43, 40180, 123200",
        "33, 66840, 202100",
        "23, 100180, 307200",
        "13, 200180, 613800",
        "03, 400180, 1227200"
    })
    void settlingAndCalibrationTakeTheTimesOfTheTables(
            String code, long settlingMicros, long calibrationMicros) throws BusFault {
        command(0x53, 0x00, Integer.parseInt(code, 16));
        bench.exchange(SYNC);
        bench.micros(4);
        bench.exchange(WAKEUP);
        long woken = timebase.nanos();
        assertThat(model.drdyHigh(woken + settlingMicros * 1_000 - 1)).isTrue();
        assertThat(model.drdyHigh(woken + settlingMicros * 1_000)).isFalse();
        bench.micros(settlingMicros + 10);
        bench.exchange(SELFCAL);
        long begun = timebase.nanos();
        assertThat(model.drdyHigh(begun + calibrationMicros * 1_000 - 1)).isTrue();
        assertThat(model.drdyHigh(begun + calibrationMicros * 1_000)).isFalse();
        assertThat(violations.first()).isEmpty();
    }

    @Test
    void conversionsFollowEachOtherAtTheDataRate() throws BusFault {
        command(0x53, 0x00, 0xA1);
        calibrate();
        convert();
        long read = timebase.nanos();
        assertThat(model.drdyHigh(read)).isTrue();
        assertThat(model.drdyHigh(read + 1_000_000)).isFalse();
    }

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
    void dataClockedOutTooSoonIsGarbledAndRecorded() throws BusFault {
        // t6 is 50 master clocks or 6.51 us from the last edge of the command.
        bench.exchange(RDATA);
        bench.micros(6.51 - 0.5 - 0.02);
        assertThat(bench.exchange(0, 0, 0)).containsExactly(0xFF, 0xFF, 0xFF);
        assertThat(violations.first().getFirst().what()).contains("t6");
        bench.micros(1);
        bench.exchange(RDATA);
        bench.micros(6.52 - 0.5);
        bench.exchange(0, 0, 0);
        assertThat(violations.count()).isEqualTo(1);
    }

    @Test
    void aCommandTooSoonAfterSyncIsRecorded() throws BusFault {
        bench.exchange(SYNC, WAKEUP);
        assertThat(violations.first().getFirst().what()).contains("t11");
    }

    @Test
    void commandsDuringACalibrationAreIgnoredAndRecorded() throws BusFault {
        bench.exchange(SELFCAL);
        bench.micros(10);
        bench.exchange(0x51, 0x00, 0x45);
        assertThat(violations.count()).isPositive();
        awaitReady();
        assertThat(registers(1, 1)).containsExactly(0x01);
    }

    @Test
    void unknownRatesRegistersAndCommandsAreRecorded() throws BusFault {
        command(0x53, 0x00, 0x55);
        assertThat(registers(3, 1)).containsExactly(0xF0);
        command(0x1C);
        command(0x77);
        assertThat(violations.count()).isEqualTo(3);
    }

    @Test
    void theOrderBitTurnsTheBitsOfEveryByte() throws BusFault {
        command(0x53, 0x00, 0x82);
        command(0x50, 0x00, 0x08);
        assertThat(registers(3, 1)).containsExactly(0x41);
    }

    @Test
    void cyclingTheMultiplexerReadsEachInputAfterItsSwitch() throws BusFault {
        command(0x53, 0x00, 0xA1);
        calibrate();
        for (int channel = 0; channel < 4; channel++) {
            pins[2 * channel] = 1.0 + 0.25 * channel;
        }
        command(0x51, 0x00, 0x01);
        command(SYNC);
        command(WAKEUP);
        for (int channel = 0; channel < 4; channel++) {
            awaitReady();
            int next = channel + 1 & 3;
            command(0x51, 0x00, 2 * next << 4 | 2 * next + 1);
            command(SYNC);
            command(WAKEUP);
            assertThat(read() * 5 / 8_388_607.0)
                    .as("channel %s", channel)
                    .isCloseTo(0.25 * channel, within(20e-6));
        }
        assertThat(violations.first()).isEmpty();
    }

    @Test
    void aSwitchWithoutSynchronisationGivesAMixtureFirst() throws BusFault {
        command(0x50, 0x03, 0x00, 0x01, 0x20, 0x82);
        calibrate();
        convert();
        pins[2] = 3.0;
        command(0x51, 0x00, 0x23);
        awaitReady();
        assertThat(read() * 5 / 8_388_607.0).isCloseTo(1.0, within(1e-4));
        awaitReady();
        assertThat(read() * 5 / 8_388_607.0).isCloseTo(2.0, within(1e-4));
    }

    @Test
    void continuousReadingNeedsNoCommandUntilItIsStopped() throws BusFault {
        pins[0] = 2.0;
        command(0x53, 0x00, 0x82);
        calibrate();
        convert();
        command(0x03);
        awaitReady();
        int[] in = bench.exchange(0, 0, 0);
        assertThat((in[0] << 16 | in[1] << 8 | in[2]) * 5 / 8_388_607.0)
                .isCloseTo(1.0, within(1e-5));
        assertThat(model.drdyHigh(timebase.nanos())).isTrue();
        command(0x0F);
        assertThat(registers(3, 1)).containsExactly(0x82);
    }

    @Test
    void standbyConvertsOnlyAfterWakeup() throws BusFault {
        command(0x53, 0x00, 0x82);
        calibrate();
        convert();
        command(0xFD);
        bench.micros(100_000);
        assertThat(model.drdyHigh(timebase.nanos())).isTrue();
        command(0xFF);
        bench.micros(10_180);
        assertThat(model.drdyHigh(timebase.nanos())).isFalse();
    }

    @Test
    void resetRestoresDefaultsAndCalibrates() throws BusFault {
        command(0x51, 0x02, 0x23, 0x06, 0x82);
        command(0xFE);
        assertThat(model.drdyHigh(timebase.nanos())).isTrue();
        awaitReady();
        // The clock output bits of ADCON, cleared above, survive the reset.
        assertThat(registers(1, 3)).containsExactly(0x01, 0x00, 0xF0);
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
    void aBrownOutLosesTheConfiguration() throws BusFault {
        command(0x53, 0x00, 0x82);
        model.inject(new ChipFault.BrownOut(), timebase.nanos());
        awaitReady();
        bench.deselect();
        bench.select();
        assertThat(registers(3, 1)).containsExactly(0xF0);
    }

    @Test
    void faultsOfTheConverterShow() throws BusFault {
        pins[0] = 2.0;
        command(0x53, 0x00, 0x82);
        calibrate();
        int good = convert();
        model.inject(new ChipFault.FrozenResult(), timebase.nanos());
        pins[0] = 2.5;
        assertThat(convert()).isEqualTo(good);
        model.inject(new ChipFault.StuckCode(-5), timebase.nanos());
        assertThat(convert()).isEqualTo(-5);
        model.inject(new ChipFault.WrongIdentity(4), timebase.nanos());
        assertThat(registers(0, 1)[0] >> 4).isEqualTo(4);
        model.inject(new ChipFault.StoppedConversion(), timebase.nanos());
        bench.micros(100_000);
        assertThat(model.drdyHigh(timebase.nanos())).isTrue();
        model.clearFaults();
        assertThat(convert() * 5 / 8_388_607.0).isCloseTo(1.5, within(1e-5));
        assertThatThrownBy(() -> model.inject(new ChipFault.CorruptChecksum(), 0))
                .hasMessageContaining("no checksum");
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
