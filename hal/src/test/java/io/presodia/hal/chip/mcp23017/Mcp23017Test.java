package io.presodia.hal.chip.mcp23017;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.RecordingI2cPort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Register addresses of DS20001952, Table 3-5 (IOCON.BANK = 0); port A is the low byte and comes
 * first.
 */
class Mcp23017Test {
    private static final int INPUTS = 0xC000;
    private static final int PULL_UPS = 0x8000;

    private final RecordingI2cPort i2c = new RecordingI2cPort();
    private final Mcp23017 expander = new Mcp23017(i2c, INPUTS, PULL_UPS);

    @BeforeEach
    void registersReadAsConfigured() {
        i2c.reply("00", "00 C0");
        i2c.reply("14", "00 00");
    }

    @Test
    void latchesAreClearedBeforeAnyPinBecomesAnOutput() throws BusFault {
        expander.configure();

        assertThat(i2c.transactions())
                .containsExactly(
                        "05 00", // IOCON, should the chip be in the other register layout
                        "0A 00", // IOCON
                        "14 00 00", // OLAT
                        "04 00 00", // GPINTEN
                        "02 00 00", // IPOL
                        "0C 00 80", // GPPU
                        "00 00 C0", // IODIR
                        "00 -> 00 C0",
                        "14 -> 00 00");
    }

    @Test
    void outputsAreWrittenAsOnePairOfLatches() throws BusFault {
        expander.writeOutputs(0x1234);
        expander.setOutput(0, true);
        expander.setOutput(12, false);

        assertThat(i2c.transactions()).containsExactly("14 34 12", "14 35 12", "14 35 02");
        assertThat(expander.outputs()).isEqualTo(0x0235);
    }

    @Test
    void bitsOfInputsStayLowInTheLatch() throws BusFault {
        expander.writeOutputs(0xFFFF);

        assertThat(i2c.transactions()).containsExactly("14 FF 3F");
        assertThatThrownBy(() -> expander.setOutput(15, true))
                .hasMessageContaining("pin 15 is an input");
        assertThatThrownBy(() -> expander.setOutput(16, true))
                .hasMessageContaining("pin must be 0 to 15, was 16");
    }

    @Test
    void pinsAreReadAsOnePair() throws BusFault {
        i2c.reply("12", "35 80");

        assertThat(expander.readPins()).isEqualTo(0x8035);
        assertThat(expander.readPin(15)).isTrue();
        assertThat(expander.readPin(14)).isFalse();
        assertThat(i2c.transactions()).containsOnly("12 -> 35 80");
    }

    @Test
    void allPinsInputsMeansThatTheChipWasReset() throws BusFault {
        expander.configure();
        expander.writeOutputs(0x0001);
        i2c.reply("14", "01 00");
        expander.verifyConfiguration();

        i2c.reply("00", "FF FF");
        assertFault(BusFault.Kind.DEVICE_RESET, expander::verifyConfiguration);
    }

    @Test
    void aLatchThatDiffersIsAProtocolFault() throws BusFault {
        expander.writeOutputs(0x0001);
        i2c.reply("14", "03 00");

        assertFault(BusFault.Kind.PROTOCOL, expander::verifyConfiguration);
    }

    @Test
    void aRegisterThatDidNotTakeIsAProtocolFault() {
        i2c.reply("00", "00 80");

        assertThatThrownBy(expander::configure)
                .hasMessageContaining("IODIR reads 0x8000, was written 0xc000");
    }

    @Test
    void aFailedWriteLeavesTheKnownOutputs() throws BusFault {
        expander.writeOutputs(0x0003);
        i2c.nack();

        assertFault(BusFault.Kind.NACK, () -> expander.writeOutputs(0));
        assertThat(expander.outputs()).isEqualTo(0x0003);
    }

    private static void assertFault(
            BusFault.Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BusFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }
}
