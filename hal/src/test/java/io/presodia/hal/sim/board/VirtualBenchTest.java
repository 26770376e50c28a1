package io.presodia.hal.sim.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.sim.TransferFault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real drivers over the virtual bench-4, with a cell of hand arithmetic. */
class VirtualBenchTest {
    private static final double OHMS = 500;

    private TestBench rig;

    @BeforeEach
    void fitACell() throws Exception {
        rig = new TestBench(7);
        rig.fit(1, new ToyCell(2.0, OHMS, 50));
    }

    @AfterEach
    void noDriverBrokeADatasheetsRule() {
        assertThat(rig.bench.violations().first()).isEmpty();
    }

    @Test
    void voltageIsMeasuredWithinTheCalibrationsResidualAndNoise() throws Exception {
        ChannelSample sample = rig.scanFirst(40);

        // 0.02 % of 2 V and 0.3 mV offset are the limits of the class "board".
        assertThat(sample.volts().value()).isCloseTo(2.0, within(0.7e-3));
        assertThat(sample.volts().quality()).isEqualTo(Quality.GOOD);
        assertThat(sample.checkVolts().value()).isCloseTo(2.0, within(5e-3));
    }

    @Test
    void pressureAndTemperatureComeFromLoadCellAndPt100() throws Exception {
        ChannelSample sample = rig.scanFirst(40);

        assertThat(sample.stackPascals().value()).isCloseTo(75e6, within(0.5e6));
        assertThat(sample.cellCelsius().value()).isCloseTo(31.5, within(0.3));
    }

    @Test
    void theRelayIsOpenUntilSomebodyDrives() throws Exception {
        ChannelSample sample = rig.scanFirst(40);

        assertThat(sample.output().relayClosed()).isFalse();
        assertThat(rig.bench.channel(1).amperes()).isZero();
        assertThat(sample.amperes().value()).isCloseTo(0, within(20e-9));
    }

    @Test
    void currentIsTrimmedToTheMeasuredOneWithinACode() throws Exception {
        rig.scanFirst(2);
        rig.galvanostatic(1, 94e-6);
        ChannelSample sample = rig.scanFirst(60);

        // One code is 3.2 nA in the smallest range.
        assertThat(sample.amperes().value()).isCloseTo(94e-6, within(7e-9));
        assertThat(rig.bench.channel(1).amperes()).isCloseTo(94e-6, within(94e-6 * 5e-4 + 20e-9));
        assertThat(sample.output().rangeIndex()).isZero();
        assertThat(sample.output().relayClosed()).isTrue();
    }

    @Test
    void theSmallestRangeThatCarriesTheCurrentIsUsed() throws Exception {
        rig.scanFirst(2);
        rig.galvanostatic(1, -0.7e-3);
        assertThat(rig.scanFirst(10).output().rangeIndex()).isEqualTo(1);
        rig.galvanostatic(1, 4e-3);
        assertThat(rig.scanFirst(10).output().rangeIndex()).isEqualTo(2);
        rig.galvanostatic(1, 50e-6);
        assertThat(rig.scanFirst(10).output().rangeIndex()).isZero();
    }

