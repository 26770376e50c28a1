package io.presodia.hal.chip.tmp117;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.RecordingI2cPort;
import io.presodia.hal.time.VirtualTimebase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Registers of SNOSD82D: identity 0Fh, configuration 01h, temperature 00h. One-shot with eight
 * averages is MOD 11, AVG 01 = 0C20h, shut-down with them MOD 01 = 0420h; Data_Ready is bit 13.
 */
class Tmp117Test {
    private final VirtualTimebase timebase = new VirtualTimebase();
    private final RecordingI2cPort i2c = new RecordingI2cPort();
    private final Tmp117 thermometer = new Tmp117(i2c, timebase, Tmp117Averaging.OF_8);

    @BeforeEach
    void theChipAnswers() {
        i2c.reply("0F", "01 17");
        i2c.reply("01", "04 20");
    }

    @Test
    void configurationChecksTheIdentityAndShutsTheChipDown() throws BusFault {
        thermometer.configure();

        assertThat(i2c.transactions()).containsExactly("0F -> 01 17", "01 04 20", "01 -> 04 20");
    }

    @Test
    void theRevisionInTheIdentityIsIgnored() throws BusFault {
        i2c.reply("0F", "11 17");
        thermometer.configure();

        assertThat(i2c.transactions()).contains("0F -> 11 17", "01 04 20");
    }

    @Test
    void anotherIdentityIsAProtocolFault() {
        // The TMP116 answers 1116h.
        i2c.reply("0F", "11 16");

        assertFault(BusFault.Kind.PROTOCOL, thermometer::configure);
    }

    @Test
    void aReadingIsStartedPolledAndRead() throws BusFault {
        i2c.reply("01", "0C 20", "24 20");
        i2c.reply("00", "0C 80");

        thermometer.startConversion();
        assertThat(thermometer.ready()).isFalse();
        assertThat(Tmp117.toCelsius(thermometer.finishConversion())).isEqualTo(25.0);
        assertThat(i2c.transactions())
                .containsExactly("01 0C 20", "01 -> 0C 20", "01 -> 24 20", "00 -> 0C 80");
        assertThat(timebase.nanos()).isEqualTo(125_000_000);
    }

    @Test
    void readinessIsKeptAlthoughReadingItClearsItInTheChip() throws BusFault {
        i2c.reply("01", "24 20", "04 20");
        i2c.reply("00", "F3 80");

        thermometer.startConversion();
        assertThat(thermometer.ready()).isTrue();
        assertThat(thermometer.ready()).isTrue();
        assertThat(Tmp117.toCelsius(thermometer.finishConversion())).isEqualTo(-25.0);
    }

    @Test
    void readinessSurvivesAVerification() throws BusFault {
        i2c.reply("01", "24 20", "04 20");
        i2c.reply("00", "00 01");

        thermometer.startConversion();
        thermometer.verifyConfiguration();
        assertThat(thermometer.ready()).isTrue();
        assertThat(thermometer.finishConversion()).isEqualTo(1);
    }

    @Test
    void codesAreDegreesAsInTable71() {
        assertThat(Tmp117.toCelsius((short) 0xF380)).isEqualTo(-25.0);
        assertThat(Tmp117.toCelsius((short) 0xFFFF)).isEqualTo(-0.0078125);
        assertThat(Tmp117.toCelsius(0x0010)).isEqualTo(0.125);
        assertThat(Tmp117.toCelsius(0x3200)).isEqualTo(100.0);
    }

    @Test
    void thePowerOnConfigurationIsADeviceReset() throws BusFault {
        thermometer.startConversion();
        // Continuous conversions, one a second, eight averages (register map, reset 0220h).
        i2c.reply("01", "22 20");

        assertFault(BusFault.Kind.DEVICE_RESET, thermometer::ready);
        assertFault(BusFault.Kind.DEVICE_RESET, thermometer::verifyConfiguration);
    }

    @Test
    void theTemperatureAfterAResetIsNoReading() throws BusFault {
        i2c.reply("01", "24 20");
        i2c.reply("00", "80 00");
        thermometer.startConversion();

        assertFault(BusFault.Kind.DEVICE_RESET, thermometer::finishConversion);
    }

    @Test
    void aReadingThatNeverEndsIsATimeout() throws BusFault {
        i2c.reply("01", "0C 20");
        thermometer.startConversion();

        assertFault(BusFault.Kind.TIMEOUT, thermometer::finishConversion);
        assertThat(timebase.nanos()).isLessThanOrEqualTo(250_000_000);
    }

    @Test
    void nobodyAtTheAddressIsANack() {
        i2c.nack();

        assertFault(BusFault.Kind.NACK, thermometer::configure);
        assertFault(BusFault.Kind.NACK, thermometer::startConversion);
        assertThatThrownBy(thermometer::finishConversion).isInstanceOf(IllegalStateException.class);
    }

    private static void assertFault(
            BusFault.Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BusFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }
}
