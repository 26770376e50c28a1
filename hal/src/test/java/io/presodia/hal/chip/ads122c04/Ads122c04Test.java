package io.presodia.hal.chip.ads122c04;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.RecordingI2cPort;
import io.presodia.hal.time.VirtualTimebase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Commands and registers of SBAS751B. RREG of register 2 is 0010 10xx = 28h, WREG of it 0100 10xx =
 * 48h. The check words were made by another implementation of CRC-16-CCITT (Python's {@code
 * binascii.crc_hqx} with the seed FFFFh).
 */
class Ads122c04Test {
    /** 1753 clocks at 2.048 MHz: a single-shot conversion at 1200 samples per second. */
    private static final long CONVERSION_NANOS = 855_957;

    private static final String CONFIG_2_BUSY = "60 8D 56";
    private static final String CONFIG_2_READY = "E0 1C DE";

    /** Load cell: gain 128 = GAIN 111, supply as reference = VREF 10. */
    private static final Ads122c04Input BRIDGE =
            new Ads122c04Input(
                    Ads122c04Mux.AIN0_AIN1, Ads122c04Gain.X128, Ads122c04Reference.SUPPLY);

    /**
     * PT100: AIN2 against AIN3 = MUX 0110, gain 16 = GAIN 100, VREF 01, 250 microamperes = IDAC 100
     * out of REFP.
     */
    private static final Ads122c04Input PT100 =
            new Ads122c04Input(
                    Ads122c04Mux.AIN2_AIN3,
                    Ads122c04Gain.X16,
                    false,
                    Ads122c04Reference.PINS,
                    Ads122c04Idac.MICROAMPS_250,
                    Ads122c04IdacRoute.REFP,
                    Ads122c04IdacRoute.NONE);

    private final VirtualTimebase timebase = new VirtualTimebase();
    private final RecordingI2cPort i2c = new RecordingI2cPort();
    private final Ads122c04 adc = new Ads122c04(i2c, timebase, Ads122c04DataRate.TURBO_1200);

    @BeforeEach
    void registersReadAsConfiguredForTheBridge() {
        i2c.reply("28", CONFIG_2_BUSY);
        i2c.reply("20", "0E 00 3E");
        i2c.reply("24", "B4 06 AF");
        i2c.reply("2C", "00 E1 F0");
    }

    @Test
    void theCheckWordIsCrc16Ccitt() {
        // The catalogue's check value of this polynomial and seed.
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(Crc16.of(digits, digits.length)).isEqualTo(0x29B1);
    }

    @Test
    void configurationResetsWritesWhatDiffersFromResetAndReadsBack() throws BusFault {
        adc.configure(BRIDGE);

        assertThat(i2c.transactions())
                .containsExactly(
                        "06", // RESET
                        "40 0E", // MUX 0000, GAIN 111, PGA on
                        "44 B4", // DR 101, turbo, single-shot, VREF 10
                        "48 60", // DCNT 1, CRC 10
                        "28 -> 60 8D 56",
                        "20 -> 0E 00 3E",
                        "24 -> B4 06 AF",
                        "2C -> 00 E1 F0");
    }

    @Test
    void aConversionIsStartedPolledAndReadWithCounterAndCheckWord() throws BusFault {
        adc.configure(BRIDGE);
        i2c.transactions();
        i2c.reply("10", "01 12 34 56 2C 15");

        adc.startConversion(BRIDGE);
        assertThat(adc.ready()).isFalse();
        i2c.reply("28", CONFIG_2_READY);
        assertThat(adc.finishConversion()).isEqualTo(0x123456);

        assertThat(i2c.transactions())
                .containsExactly(
                        "08", "28 -> 60 8D 56", "28 -> E0 1C DE", "10 -> 01 12 34 56 2C 15");
        assertThat(adc.conversionNanos()).isEqualTo(CONVERSION_NANOS);
        assertThat(timebase.nanos()).isEqualTo(CONVERSION_NANOS);
    }

    @Test
    void anotherInputWritesItsRegistersAndWaitsForTheExcitation() throws BusFault {
        adc.configure(BRIDGE);
        i2c.transactions();

        adc.startConversion(PT100);
        assertThat(i2c.transactions()).containsExactly("40 68", "44 B2", "48 64", "4C A0", "08");
        assertThat(timebase.nanos()).isEqualTo(200_000);

        adc.startConversion(PT100);
        assertThat(i2c.transactions()).containsExactly("08");
        assertThat(timebase.nanos()).isEqualTo(200_000);
    }

