package io.presodia.hal.sim.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.Violations;
import io.presodia.hal.time.VirtualTimebase;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against the datasheet AD5724R/AD5734R/AD5754R: shift register format, registers and transfer
 * function.
 */
class Ad5754rModelTest {
    private final VirtualTimebase timebase = new VirtualTimebase();
    private final Violations violations = new Violations();
    private final Ad5754rModel model = Ad5754rModel.ideal("dac", false, violations);
    private final SpiBench bench = new SpiBench(timebase, 10e6, model, violations);

    private void powerUp(int range) throws BusFault {
        bench.frame(0x0C, 0x00, range);
        bench.frame(0x10, 0x00, 0x1F);
        bench.micros(10);
    }

    private double volts(int channel) {
        return model.outputVolts(channel, timebase.nanos());
    }

    @Test
    void outputsAreClampedToGroundAfterPowerOn() throws BusFault {
        bench.frame(0x04, 0xFF, 0xFF);
        for (int channel = 0; channel < 4; channel++) {
            assertThat(volts(channel)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Range code, code, volts by the transfer function: 2.5 V x gain x code / 65536, less half
        // of it if bipolar.
        "0, FFFF, 4.99992371",
        "0, 8000, 2.5",
        "1, 8000, 5.0",
        "2, 8000, 5.4",
        "3, 8000, 0",
        "3, 0000, -5",
        "3, FFFF, 4.99984741",
        "4, 0000, -10",
        "4, C000, 5",
        "5, 0000, -10.8"
    })
    void outputsFollowTheTransferFunction(int range, String code, double expected) throws BusFault {
        powerUp(range);
        int value = Integer.parseInt(code, 16);
        bench.frame(0x01, value >> 8, value & 0xFF);
        assertThat(volts(1)).isCloseTo(expected, within(1e-8));
        assertThat(violations.first()).isEmpty();
    }

    @Test
    void eachChannelHasItsAddressAndFourMeansAll() throws BusFault {
        powerUp(0);
        for (int channel = 0; channel < 4; channel++) {
            bench.frame(channel, 0x10 * (channel + 1), 0x00);
        }
        for (int channel = 0; channel < 4; channel++) {
            assertThat(volts(channel)).isCloseTo(5.0 * (channel + 1) / 16, within(1e-12));
        }
        bench.frame(0x04, 0x80, 0x00);
        for (int channel = 0; channel < 4; channel++) {
            assertThat(volts(channel)).isCloseTo(2.5, within(1e-12));
        }
    }

    @Test
    void anOutputNeedsItsPowerBitTheReferenceAndTenMicroseconds() throws BusFault {
        bench.frame(0x04, 0x80, 0x00);
        bench.frame(0x10, 0x00, 0x01);
        bench.micros(20);
        assertThat(volts(0)).isZero();
        bench.frame(0x10, 0x00, 0x11);
        bench.micros(9.9);
        assertThat(volts(0)).isZero();
        bench.micros(0.2);
        assertThat(volts(0)).isCloseTo(2.5, within(1e-12));
        assertThat(volts(1)).isZero();
    }

    @Test
    void loadingDuringPowerUpIsIgnoredAndRecorded() throws BusFault {
        bench.frame(0x10, 0x00, 0x1F);
        bench.frame(0x00, 0x80, 0x00);
        bench.micros(20);
        assertThat(volts(0)).isZero();
        assertThat(violations.first().getFirst().what()).contains("10 us");
    }

    @Test
    void registersAreReadBackInTheNextFrame() throws BusFault {
        powerUp(3);
        bench.frame(0x02, 0xBE, 0xEF);
        bench.frame(0x82, 0x00, 0x00);
        assertThat(bench.frame(0x18, 0x00, 0x00)).containsExactly(0x82, 0xBE, 0xEF);
        bench.frame(0x8A, 0x00, 0x00);
        assertThat(bench.frame(0x18, 0x00, 0x00)).containsExactly(0x8A, 0x00, 0x03);
        bench.frame(0x90, 0x00, 0x00);
        assertThat(bench.frame(0x18, 0x00, 0x00)).containsExactly(0x90, 0x00, 0x1F);
        bench.frame(0x99, 0x00, 0x00);
        assertThat(bench.frame(0x18, 0x00, 0x00)).containsExactly(0x99, 0x00, 0x04);
    }

    @Test
    void framesOfTheWrongLengthAreIgnoredAndRecorded() throws BusFault {
        powerUp(0);
        bench.frame(0x00, 0x80);
        bench.frame(0x00, 0x80, 0x00, 0x00);
        assertThat(volts(0)).isZero();
        assertThat(violations.count()).isEqualTo(2);
    }

    @Test
    void unknownRegistersAddressesRangesAndBitsAreRecorded() throws BusFault {
        bench.frame(0x40, 0x00, 0x00);
        bench.frame(0x20, 0x00, 0x00);
        bench.frame(0x05, 0x00, 0x00);
        bench.frame(0x08, 0x00, 0x06);
        bench.frame(0x11, 0x00, 0x00);
        bench.frame(0x1A, 0x00, 0x00);
        bench.frame(0xA0, 0x00, 0x00);
        assertThat(violations.count()).isEqualTo(7);
    }

    @Test
    void clearLoadsZeroOrTheAlternativeCode() throws BusFault {
        powerUp(0);
        bench.frame(0x04, 0xFF, 0xFF);
        bench.frame(0x1C, 0x00, 0x00);
        assertThat(volts(0)).isZero();
        bench.frame(0x19, 0x00, 0x06);
        bench.frame(0x1C, 0x00, 0x00);
        assertThat(volts(0)).isCloseTo(2.5, within(1e-12));
        bench.frame(0x0C, 0x00, 0x03);
        bench.frame(0x1C, 0x00, 0x00);
        assertThat(volts(0)).isCloseTo(-5, within(1e-12));
    }

    @Test
    void theSerialOutputCanBeSwitchedOff() throws BusFault {
        bench.frame(0x19, 0x00, 0x05);
        bench.frame(0x90, 0x00, 0x00);
        assertThat(bench.frame(0x18, 0x00, 0x00)).containsExactly(0, 0, 0);
    }

    @Test
    void anOverloadIsFlaggedAndPowersDownWithoutTheClamp() throws BusFault {
        powerUp(0);
        bench.frame(0x04, 0x80, 0x00);
        model.overcurrent(2, true);
        bench.frame(0x90, 0x00, 0x00);
        assertThat(bench.frame(0x18, 0x00, 0x00)).containsExactly(0x90, 0x02, 0x1F);
        assertThat(volts(2)).isCloseTo(2.5, within(1e-12));
        model.overcurrent(2, false);
        bench.frame(0x19, 0x00, 0x00);
        model.overcurrent(2, true);
        assertThat(volts(2)).isZero();
        assertThat(volts(3)).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void aBrownOutPowersEverythingDown() throws BusFault {
        powerUp(0);
        bench.frame(0x04, 0x80, 0x00);
        model.inject(new ChipFault.BrownOut(), timebase.nanos());
        assertThat(volts(0)).isZero();
        bench.frame(0x90, 0x00, 0x00);
        assertThat(bench.frame(0x18, 0x00, 0x00)).containsExactly(0x90, 0x00, 0x00);
    }

    @Test
    void aStuckCodeHoldsAllOutputs() throws BusFault {
        powerUp(0);
        model.inject(new ChipFault.StuckCode(0x4000), 0);
        bench.frame(0x04, 0x80, 0x00);
        assertThat(volts(0)).isCloseTo(1.25, within(1e-12));
        model.clearFaults();
        assertThat(volts(0)).isCloseTo(2.5, within(1e-12));
        assertThatThrownBy(() -> model.inject(new ChipFault.FrozenResult(), 0))
                .hasMessageContaining("dac");
    }

    @Test
    void twosComplementIsForBipolarRangesOnly() throws BusFault {
        Ad5754rErrors[] errors = new Ad5754rErrors[4];
        Arrays.fill(errors, Ad5754rErrors.NONE);
        Ad5754rModel signed = new Ad5754rModel("dac", 2.5, errors, true, violations);
        SpiBench other = new SpiBench(timebase, 10e6, signed, violations);
        other.frame(0x0C, 0x00, 0x03);
        other.frame(0x10, 0x00, 0x1F);
        other.micros(10);
        other.frame(0x04, 0xC0, 0x00);
        assertThat(signed.outputVolts(0, timebase.nanos())).isCloseTo(-2.5, within(1e-12));
        other.frame(0x08, 0x00, 0x00);
        assertThat(signed.outputVolts(0, timebase.nanos())).isCloseTo(3.75, within(1e-12));
    }

    @Test
    void drawnPartsStayWithinTheDatasheet() throws BusFault {
        for (long seed = 1; seed <= 50; seed++) {
            Ad5754rModel drawn = Ad5754rModel.drawn("dac", false, seed, violations);
            SpiBench other = new SpiBench(timebase, 10e6, drawn, violations);
            drawn.powerCycle(timebase.nanos());
            other.frame(0x0C, 0x00, 0x03);
            other.frame(0x10, 0x00, 0x1F);
            other.micros(10);
            other.frame(0x04, 0xFF, 0xFF);
            // Offset 6 mV, gain 0.025 % and reference 0.2 % of 10 V, bow below 16 LSB of 153 uV.
            double limit = 6e-3 + 2.5e-4 * 10 + 2e-3 * 10 + 16 * 153e-6;
            assertThat(drawn.outputVolts(0, timebase.nanos()))
                    .as("seed %s", seed)
                    .isCloseTo(5, within(limit));
        }
    }
}
