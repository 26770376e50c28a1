package io.presodia.hal.chip.ad5754r;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.RecordingSpiPort;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hal.unit.Voltage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Frames of the AD5754R data sheet's input shift register: R/W, 0, REG2..0, A2..0, 16 data bits.
 * The head of a range write to all outputs is thus 0 0 001 100 = 0Ch, of a control write 0 0 011
 * 001 = 19h, of a power write 0 0 010 000 = 10h, and that of a no-operation 0 0 011 000 = 18h.
 */
class Ad5754rTest {
    private final VirtualTimebase timebase = new VirtualTimebase();
    private final RecordingSpiPort spi = new RecordingSpiPort(timebase);
    private final Ad5754r dac = new Ad5754r(spi, timebase, Ad5754rRange.PLUS_MINUS_5_V);

    @BeforeEach
    void registersReadAsConfigured() {
        spi.replyAfter("90 00 00", "10 00 1F");
        spi.replyAfter("99 00 00", "19 00 0C");
        for (String head : new String[] {"88", "89", "8A", "8B"}) {
            spi.replyAfter(head + " 00 00", head + " 00 03");
        }
    }

    @Test
    void configurationSetsTheRangeBeforePowerAndTheCodeAfterIt() throws BusFault {
        dac.configure();

        assertThat(spi.diagram())
                .startsWith(
                        "CS low",
                        "0C 00 03",
                        "CS high",
                        "CS low",
                        "19 00 0C",
                        "CS high",
                        "CS low",
                        "10 00 1F",
                        "CS high",
                        "wait 10000",
                        "CS low",
                        "04 00 00",
                        "CS high",
                        "CS low",
                        "90 00 00",
                        "CS high",
                        "CS low",
                        "18 00 00",
                        "CS high");
    }

    @Test
    void eachOutputIsWrittenInOneFrameAndFollowsWhenItIsReleased() throws BusFault {
        dac.write(Ad5754rChannel.A, 0x1234);
        dac.write(Ad5754rChannel.D, -1);
        dac.zeroAll();

        assertThat(spi.diagram())
                .containsExactly(
                        "CS low",
                        "00 12 34",
                        "CS high",
                        "CS low",
                        "03 FF FF",
                        "CS high",
                        "CS low",
                        "04 00 00",
                        "CS high");
    }

    @Test
    void readingBackTakesAReadFrameAndANoOperation() throws BusFault {
        spi.replyAfter("82 00 00", "02 80 00");

        assertThat(dac.readBack(Ad5754rChannel.C)).isEqualTo(-32768);
        assertThat(spi.diagram())
                .containsExactly("CS low", "82 00 00", "CS high", "CS low", "18 00 00", "CS high");
    }

    @Test
    void voltsRoundToTheNearestCode() throws BusFault {
        // One step is 10 V / 65536 = 152.588 microvolts; 1 V is code 6553.6.
        dac.setVolts(Ad5754rChannel.B, new Voltage(1.0));
        dac.setVolts(Ad5754rChannel.B, -5.0);
        dac.setVolts(Ad5754rChannel.B, 76e-6);

        assertThat(spi.sent()).containsExactly("01 19 9A", "01 80 00", "01 00 00");
        assertThat(dac.toVolts(6554)).isCloseTo(1.00006103515625, within(1e-15));
        assertThat(dac.maxVolts()).isCloseTo(4.999847412109375, within(1e-15));
        assertThat(dac.minVolts()).isEqualTo(-5.0);
    }

    @Test
    void aVoltageBeyondTheRangeIsRefused() {
        // Half a step above the highest code, 4.99985 V, there is nothing to round to.
        assertThat(dac.codeFor(4.99992)).isEqualTo(32767);
        assertThatThrownBy(() -> dac.setVolts(Ad5754rChannel.A, 4.99993))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was 4.99993");
        assertThatThrownBy(() -> dac.setVolts(Ad5754rChannel.A, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dac.write(Ad5754rChannel.A, 32768))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(spi.sent()).isEmpty();
    }

    @Test
    void alertsAreInThePowerControlRegister() throws BusFault {
        // OCD to OCA are bits 10 to 7, TSD is bit 5.
        spi.replyAfter("90 00 00", "10 02 3F");
        int power = dac.readPowerControl();

        assertThat(Ad5754r.thermalShutdown(power)).isTrue();
        assertThat(Ad5754r.overcurrent(power, Ad5754rChannel.C)).isTrue();
        assertThat(Ad5754r.overcurrent(power, Ad5754rChannel.A)).isFalse();
        assertThat(Ad5754r.overcurrent(power, Ad5754rChannel.B)).isFalse();
        assertThat(Ad5754r.overcurrent(power, Ad5754rChannel.D)).isFalse();
    }

    @Test
    void aChipAfterAResetHasItsOutputsPoweredDown() throws BusFault {
        dac.configure();
        dac.verifyConfiguration();

        spi.replyAfter("90 00 00", "10 00 00");
        assertThatThrownBy(dac::verifyConfiguration)
                .isInstanceOfSatisfying(
                        BusFault.class,
                        fault -> assertThat(fault.kind()).isEqualTo(BusFault.Kind.DEVICE_RESET));
    }

    @Test
    void aDataLineThatNobodyDrivesIsAProtocolFault() {
        for (String head : new String[] {"90", "99", "88", "89", "8A", "8B"}) {
            spi.replyAfter(head + " 00 00", "FF FF FF");
        }

        assertThatThrownBy(dac::configure)
                .isInstanceOfSatisfying(
                        BusFault.class,
                        fault -> assertThat(fault.kind()).isEqualTo(BusFault.Kind.PROTOCOL));
    }

    @Test
    void anotherRangeHasAnotherCodeAndStep() throws BusFault {
        Ad5754r wide = new Ad5754r(spi, timebase, Ad5754rRange.PLUS_MINUS_10_8_V);
        assertThatThrownBy(wide::configure)
                .hasMessageContaining("output range reads 0x3, was written 0x5");
        // Gain 8.64 on 2.5 V.
        assertThat(wide.toVolts(16384)).isCloseTo(5.4, within(1e-12));
        assertThat(spi.sent()).startsWith("0C 00 05");
    }
}
