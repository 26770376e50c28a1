package io.presodia.hal.chip.ads1115;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.RecordingI2cPort;
import io.presodia.hal.time.VirtualTimebase;
import org.junit.jupiter.api.Test;

/**
 * The configuration register of SBAS444D, Table 8: OS, MUX, PGA, MODE, DR, comparator. AIN0 against
 * ground in the range of 4.096 V, single-shot, 860 samples per second, comparator off is 1 100 001
 * 1 111 0 0 0 11 = C3E3h; without OS 43E3h.
 */
class Ads1115Test {
    /** 1/860 s and 25 microseconds of wake-up. */
    private static final long CONVERSION_NANOS = 1_187_790;

    private final VirtualTimebase timebase = new VirtualTimebase();
    private final RecordingI2cPort i2c = new RecordingI2cPort();
    private final Ads1115 adc = new Ads1115(i2c, timebase, Ads1115DataRate.SPS_860);

    @Test
    void configurationDoesNotStartAConversionAndIsReadBack() throws BusFault {
        i2c.reply("01", "C3 E3");

        adc.configure(Ads1115Mux.AIN0, Ads1115Range.VOLTS_4_096);
        assertThat(i2c.transactions()).containsExactly("01 43 E3", "01 -> C3 E3");
    }

    @Test
    void aConversionIsStartedPolledAndRead() throws BusFault {
        i2c.reply("01", "43 E3", "C3 E3");
        i2c.reply("00", "40 00");

        adc.startConversion(Ads1115Mux.AIN0, Ads1115Range.VOLTS_4_096);
        assertThat(adc.ready()).isFalse();
        int code = adc.finishConversion();

        assertThat(i2c.transactions())
                .containsExactly("01 C3 E3", "01 -> 43 E3", "01 -> C3 E3", "00 -> 40 00");
        assertThat(Ads1115.toVolts(code, Ads1115Range.VOLTS_4_096)).isCloseTo(2.048, within(1e-15));
        assertThat(adc.conversionNanos()).isEqualTo(CONVERSION_NANOS);
        assertThat(timebase.nanos()).isEqualTo(CONVERSION_NANOS);
    }

    @Test
    void differentialInputsHaveTheirOwnCodes() throws BusFault {
        // 1 011 101 1 000 0 0 0 11: AIN2 against AIN3 in 0.256 V at 8 samples per second.
        Ads1115 slow = new Ads1115(i2c, timebase, Ads1115DataRate.SPS_8);
        slow.startConversion(Ads1115Mux.AIN2_AIN3, Ads1115Range.VOLTS_0_256);

        assertThat(i2c.transactions()).containsExactly("01 BB 03");
    }

    @Test
    void fullScaleCodesAreSaturated() throws BusFault {
        i2c.reply("01", "C3 E3");
        i2c.reply("00", "7F FF", "80 00", "FF FF");

        int positive = adc.read(Ads1115Mux.AIN0, Ads1115Range.VOLTS_4_096);
        int negative = adc.read(Ads1115Mux.AIN0, Ads1115Range.VOLTS_4_096);
        int small = adc.read(Ads1115Mux.AIN0, Ads1115Range.VOLTS_4_096);
        assertThat(Ads1115.saturated(positive)).isTrue();
        assertThat(Ads1115.saturated(negative)).isTrue();
        assertThat(Ads1115.saturated(small)).isFalse();
        // SBAS444D, Table 3: one code is full scale over 2^15.
        assertThat(Ads1115.toVolts(small, Ads1115Range.VOLTS_4_096))
                .isCloseTo(-125e-6, within(1e-18));
        assertThat(Ads1115.toVolts(negative, Ads1115Range.VOLTS_4_096)).isEqualTo(-4.096);
    }

    @Test
    void aConversionThatNeverEndsIsATimeout() throws BusFault {
        i2c.reply("01", "43 E3");
        adc.startConversion(Ads1115Mux.AIN0, Ads1115Range.VOLTS_4_096);

        assertFault(BusFault.Kind.TIMEOUT, adc::finishConversion);
        assertThat(timebase.nanos()).isLessThan(3 * CONVERSION_NANOS);
    }

    @Test
    void thePowerOnConfigurationIsADeviceReset() throws BusFault {
        adc.startConversion(Ads1115Mux.AIN0, Ads1115Range.VOLTS_4_096);
        i2c.reply("01", "85 83");

        assertFault(BusFault.Kind.DEVICE_RESET, adc::ready);
        assertFault(BusFault.Kind.DEVICE_RESET, adc::finishConversion);
        assertFault(BusFault.Kind.DEVICE_RESET, adc::verifyConfiguration);
    }

    @Test
    void anotherConfigurationIsAProtocolFault() throws BusFault {
        adc.startConversion(Ads1115Mux.AIN0, Ads1115Range.VOLTS_4_096);
        i2c.reply("01", "D3 E3");

        assertFault(BusFault.Kind.PROTOCOL, adc::finishConversion);
    }

    @Test
    void nobodyAtTheAddressIsANack() {
        i2c.nack();

        assertFault(
                BusFault.Kind.NACK,
                () -> adc.startConversion(Ads1115Mux.AIN0, Ads1115Range.VOLTS_4_096));
        assertThatThrownBy(adc::finishConversion).isInstanceOf(IllegalStateException.class);
    }

    private static void assertFault(
            BusFault.Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BusFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }
}