    @Test
    void negativeCodesAreTwosComplement() throws BusFault {
        adc.configure(BRIDGE);
        i2c.reply("28", CONFIG_2_READY);
        i2c.reply("10", "01 7F FF FF 1B 42", "02 FF FF FF BB C4", "FF 80 00 00 F4 39");

        int positive = adc.read(BRIDGE);
        int small = adc.read(BRIDGE);
        int negative = adc.read(BRIDGE);
        assertThat(positive).isEqualTo(Ads122c04.POSITIVE_FULL_SCALE);
        assertThat(small).isEqualTo(-1);
        assertThat(negative).isEqualTo(Ads122c04.NEGATIVE_FULL_SCALE);
        assertThat(Ads122c04.saturated(positive)).isTrue();
        assertThat(Ads122c04.saturated(small)).isFalse();
        assertThat(Ads122c04.saturated(negative)).isTrue();
    }

    @Test
    void theRatioIsTheCodeOverFullScaleAndGain() {
        // Half of full scale behind a gain of 16: 1/32 of the reference.
        assertThat(PT100.ratio(0x400000)).isCloseTo(0.03125, within(1e-18));
        assertThat(BRIDGE.ratio(-0x800000)).isCloseTo(-1.0 / 128, within(1e-18));
    }

    @Test
    void aWrongCheckWordOfTheResultIsACrcFault() throws BusFault {
        adc.configure(BRIDGE);
        i2c.reply("28", CONFIG_2_READY);
        i2c.reply("10", "01 12 34 57 2C 15");
        adc.startConversion(BRIDGE);

        assertFault(BusFault.Kind.CRC, adc::finishConversion);
    }

    @Test
    void aWrongCheckWordOfARegisterIsACrcFault() throws BusFault {
        adc.configure(BRIDGE);
        i2c.reply("28", "61 8D 56");
        adc.startConversion(BRIDGE);

        assertFault(BusFault.Kind.CRC, adc::ready);
    }

    @Test
    void aCounterThatDoesNotMoveIsAStaleResult() throws BusFault {
        adc.configure(BRIDGE);
        i2c.reply("28", CONFIG_2_READY);
        i2c.reply("10", "02 00 00 01 79 89");
        assertThat(adc.read(BRIDGE)).isEqualTo(1);
        adc.startConversion(BRIDGE);

        assertThatThrownBy(adc::finishConversion)
                .hasMessageContaining("conversion counter stays at 2: stale result");
    }

    @Test
    void aChipThatWasResetIsToldFromATransmissionError() throws BusFault {
        adc.configure(BRIDGE);
        // Reset values: all registers 0, no check words; what follows the register is not defined.
        i2c.reply("28", "00 FF FF");
        adc.startConversion(BRIDGE);

        assertFault(BusFault.Kind.DEVICE_RESET, adc::ready);
        assertFault(BusFault.Kind.DEVICE_RESET, adc::finishConversion);
        assertFault(BusFault.Kind.DEVICE_RESET, adc::verifyConfiguration);
    }

    @Test
    void aRegisterThatChangedIsADeviceReset() throws BusFault {
        adc.configure(BRIDGE);
        adc.verifyConfiguration();
        i2c.reply("20", "00 E1 F0");

        assertFault(BusFault.Kind.DEVICE_RESET, adc::verifyConfiguration);
    }

    @Test
    void aConversionThatNeverEndsIsATimeout() throws BusFault {
        adc.configure(BRIDGE);
        adc.startConversion(BRIDGE);

        assertFault(BusFault.Kind.TIMEOUT, adc::finishConversion);
        assertThat(timebase.nanos()).isBetween(2 * CONVERSION_NANOS - 100, 3 * CONVERSION_NANOS);
    }

    @Test
    void nobodyAtTheAddressIsANack() {
        i2c.nack();

        assertFault(BusFault.Kind.NACK, () -> adc.configure(BRIDGE));
    }

    @Test
    void highGainNeedsTheAmplifier() {
        assertThatThrownBy(() ->
                        new Ads122c04Input(
                                Ads122c04Mux.AIN0_AVSS,
                                Ads122c04Gain.X8,
                                true,
                                Ads122c04Reference.INTERNAL,
                                Ads122c04Idac.OFF,
                                Ads122c04IdacRoute.NONE,
                                Ads122c04IdacRoute.NONE))
                .hasMessageContaining("gain must be 1, 2 or 4 with the amplifier bypassed, was 8");
    }

    private static void assertFault(
            BusFault.Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BusFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }
}