    @Test
    void aCurrentAboveTheLargestRangeIsRefusedAndChangesNothing() throws Exception {
        rig.scanFirst(2);
        rig.galvanostatic(1, 50e-6);
        rig.scanFirst(5);

        assertThatThrownBy(() -> rig.galvanostatic(1, 0.2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.2 A is above the largest range");
        assertThat(rig.scanFirst(5).amperes().value()).isCloseTo(50e-6, within(0.1e-6));
    }

    @Test
    void thePotentiostatHoldsTheVoltageAtTheSenseLeads() throws Exception {
        rig.scanFirst(2);
        rig.potentiostatic(1, 2.2, 1e-3);
        ChannelSample sample = rig.scanFirst(10);

        assertThat(rig.bench.channel(1).volts()).isCloseTo(2.2, within(1.5e-3));
        // 0.2 V over 500 ohms.
        assertThat(sample.amperes().value()).isCloseTo(0.4e-3, within(3e-6));
    }

    @Test
    void thePotentiostatStopsAtItsRange() throws Exception {
        rig.scanFirst(2);
        rig.potentiostatic(1, 3.0, 0.9e-3);

        // 1 V over 500 ohms would be 2 mA; the range ends at 1 mA.
        assertThat(rig.scanFirst(10).amperes().value()).isCloseTo(1e-3, within(2e-6));
    }

    @Test
    void aCellThatNeedsMoreThanTheComplianceGetsLessCurrent() throws Exception {
        rig.fit(1, new ToyCell(2.0, 20_000, 50));
        rig.scanFirst(2);
        rig.galvanostatic(1, 0.9e-3);
        rig.scanFirst(20);

        // 7 V at the force lead less what the cell has: far below 0.9 mA.
        assertThat(rig.bench.channel(1).amperes()).isLessThan(0.5e-3);
    }

    @Test
    void anOvervoltageBeyondTheConverterReadsSaturated() throws Exception {
        rig.fit(1, new ToyCell(5.6, OHMS, 50));

        assertThat(rig.scanFirst(5).volts().quality()).isEqualTo(Quality.SATURATED);
    }

    @Test
    void withoutBeatsTheRelayOpensWithinTheWatchdogsWindow() throws Exception {
        rig.scanFirst(4);
        rig.galvanostatic(1, 94e-6);
        rig.scanFirst(10);
        assertThat(rig.bench.channel(1).relayClosed()).isTrue();
        rig.starveWatchdog();
        // 145 ms window and 10 ms release after the last beat.
        rig.scan(1);
        rig.scan(1);
        rig.scan(1);
        BoardSample sample = rig.scan(1);

        assertThat(sample.watchdogTripped()).isTrue();
        assertThat(rig.bench.channel(1).relayClosed()).isFalse();
        assertThat(rig.bench.channel(1).amperes()).isZero();
    }

    @Test
    void afterATripOnlyRearmingBringsTheRelaySupplyBack() throws Exception {
        rig.scanFirst(4);
        rig.starveWatchdog();
        rig.scanFirst(6);
        rig.board.watchdog().beat();
        assertThat(rig.scan(1).watchdogTripped()).isTrue();
        rig.board.watchdog().rearm();
        rig.board.watchdog().beat();

        assertThat(rig.scan(1).watchdogTripped()).isFalse();
    }

    @Test
    void aBurstGivesRisingTimesAtAboutOneKilohertzBetweenScans() throws Exception {
        rig.scanFirst(4);
        rig.galvanostatic(1, 94e-6);
        assertThat(rig.board.startBurst(1, 1_000_000_000L)).isTrue();
        assertThat(rig.board.startBurst(2, 1_000_000_000L)).isFalse();
        List<BurstPoint> points = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            points.addAll(rig.scan(1).burst());
        }

        assertThat(points).hasSizeBetween(600, 1000);
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).nanos()).isGreaterThan(points.get(i - 1).nanos());
        }
        assertThat(points.getLast().amperes()).isCloseTo(94e-6, within(1e-6));
        assertThat(points.getLast().volts()).isCloseTo(2.0 + 94e-6 * OHMS, within(2e-3));
    }

    @Test
    void interlocksAreReadFromTheirLines() throws Exception {
        assertThat(rig.scan(1).emergencyStop()).isFalse();
        rig.bench.emergencyStop(true);
        assertThat(rig.scan(1).emergencyStop()).isTrue();
        rig.bench.emergencyStop(false);
        rig.bench.enclosure(true);
        BoardSample sample = rig.scan(1);
        assertThat(sample.emergencyStop()).isFalse();
        assertThat(sample.enclosureOpen()).isTrue();
    }

    @Test
    void oneChipThatDoesNotAnswerLeavesTheOtherReadingsAlone() throws Exception {
        rig.scanFirst(10);
        rig.bench.faults().inject("stack_1", new TransferFault.NackUntilCleared());
        rig.scan(1);
        BoardSample sample = rig.scan(1);

        assertThat(sample.faults())
                .isNotEmpty()
                .allSatisfy(fault -> {
                    assertThat(fault.kind()).isEqualTo(BusFault.Kind.NACK);
                    assertThat(fault.device()).contains("stack_1");
                });
        assertThat(sample.channel(1).volts().good()).isTrue();
        rig.bench.faults().clear("stack_1");
        rig.scanFirst(6);
        assertThat(rig.scan(1).channel(1).stackPascals().good()).isTrue();
    }

    @Test
    void idleChannelsAreReadInTurnAndWithoutACellHaveNoPressure() throws Exception {
        long[] seen = new long[5];
        for (int i = 0; i < 8; i++) {
            BoardSample sample = rig.scan(1);
            for (int channel = 2; channel <= 4; channel++) {
                if (sample.channel(channel).volts().nanos() >= sample.startedNanos()) {
                    seen[channel]++;
                }
                assertThat(sample.channel(channel).stackPascals().quality())
                        .isEqualTo(Quality.MISSING);
            }
        }

        assertThat(seen[2]).isBetween(2L, 3L);
        assertThat(seen[3]).isBetween(2L, 3L);
        assertThat(seen[4]).isBetween(2L, 3L);
    }

    @Test
    void theSameSeedGivesTheSameReadingsAndAnotherSeedOtherNoise() throws Exception {
        TestBench twin = new TestBench(7);
        twin.fit(1, new ToyCell(2.0, OHMS, 50));
        TestBench other = new TestBench(8);
        other.fit(1, new ToyCell(2.0, OHMS, 50));
        double first = rig.scanFirst(20).volts().value();

        assertThat(twin.scanFirst(20).volts().value()).isEqualTo(first);
        assertThat(other.scanFirst(20).volts().value()).isNotEqualTo(first);
    }

    @Test
    void openingTriesEveryStepEvenWhenOneFails() throws Exception {
        rig.scanFirst(4);
        rig.galvanostatic(1, 94e-6);
        rig.scanFirst(10);
        rig.bench.faults().inject("dac", new TransferFault.StuckLine(true));
        rig.board.channel(1).open();
        rig.scanFirst(3);

        assertThat(rig.bench.channel(1).relayClosed()).isFalse();
    }

    @Test
    void closingTheBoardOpensTheRelay() throws Exception {
        rig.scanFirst(4);
        rig.galvanostatic(1, 94e-6);
        rig.scanFirst(10);
        rig.board.close();
        rig.timebase.elapse(20_000_000L);

        assertThat(rig.bench.channel(1).relayClosed()).isFalse();
    }

    @Test
    void trueChargeIsTheIntegralOfTheTrueCurrent() throws Exception {
        rig.scanFirst(4);
        rig.galvanostatic(1, 94e-6);
        rig.scanFirst(7200);

        // 359.85 s or so at 94 uA: 9.4 uA h.
        double hours = 7200 * 0.05 / 3600;
        assertThat(rig.bench.channel(1).chargeAmpereHours())
                .isCloseTo(94e-6 * hours, within(94e-6 * hours * 2e-3));
        assertThat(rig.bench.channel(1).dischargeAmpereHours()).isLessThan(1e-12);
    }
}
