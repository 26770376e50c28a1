package io.presodia.hal.sim.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.Violations;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against the datasheet SBAS751B: commands of table 16, registers of section 8.6, conversion times
 * of table 12.
 */
class Ads122c04ModelTest {
    private static final int RESET = 0x06;
    private static final int START = 0x08;
    private static final int POWERDOWN = 0x02;
    private static final int RDATA = 0x10;

    private final VirtualTimebase timebase = new VirtualTimebase();
    private final Violations violations = new Violations();

    /** AIN0 to AIN3, REFP, REFN. */
    private final double[] pins = {1.7, 1.2, 1.5, 1.6, 2.5, 0.5};

    private final Ads122c04Model model =
            new Ads122c04Model(
                    "strain", (pin, _) -> pins[pin], 3.3, Ads122c04Errors.NONE, 3, violations);
    private final I2cBench bench = new I2cBench(timebase, model);

    private void configure(int... registers) throws BusFault {
        for (int i = 0; i < registers.length; i++) {
            bench.write(0x40 | i << 2, registers[i]);
        }
    }

    private int register(int index) throws BusFault {
        return bench.read(1, 0x20 | index << 2)[0];
    }

    private static int signed(int[] in, int first) {
        return (in[first] << 24 | in[first + 1] << 16 | in[first + 2] << 8) >> 8;
    }

    private int convert() throws BusFault {
        bench.write(START);
        bench.millis(55);
        return signed(bench.read(3, RDATA), 0);
    }

    private double volts(int gain) throws BusFault {
        return convert() * 2.048 / gain / 0x800000;
    }

