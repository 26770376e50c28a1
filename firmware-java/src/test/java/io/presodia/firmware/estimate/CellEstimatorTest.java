package io.presodia.firmware.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.unit.Current;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellEstimatorTest {
    private static final CellDesign CELL = Samples.cell("nco-sn-3wt");
    private static final double AMPERES = 0.1 * CELL.oneCAmperes();

    private static CellEstimator used() {
        return new CellEstimator(CELL, Meters.BOARD, History.USED);
    }

    /** Charges at a steady voltage in the flat middle. */
    private static List<ChannelScan> charge(int from, int scans, Quality quality) {
        List<ChannelScan> list = new ArrayList<>();
        for (int i = from; i < from + scans; i++) {
            list.add(Samples.scan(5 * i, AMPERES * i * 5 / 3600, AMPERES, 2.85, quality));
        }
        return list;
    }

    @Test
    void aReadingThatIsNotGoodIsNoUpdate() {
        CellEstimator estimator = used();
        charge(1, 200, Quality.GOOD).forEach(estimator::update);
        CellEstimate before = estimator.estimate();

        charge(201, 500, Quality.BUS_FAULT).forEach(estimator::update);

        assertThat(estimator.estimate()).isEqualTo(before);
    }

    private static ChannelScan in(int i, double amperes, double volts, int range, boolean settles) {
        OutputState output =
                new OutputState(
                        new Drive.Galvanostatic(new Current(AMPERES)), range, true, true, settles);
        return Samples.scan(5 * i, AMPERES * i * 5 / 3600, amperes, volts, Quality.GOOD, output);
    }

    @Test
    void aChangeOfTheRangeIsNoUpdateWhileItSettlesAndNoStepAfterwards() {
        CellEstimator changed = used();
        CellEstimator still = used();
        for (int i = 1; i <= 600; i++) {
            int range = i < 200 ? 1 : 2;
            boolean settles = i == 200 || i == 201;
            // What a reading of two ranges mixed may look like: half the current, another voltage.
            changed.update(
                    in(i, settles ? 0.5 * AMPERES : AMPERES, settles ? 2.5 : 2.85, range, settles));
            if (!settles) {
                still.update(in(i, AMPERES, 2.85, 1, false));
            }
        }
        assertThat(changed.estimate()).isEqualTo(still.estimate());
    }

    @Test
    void anOpenRelayMovesNothingWhateverTheConverterShows() {
        CellEstimator estimator = used();
        charge(1, 400, Quality.GOOD).forEach(estimator::update);
        CellEstimate before = estimator.estimate();
        double net = AMPERES * 400 * 5 / 3600;
        OutputState open = new OutputState(Drive.Open.OPEN, 1, false, false, false);
        for (int i = 401; i <= 1120; i++) {
            // The converter's offset, a hundredth of the current, and noise in the voltage.
            double volts = 2.84 + (i % 2 == 0 ? 1e-4 : -1e-4);
            estimator.update(Samples.scan(5 * i, net, 0.01 * AMPERES, volts, Quality.GOOD, open));
        }
        Estimated after = estimator.estimate().soc();
        assertThat(after.value()).isCloseTo(before.soc().value(), within(before.soc().sigma()));
        assertThat(after.sigma()).isPositive().isLessThan(1.05 * before.soc().sigma());
    }

    @Test
    void aVoltageNarrowsWhatIsKnown() {
        CellEstimator estimator = used();
        double before = estimator.estimate().soc().sigma();
        charge(1, 200, Quality.GOOD).forEach(estimator::update);
        assertThat(estimator.estimate().soc().sigma()).isLessThan(0.8 * before);
    }

    @Test
    void whatIsWrittenDownIsTakenUpAgain() {
        CellEstimator one = used();
        charge(1, 300, Quality.GOOD).forEach(one::update);
        byte[] state = one.toBytes();
        CellEstimator other = used();
        other.restore(state);

        assertThat(other.estimate().soc().value())
                .isCloseTo(one.estimate().soc().value(), within(1e-5));
        // On another clock, and with the charge that passed meanwhile counted on.
        charge(301, 60, Quality.GOOD).forEach(other::update);
        charge(301, 60, Quality.GOOD).forEach(one::update);
        assertThat(other.estimate().soc().value())
                .isCloseTo(one.estimate().soc().value(), within(0.01));
    }

    /** Two power cuts in a first charge. */
    @Test
    void whatWasTakenUpAgainCanBeWrittenDownAgain() {
        CellEstimator one = new CellEstimator(CELL, Meters.BOARD, History.NEW);
        charge(1, 300, Quality.GOOD).forEach(one::update);
        CellEstimator other = new CellEstimator(CELL, Meters.BOARD, History.NEW);
        other.restore(one.toBytes());
        charge(301, 20, Quality.GOOD).forEach(other::update);
        CellEstimator last = new CellEstimator(CELL, Meters.BOARD, History.NEW);
        last.restore(other.toBytes());

        assertThat(last.estimate().soc()).isEqualTo(other.estimate().soc());
    }

    @Test
    void theStateOfAnotherCellIsRefused() {
        byte[] other =
                new CellEstimator(Samples.cell("nco-sn-1wt"), Meters.BOARD, History.USED).toBytes();
        assertThatThrownBy(() -> used().restore(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of cathode");
    }

    @Test
    void aStateThatWasCutOffIsRefused() {
        byte[] whole = used().toBytes();
        byte[] part = java.util.Arrays.copyOf(whole, whole.length - 8);
        assertThatThrownBy(() -> used().restore(part))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> used().restore(new byte[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void updatesAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (History history : History.values()) {
            CellEstimator estimator = new CellEstimator(CELL, Meters.BOARD, history);
            charge(1, 4_000, Quality.GOOD).forEach(estimator::update);
            List<ChannelScan> scans = charge(4_001, 2_000, Quality.GOOD);
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < scans.size(); i++) {
                estimator.update(scans.get(i));
            }
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            // Two thousand scans that each allocated the smallest object would take 32,000 bytes.
            assertThat(allocated).as("%s", history).isLessThan(2_000);
        }
    }

    @Test
    void aCellWithoutCathodeCannotBeEstimated() {
        CellDesign donorCell = Samples.cell("donor-na9sn4-1-2");
        assertThat(CellEstimator.canEstimate(donorCell)).isFalse();
        assertThatThrownBy(() -> new CellEstimator(donorCell, Meters.BOARD, History.NEW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no cathode");
    }

    @Test
    void npsIsNeverClaimedToBeKnown() {
        CellEstimator estimator = new CellEstimator(CELL, Meters.BOARD, History.NEW);
        charge(1, 2_000, Quality.GOOD).forEach(estimator::update);
        assertThat(estimator.estimate().donor().npsMilliampereHoursPerGram().known()).isFalse();
    }
}
