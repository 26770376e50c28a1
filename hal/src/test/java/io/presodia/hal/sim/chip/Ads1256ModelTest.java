package io.presodia.hal.sim.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.sim.ChipFault;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Serial interface and timing against the datasheet SBAS288K. */
class Ads1256ModelTest extends Ads1256Fixture {
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
        bench.micros(settlingMicros + 10.0);
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
            int next = (channel + 1) & 3;
            command(0x51, 0x00, 0x01 + 0x22 * next);
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
}