    private static void assertNack(ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        BusFault.class,
                        fault -> assertThat(fault.kind()).isEqualTo(BusFault.Kind.NACK));
    }

    @Test
    void registersAreZeroAfterPowerUpAndReset() throws BusFault {
        configure(0x3E, 0x10, 0x42, 0x80);
        assertThat(register(3)).isEqualTo(0x80);
        bench.write(RESET);
        for (int i = 0; i < 4; i++) {
            assertThat(register(i)).isZero();
        }
        assertThat(violations.first()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // Code of DR, mode bit, milliseconds of single-shot and of continuous conversion: clocks of
        // table 12 over 1.024 MHz.
        "0, 0, 50.012695, 49.992188",
        "1, 0, 22.270508, 22.246094",
        "2, 0, 11.286133, 11.261719",
        "3, 0, 5.801758, 5.777344",
        "4, 0, 3.067383, 3.042969",
        "5, 0, 1.708008, 1.683594",
        "6, 0, 1.036133, 1.011719",
        "0, 1, 25.008301, 24.996094",
        "6, 1, 0.520020, 0.505859"
    })
    void conversionsTakeTheTimesOfTheTable(
            int rate, int turbo, double singleMillis, double continuousMillis) throws BusFault {
        configure(0x00, rate << 5 | turbo << 4);
        bench.write(START);
        long started = timebase.nanos();
        assertThat(model.drdyHigh(started + Math.round(singleMillis * 1e6) - 10)).isTrue();
        assertThat(model.drdyHigh(started + Math.round(singleMillis * 1e6) + 10)).isFalse();
        bench.millis(60);
        configure(0x00, rate << 5 | turbo << 4 | 0x08);
        bench.write(START);
        started = timebase.nanos();
        long first =
                Math.round(
                        continuousMillis * 1e6 + (turbo == 1 ? 105 / 2.048e-3 : 28.5 / 1.024e-3));
        assertThat(model.drdyHigh(started + first - 10)).isTrue();
        assertThat(model.drdyHigh(started + first + 10)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.2",
        "2, 0.1",
        "3, -0.5",
        "4, -0.3",
        "5, -0.4",
        "6, -0.1",
        "7, 0.1",
        "8, 1.7",
        "9, 1.2",
        "10, 1.5",
        "11, 1.6",
        "12, 0.5",
        "13, 0.825",
        "14, 0"
    })
    void theMultiplexerSelectsItsPairs(int mux, double expected) throws BusFault {
        configure(mux << 4);
        assertThat(volts(1)).isCloseTo(expected, within(30e-6));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4", "5", "6", "7"})
    void gainsScaleAndClip(int gainLog2) throws BusFault {
        int gain = 1 << gainLog2;
        pins[0] = 1.5 + 1.0 / gain;
        pins[1] = 1.5;
        configure(gainLog2 << 1);
        assertThat(volts(gain)).isCloseTo(1.0 / gain, within(30e-6 / gain));
        pins[0] = 0.3;
        pins[1] = 3.0;
        assertThat(convert()).isEqualTo(-0x800000);
        pins[0] = 3.0;
        pins[1] = 0.3;
        assertThat(convert()).isEqualTo(0x7FFFFF);
    }

    @Test
    void singleEndedInputsBypassTheAmplifierAndLimitTheGain() throws BusFault {
        pins[0] = 0.05;
        configure(0x80 | 7 << 1);
        assertThat(volts(4)).isCloseTo(0.05, within(10e-6));
        configure(0x00);
        pins[1] = 1.0;
        assertThat(volts(1)).isCloseTo(0.2 - 1.0, within(30e-6));
    }

    @Test
    void theReferenceCanBeExternalOrTheSupply() throws BusFault {
        configure(0x00, 0x02);
        assertThat(convert() / (double) 0x800000).isCloseTo(0.5 / 2.0, within(20e-6));
        configure(0x00, 0x04);
        assertThat(convert() / (double) 0x800000).isCloseTo(0.5 / 3.3, within(20e-6));
    }

    @Test
    void currentSourcesGoToTheirPins() throws BusFault {
        configure(0x00, 0x00, 0x05, 0x30);
        // I1MUX = 001 is AIN0, I2MUX = 100 is AIN3; IDAC = 101 is 500 uA.
        assertThat(model.idacAmperes(0)).isEqualTo(500e-6);
        assertThat(model.idacAmperes(3)).isEqualTo(500e-6);
        assertThat(model.idacAmperes(1)).isZero();
        configure(0x00, 0x00, 0x0E, 0xA0);
        assertThat(model.idacAmperes(4)).isEqualTo(1e-3);
        assertThat(model.burnOutSourcesOn()).isTrue();
    }

    @Test
    void theThermometerIsLeftJustified() throws BusFault {
        configure(0x00, 0x01);
        model.dieCelsius(50);
        // Section 8.3.10.1: 50 degrees are 0x0640 in 14 bits.
        assertThat(convert()).isEqualTo(0x0640 << 10);
        model.dieCelsius(-25);
        assertThat(convert()).isEqualTo(-0x0320 << 10);
    }

    @Test
    void theReadyFlagShowsInRegisterTwoUntilDataAreRead() throws BusFault {
        bench.write(START);
        assertThat(register(2)).isZero();
        bench.millis(55);
        assertThat(register(2)).isEqualTo(0x80);
        bench.read(3, RDATA);
        assertThat(register(2)).isZero();
    }

    @Test
    void theCounterPrecedesTheDataAndCountsConversions() throws BusFault {
        configure(0x00, 0x00, 0x40);
        convert();
        assertThat(bench.read(4, RDATA)[0]).isEqualTo(1);
        assertThat(bench.read(4, RDATA)[0]).isEqualTo(1);
        convert();
        assertThat(bench.read(4, RDATA)[0]).isEqualTo(2);
        bench.write(RESET);
        configure(0x00, 0x00, 0x40);
        assertThat(bench.read(4, RDATA)[0]).isZero();
    }

    @Test
    void theChecksumIsThatOfTheStandardVector() {
        assertThat(Crc16.of("123456789".getBytes(StandardCharsets.US_ASCII), 9)).isEqualTo(0x29B1);
    }

    @Test
    void theChecksumFollowsCounterAndData() throws BusFault {
        configure(0x00, 0x00, 0x60);
        convert();
        int[] in = bench.read(6, RDATA);
        byte[] data = {(byte) in[0], (byte) in[1], (byte) in[2], (byte) in[3]};
        assertThat(in[4] << 8 | in[5]).isEqualTo(Crc16.of(data, 4));
        int[] register = bench.read(3, 0x20 | 2 << 2);
        assertThat(register[1] << 8 | register[2])
                .isEqualTo(Crc16.of(new byte[] {(byte) register[0]}, 1));
        model.inject(new ChipFault.CorruptChecksum(), 0);
        in = bench.read(6, RDATA);
        assertThat(in[4] << 8 | in[5]).isNotEqualTo(Crc16.of(data, 4));
    }

    @Test
    void theInvertedCopyFollowsCounterAndData() throws BusFault {
        configure(0x00, 0x00, 0x50);
        convert();
        int[] in = bench.read(8, RDATA);
        for (int i = 0; i < 4; i++) {
            assertThat(in[i + 4]).isEqualTo(~in[i] & 0xFF);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 3.71", "0, 7, 0.09", "3, 4, 1.01", "6, 0, 37.53"})
    void noiseIsThatOfTheTable(int rate, int gainLog2, double microvolts) throws BusFault {
        configure(0xE0 | gainLog2 << 1, rate << 5 | 0x08);
        bench.write(START);
        double lsbMicrovolts = 2.048e6 / (1 << gainLog2) / 0x800000;
        Moments moments = new Moments();
        for (int i = 0; i < 4_000; i++) {
            bench.millis(60);
            moments.add(signed(bench.read(3, RDATA), 0) * lsbMicrovolts);
        }
        assertThat(moments.deviation()).isCloseTo(microvolts, within(0.05 * microvolts));
    }

    @Test
    void writingARegisterRestartsAConversionUnderWay() throws BusFault {
        bench.write(START);
        bench.millis(40);
        configure(0x00);
        bench.millis(40);
        assertThat(register(2)).isZero();
        bench.millis(11);
        assertThat(register(2)).isEqualTo(0x80);
    }

    @Test
    void powerDownStopsConversionsAndKeepsTheRegisters() throws BusFault {
        configure(0x10, 0x08);
        bench.write(START);
        bench.write(POWERDOWN);
        bench.millis(200);
        assertThat(register(2)).isZero();
        assertThat(register(0)).isEqualTo(0x10);
    }

    @Test
    void whatTheDatasheetForbidsIsNotAcknowledgedOrRecorded() throws BusFault {
        assertNack(() -> bench.write(0x80));
        assertNack(() -> bench.write(0x00));
        assertNack(() -> bench.write(START, START));
        assertNack(() -> bench.write(0x40));
        assertThat(violations.count()).isEqualTo(4);
        bench.read(3);
        configure(0xF0, 0xE0, 0x30, 0x01);
        assertThat(violations.count()).isEqualTo(9);
    }

    @Test
    void faultsShow() throws BusFault {
        int good = convert();
        model.inject(new ChipFault.FrozenResult(), 0);
        pins[0] = 1.3;
        assertThat(convert()).isEqualTo(good);
        model.inject(new ChipFault.StuckCode(123), 0);
        assertThat(convert()).isEqualTo(123);
        model.inject(new ChipFault.StoppedConversion(), 0);
        bench.write(START);
        bench.millis(100);
        assertThat(register(2)).isZero();
        model.clearFaults();
        configure(0x10);
        model.inject(new ChipFault.BrownOut(), timebase.nanos());
        assertThat(register(0)).isZero();
        assertThatThrownBy(() -> model.inject(new ChipFault.WrongIdentity(1), 0))
                .hasMessageContaining("strain");
    }

    @Test
    void drawnErrorsStayWithinTheDatasheet() {
        for (long seed = 0; seed < 100; seed++) {
            Ads122c04Errors errors = Ads122c04Errors.drawn(seed, "strain");
            assertThat(errors.referenceVolts())
                    .as("seed %s", seed)
                    .isBetween(2.048 * 0.9985, 2.048 * 1.0015);
            assertThat(Math.abs(errors.gainError())).as("seed %s", seed).isLessThanOrEqualTo(1e-3);
            assertThat(Math.abs(errors.idacError())).as("seed %s", seed).isLessThanOrEqualTo(0.06);
        }
    }
}
