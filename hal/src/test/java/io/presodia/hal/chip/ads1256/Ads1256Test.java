package io.presodia.hal.chip.ads1256;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.RecordingSpiPort;
import io.presodia.hal.bus.TimedLine;
import io.presodia.hal.time.VirtualTimebase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Byte sequences and delays of SBAS288K. At 7.68 MHz one clock is 130.2 ns, hence t6 = 50 clocks =
 * 6511 ns, t10 = 8 clocks = 1042 ns, t11 = 4 clocks = 521 ns or, after SYNC, 24 clocks = 3125 ns,
 * each rounded up.
 */
class Ads1256Test {
    /** Table 13: 1.18 ms at 1000 samples per second. */
    private static final long SETTLING_NANOS = 1_180_000;

    private final VirtualTimebase timebase = new VirtualTimebase();
    private final RecordingSpiPort spi = new RecordingSpiPort(timebase);
    private final TimedLine drdy = new TimedLine(timebase);
    private final Ads1256 adc =
            new Ads1256(
                    spi,
                    drdy,
                    timebase,
                    new Ads1256Config(Ads1256Gain.X1, Ads1256DataRate.SPS_1000, true));

    @BeforeEach
    void dataReadyFollowsTheCommands() {
        spi.on("FE", () -> drdy.lowAfter(600_000));
        spi.on("F0", () -> drdy.lowAfter(3_600_000));
        spi.on("FC", drdy::stayHigh);
        spi.on("00", () -> drdy.lowAfter(SETTLING_NANOS));
        // Identity 3, input buffer on, data ready; AIN0 against AIN1; gain 1; 1000 samples per
        // second.
        spi.replyAfter("10 03", "32 01 00 A1");
    }

    @Test
    void configurationResetsWritesCalibratesAndReadsBack() throws BusFault {
        adc.configure();

        assertThat(spi.sent())
                .containsExactly("FE", "0F", "50 03 02 01 00 A1", "F0", "10 03", "00 00 00 00");
        // Two calibrations: about 0.6 ms at the reset rate and 3.6 ms at 1000 samples per second
        // (Table 21).
        assertThat(timebase.nanos()).isBetween(4_200_000L, 4_600_000L);
    }

    @Test
    void aConversionSelectsTheInputsSynchronisesAndReadsOnce() throws BusFault {
        // The example of page 21: MUX = 23h for AIN2 against AIN3.
        spi.replyAfter("01", "12 34 56");

        adc.startConversion(Ads1256Input.AIN2, Ads1256Input.AIN3);
        assertThat(spi.diagram())
                .containsExactly(
                        "CS low",
                        "51 00 23",
                        "wait 521",
                        "FC",
                        "wait 3125",
                        "00",
                        "wait 1042",
                        "CS high");
        assertThat(adc.ready()).isFalse();

        int code = adc.finishConversion();
        assertThat(spi.diagram())
                .containsExactly(
                        "wait " + (SETTLING_NANOS - 1042),
                        "CS low",
                        "01",
                        "wait 6511",
                        "00 00 00",
                        "wait 1042",
                        "CS high");
        assertThat(code).isEqualTo(0x123456);
        assertThat(adc.ready()).isFalse();
    }

    @Test
    void cyclingStartsTheNextInputBeforeItReadsTheLastOne() throws BusFault {
        // Figure 19: WREG MUX, SYNC, WAKEUP, and only then RDATA.
        spi.replyAfter("01", "00 00 01", "FF FF FF");
        adc.startConversion(Ads1256Input.AIN0, Ads1256Input.AIN1);
        spi.diagram();

        int first = adc.finishConversionAndStart(Ads1256Input.AIN2, Ads1256Input.AIN3);
        assertThat(spi.diagram())
                .containsExactly(
                        "wait " + (SETTLING_NANOS - 1042),
                        "CS low",
                        "51 00 23",
                        "wait 521",
                        "FC",
                        "wait 3125",
                        "00",
                        "01",
                        "wait 6511",
                        "00 00 00",
                        "wait 1042",
                        "CS high");
        assertThat(first).isEqualTo(1);
        assertThat(adc.finishConversion()).isEqualTo(-1);
    }

    @Test
    void fourInputsCostFourSettlingTimes() throws BusFault {
        spi.replyAfter("01", "00 00 00");
        adc.startConversion(Ads1256Input.AIN0, Ads1256Input.AIN1);
        adc.finishConversionAndStart(Ads1256Input.AIN2, Ads1256Input.AIN3);
        adc.finishConversionAndStart(Ads1256Input.AIN4, Ads1256Input.AIN5);
        adc.finishConversionAndStart(Ads1256Input.AIN6, Ads1256Input.AIN7);
        adc.finishConversion();

        // Table 14: 837 conversions per second when cycling, 1.195 ms each with its commands at
        // 1.92 MHz.
        assertThat(timebase.nanos()).isBetween(4 * SETTLING_NANOS, 4 * 1_195_000L);
    }

