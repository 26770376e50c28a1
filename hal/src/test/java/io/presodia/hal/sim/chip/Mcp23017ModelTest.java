package io.presodia.hal.sim.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.Violations;
import io.presodia.hal.time.VirtualTimebase;
import org.junit.jupiter.api.Test;

/** Against the datasheet DS20001952: register map, address arrangements and pin rules. */
class Mcp23017ModelTest {
    private final Violations violations = new Violations();
    private int outside;
    private int floating;
    private int driven;
    private int high;
    private int changes;
    private final Mcp23017Model model =
            new Mcp23017Model(
                    "expander",
                    (pin, pulledUp, _) ->
                            (floating & 1 << pin) != 0 ? pulledUp : (outside & 1 << pin) != 0,
                    (newDriven, newHigh, _) -> {
                        driven = newDriven;
                        high = newHigh;
                        changes++;
                    },
                    violations);
    private final I2cBench bench = new I2cBench(new VirtualTimebase(), model);

    @Test
    void registersHaveTheirPowerOnValues() throws BusFault {
        // Table 3-3: both direction registers FFh, all others 00h.
        int[] values = bench.read(22, 0x00);
        for (int i = 0; i < 22; i++) {
            assertThat(values[i]).as("register %02Xh", i).isEqualTo(i < 2 ? 0xFF : 0);
        }
    }

    @Test
    void latchesDriveOnlyPinsThatAreOutputs() throws BusFault {
        bench.write(0x14, 0x0F, 0x81);
        assertThat(high).isZero();
        bench.write(0x00, 0xFC, 0x7F);
        assertThat(driven).isEqualTo(0x8003);
        assertThat(high).isEqualTo(0x8003);
        assertThat(model.driven()).isEqualTo(0x8003);
        assertThat(model.drivenHigh()).isEqualTo(0x8003);
    }

    @Test
    void writingThePortsWritesTheLatches() throws BusFault {
        bench.write(0x12, 0x5A, 0xA5);
        assertThat(bench.read(2, 0x14)).containsExactly(0x5A, 0xA5);
    }

    @Test
    void inputsShowTheOutsideAndPullUpsWhereNothingDrives() throws BusFault {
        outside = 0x1234;
        assertThat(bench.read(2, 0x12)).containsExactly(0x34, 0x12);
        floating = 0x00FF;
        assertThat(bench.read(1, 0x12)).containsExactly(0x00);
        bench.write(0x0C, 0x0F);
        assertThat(bench.read(1, 0x12)).containsExactly(0x0F);
    }

    @Test
    void polarityInvertsInputs() throws BusFault {
        outside = 0x0081;
        bench.write(0x02, 0x0F);
        assertThat(bench.read(1, 0x12)).containsExactly(0x8E);
    }

    @Test
    void sequentialAccessRunsRoundAfterTheLastRegister() throws BusFault {
        assertThat(bench.read(3, 0x15)).containsExactly(0x00, 0xFF, 0xFF);
    }

    @Test
    void withoutSequentialModeThePointerTogglesBetweenThePorts() throws BusFault {
        bench.write(0x0A, 0x20);
        bench.write(0x14, 1, 2, 3, 4);
        assertThat(bench.read(4, 0x14)).containsExactly(3, 4, 3, 4);
    }

    @Test
    void theOtherBankArrangementSeparatesThePorts() throws BusFault {
        bench.write(0x0A, 0x80);
        bench.write(0x0A, 0x11);
        bench.write(0x1A, 0x22);
        assertThat(bench.read(1, 0x0A)).containsExactly(0x11);
        assertThat(bench.read(1, 0x1A)).containsExactly(0x22);
        assertThat(bench.read(1, 0x05)).containsExactly(0x80);
        assertThat(bench.read(2, 0x0A)).containsExactly(0x11, 0xFF);
        bench.write(0x05, 0xA0);
        assertThat(bench.read(3, 0x0A)).containsExactly(0x11, 0x11, 0x11);
    }

    @Test
    void controlAnswersAtBothItsAddressesWithoutItsUnusedBit() throws BusFault {
        bench.write(0x0B, 0x41);
        assertThat(bench.read(2, 0x0A)).containsExactly(0x40, 0x40);
    }

    @Test
    void whatDoesNotExistIsRecorded() throws BusFault {
        bench.write(0x0E, 0x01);
        bench.write(0x10, 0x01);
        bench.read(1, 0x16);
        bench.write(0x04, 0x01);
        assertThat(violations.count()).isEqualTo(4);
    }

    @Test
    void aBrownOutReleasesAllPins() throws BusFault {
        bench.write(0x00, 0x00, 0x00);
        bench.write(0x14, 0xFF, 0xFF);
        int before = changes;
        model.inject(new ChipFault.BrownOut(), 0);
        assertThat(changes).isEqualTo(before + 1);
        assertThat(driven).isZero();
        assertThat(bench.read(2, 0x00)).containsExactly(0xFF, 0xFF);
        assertThatThrownBy(() -> model.inject(new ChipFault.WrongIdentity(1), 0))
                .hasMessageContaining("expander");
        model.clearFaults();
    }
}
