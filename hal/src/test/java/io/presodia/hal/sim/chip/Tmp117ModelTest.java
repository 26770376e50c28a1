package io.presodia.hal.sim.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.Violations;
import io.presodia.hal.time.VirtualTimebase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the datasheet SNOSD82: register map, conversion cycles, flags. */
class Tmp117ModelTest {
    private static final int DATA_READY = 0x2000;

    private final VirtualTimebase timebase = new VirtualTimebase();
    private final Violations violations = new Violations();
    private double celsius = 25;
    private final Tmp117Model model = new Tmp117Model("ambient", _ -> celsius, 0, 3, violations);
    private final I2cBench bench = new I2cBench(timebase, model);

    @Test
    void registersHaveTheirResetValues() throws BusFault {
        assertThat(bench.word(0x0)).isEqualTo(0x8000);
        assertThat(bench.word(0x1)).isEqualTo(0x0220);
        assertThat(bench.word(0x2)).isEqualTo(0x6000);
        assertThat(bench.word(0x3)).isEqualTo(0x8000);
        assertThat(bench.word(0x7)).isZero();
        assertThat(bench.word(0xF)).isEqualTo(0x0117);
    }

    @ParameterizedTest
    @CsvSource({"25.0, 0C80", "-0.0078125, FFFF", "-25.0, F380", "100.0, 3200"})
    void temperaturesAreCodedAsInTheDatasheet(double degrees, String code) throws BusFault {
        celsius = degrees;
        bench.write(0x01, 0x0E, 0x60);
        bench.millis(1_100);
        // Table 7-1; 64 averages leave an eighth of a unit of noise.
        assertThat((double) (short) bench.word(0))
                .isCloseTo((short) Integer.parseInt(code, 16), within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"0, 15.5, 15.5", "1, 124, 125", "2, 496, 500", "3, 992, 1000"})
    void cyclesTakeTheTimesOfTheTable(int averaging, double activeMillis, double cycleMillis)
            throws BusFault {
        bench.write(0x01, 0x00, averaging << 5);
        bench.millis(activeMillis - 0.2);
        assertThat(bench.word(1) & DATA_READY).isZero();
        bench.millis(0.2);
        assertThat(bench.word(1) & DATA_READY).isEqualTo(DATA_READY);
        bench.millis(cycleMillis - 0.4);
        assertThat(bench.word(1) & DATA_READY).isZero();
        bench.millis(0.4);
        assertThat(bench.word(1) & DATA_READY).isEqualTo(DATA_READY);
    }

    @Test
    void dataReadyGoesWithReadingEitherRegister() throws BusFault {
        bench.millis(130);
        assertThat(bench.word(1) & DATA_READY).isEqualTo(DATA_READY);
        assertThat(bench.word(1) & DATA_READY).isZero();
        bench.millis(1_000);
        bench.word(0);
        assertThat(bench.word(1) & DATA_READY).isZero();
    }

    @Test
    void aOneShotEndsInShutdown() throws BusFault {
        bench.write(0x01, 0x0C, 0x00);
        bench.millis(16);
        assertThat(bench.word(1)).isEqualTo(DATA_READY | 0x0400);
        bench.millis(1_000);
        assertThat(bench.word(1)).isEqualTo(0x0400);
    }

    @Test
    void averagingLowersTheNoiseAsTheDatasheetSays() throws BusFault {
        assertThat(deviation(0x0000)).isCloseTo(Math.sqrt(1 + 1 / 12.0), within(0.06));
        assertThat(deviation(0x0020)).isCloseTo(Math.sqrt(1 / 8.0 + 1 / 12.0), within(0.03));
    }

    private double deviation(int config) throws BusFault {
        // A quarter past a code, where rounding adds just its twelfth.
        celsius = 3200.25 * 0.0078125;
        bench.write(0x01, config >> 8, config & 0xFF);
        Moments moments = new Moments();
        for (int i = 0; i < 3_000; i++) {
            bench.millis(130);
            moments.add((short) bench.word(0));
        }
        return moments.deviation();
    }

    @Test
    void limitsRaiseTheirFlagsUntilTheConfigurationIsRead() throws BusFault {
        bench.write(0x02, 0x0C, 0x00);
        bench.millis(130);
        assertThat(bench.word(1) & 0x8000).isEqualTo(0x8000);
        assertThat(bench.word(1) & 0x8000).isZero();
        bench.write(0x02, 0x60, 0x00);
        bench.write(0x03, 0x0D, 0x00);
        bench.millis(1_000);
        assertThat(bench.word(1) & 0x4000).isEqualTo(0x4000);
    }

    @Test
    void theOffsetRegisterIsAdded() throws BusFault {
        bench.write(0x07, 0x00, 0x80);
        bench.millis(130);
        assertThat((double) bench.word(0)).isCloseTo(0x0D00, within(3.0));
    }

    @Test
    void aSoftResetRestoresTheDefaults() throws BusFault {
        bench.write(0x07, 0x12, 0x34);
        bench.write(0x01, 0x00, 0x02);
        assertThat(bench.word(7)).isZero();
        assertThat(bench.word(0)).isEqualTo(0x8000);
        bench.millis(2 + 124);
        assertThat(bench.word(0)).isNotEqualTo(0x8000);
    }

    @Test
    void whatTheDatasheetForbidsIsRecorded() throws BusFault {
        bench.write(0x09);
        assertThat(bench.read(2)).containsExactly(0xFF, 0xFF);
        bench.write(0x01, 0x00);
        bench.write(0x00, 0x00, 0x00);
        bench.write(0x0F, 0x00, 0x00);
        assertThat(violations.count()).isEqualTo(5);
    }

    @Test
    void faultsShow() throws BusFault {
        bench.millis(130);
        int good = bench.word(0);
        model.inject(new ChipFault.FrozenResult(), 0);
        celsius = 60;
        bench.millis(1_000);
        assertThat(bench.word(0)).isEqualTo(good);
        model.inject(new ChipFault.StuckCode(-1), 0);
        bench.millis(1_000);
        assertThat(bench.word(0)).isEqualTo(0xFFFF);
        model.inject(new ChipFault.WrongIdentity(0x0116), 0);
        assertThat(bench.word(0xF)).isEqualTo(0x0116);
        model.inject(new ChipFault.StoppedConversion(), 0);
        bench.millis(2_000);
        assertThat(bench.word(1) & DATA_READY).isZero();
        model.clearFaults();
        model.inject(new ChipFault.BrownOut(), timebase.nanos());
        assertThat(bench.word(0)).isEqualTo(0x8000);
        assertThatThrownBy(() -> model.inject(new ChipFault.CorruptChecksum(), 0))
                .hasMessageContaining("ambient");
        assertThat(Math.abs(Tmp117Model.drawnOffsetCelsius(9, "ambient"))).isLessThanOrEqualTo(0.1);
    }
}