    @Test
    void codesAreVoltsAsInTable16() {
        assertThat(adc.toVolts(0x7FFFFF)).isCloseTo(5.0, within(1e-12));
        assertThat(adc.toVolts(1)).isCloseTo(5.0 / 8388607, within(1e-18));
        assertThat(adc.toVolts(0)).isZero();
        assertThat(adc.toVolts(-0x800000)).isCloseTo(-5.0 * 8388608 / 8388607, within(1e-12));
        Ads1256 amplified =
                new Ads1256(
                        spi,
                        drdy,
                        timebase,
                        new Ads1256Config(Ads1256Gain.X64, Ads1256DataRate.SPS_2_5, false));
        assertThat(amplified.toVolts(0x7FFFFF)).isCloseTo(0.078125, within(1e-15));
    }

    @Test
    void fullScaleCodesAreSaturated() throws BusFault {
        spi.replyAfter("01", "7F FF FF", "80 00 00", "7F FF FE");
        int positive = adc.read(Ads1256Input.AIN0, Ads1256Input.AIN1);
        int negative = adc.read(Ads1256Input.AIN0, Ads1256Input.AIN1);
        int below = adc.read(Ads1256Input.AIN0, Ads1256Input.AIN1);

        assertThat(positive).isEqualTo(Ads1256.POSITIVE_FULL_SCALE);
        assertThat(negative).isEqualTo(Ads1256.NEGATIVE_FULL_SCALE);
        assertThat(Ads1256.saturated(positive)).isTrue();
        assertThat(Ads1256.saturated(negative)).isTrue();
        assertThat(Ads1256.saturated(below)).isFalse();
    }

    @Test
    void aConversionThatNeverEndsIsATimeout() throws BusFault {
        spi.on("00", drdy::stayHigh);
        adc.startConversion(Ads1256Input.AIN0, Ads1256Input.AIN1);

        assertFault(BusFault.Kind.TIMEOUT, adc::finishConversion);
        assertThat(timebase.nanos()).isLessThan(3 * SETTLING_NANOS);
    }

    @Test
    void aDataReadyLineThatStaysLowIsNoticedAtTheStart() {
        spi.on("FC", drdy::stayLow);
        spi.on("00", drdy::stayLow);

        assertFault(
                BusFault.Kind.STUCK,
                () -> adc.startConversion(Ads1256Input.AIN0, Ads1256Input.AIN1));
    }

    @Test
    void aSlowOscillatorIsWaitedFor() throws BusFault {
        spi.on("00", () -> drdy.lowAfter(SETTLING_NANOS * 11 / 10));
        spi.replyAfter("01", "00 00 2A");

        assertThat(adc.read(Ads1256Input.AIN0, Ads1256Input.AIN1)).isEqualTo(42);
    }

    @Test
    void anotherIdentityIsAProtocolFault() {
        // A data line that nobody drives reads as ones.
        spi.replyAfter("10 03", "FF FF FF FF");

        assertFault(BusFault.Kind.PROTOCOL, adc::configure);
    }

    @Test
    void aRegisterThatDidNotTakeIsAProtocolFault() {
        spi.replyAfter("10 03", "32 01 00 F0");

        assertThatThrownBy(adc::configure)
                .isInstanceOf(BusFault.class)
                .hasMessageContaining("DRATE reads 0xf0, was written 0xa1");
    }

    @Test
    void lostRegistersAreADeviceReset() throws BusFault {
        adc.configure();
        adc.verifyConfiguration();

        // Reset values of Table 23: STATUS x1h, MUX 01h, ADCON 20h, DRATE F0h.
        spi.replyAfter("10 03", "31 01 20 F0");
        assertFault(BusFault.Kind.DEVICE_RESET, adc::verifyConfiguration);
    }

    @Test
    void theInputLastSelectedBelongsToTheConfiguration() throws BusFault {
        adc.startConversion(Ads1256Input.AIN4, Ads1256Input.AINCOM);
        spi.replyAfter("10 03", "33 48 00 A1");

        adc.verifyConfiguration();
        assertThat(spi.sent()).contains("51 00 48");
    }

    @Test
    void finishingWithoutAStartIsRefused() {
        assertThatThrownBy(adc::finishConversion).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void clockAndReferenceAreChecked() {
        assertThatThrownBy(() ->
                        new Ads1256Config(
                                Ads1256Gain.X1, Ads1256DataRate.SPS_1000, true, 7680, 2.5))
                .hasMessageContaining("clockHertz must be 0.1e6 to 10e6, was 7680");
        assertThatThrownBy(() ->
                        new Ads1256Config(
                                Ads1256Gain.X1, Ads1256DataRate.SPS_1000, true, 7.68e6, 5.0))
                .hasMessageContaining("referenceVolts must be 0.5 to 2.6, was 5.0");
    }

    private static void assertFault(
            BusFault.Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BusFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }
}
