package io.presodia.firmware.estimate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.estimate.ReservoirLedger.Finding;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Counters;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.Quality;
import org.junit.jupiter.api.Test;

/** The ledger of the residue and the trend of the efficiency, fed by scans of a minute or five. */
class CycleWatchTest {
    private static final CellDesign CELL = Samples.cell("nco-sn-3wt");
    private static final double GRAMS = CELL.activeMassGrams();

    /** What goes in beyond what comes out, each cycle after the first, mAh/g. */
    private static final double SURPLUS = 0.2;

    private CellEstimator estimator = new CellEstimator(CELL, Meters.BOARD, History.NEW);
    private double seconds = 1;
    private double in;
    private double out;
    private double zero;
    private double leakVoltsPerHour;
    private double leakGrows;
    private int scanSeconds = 60;

    private void scan(double amperes, double volts) {
        ChannelScan plain = Samples.scan(seconds, 0, amperes, volts, Quality.GOOD);
        estimator.update(
                new ChannelScan(
                        1,
                        true,
                        plain.sample(),
                        plain.volts(),
                        plain.amperes(),
                        new Counters(in, out, 0, 0),
                        0,
                        zero));
        seconds += scanSeconds;
    }

    /** So much charge in ten hours. */
    private void flow(double milliampereHoursPerGram, double from, double to) {
        double amperes = milliampereHoursPerGram * GRAMS * 1e-3 / 10;
        int scans = 36_000 / scanSeconds;
        for (int i = 1; i <= scans; i++) {
            in += Math.max(0, amperes) * 10 / scans;
            out += Math.max(0, -amperes) * 10 / scans;
            scan(amperes, from + (to - from) * i / scans);
        }
    }

    private void rest(int hours, double volts) {
        for (int i = 0; i < 3600 * hours / scanSeconds; i++) {
            scan(0, volts - leakVoltsPerHour * i * scanSeconds / 3600);
        }
    }

    private CycleWatchTest cycles(int count, boolean zeroed, int topHours, double endVolts) {
        for (int i = 0; i < count; i++) {
            rest(1, 1.8);
            if (zeroed) {
                zero += 1e-9;
                scan(0, 1.8);
            }
            flow(in == 0 ? 150 : 118 + SURPLUS + i * leakGrows, 1.8, 3.6);
            rest(topHours, 3.5);
            flow(-118, 3.5, endVolts);
        }
        return this;
    }

    /** A cycle is over when the next charge has begun. */
    private Reservoir found() {
        flow(20, 1.8, 2.5);
        return requireNonNull(estimator.estimate().reservoir());
    }

    @Test
    void whatGoesInAndDoesNotComeOutWithoutFadeIsTheResidue() {
        Reservoir found = cycles(4, true, 5, 1.75).found();

        assertThat(found.finding()).isEqualTo(Finding.DETERMINED);
        assertThat(found.cycles()).isEqualTo(3);
        assertThat(found.released().value()).isCloseTo(3 * SURPLUS, within(1e-6));
        assertThat(found.released().sigma()).isLessThan(0.05);
        assertThat(found.reason()).isEmpty();
    }

    @Test
    void withoutARestAtTheTopOrWithALeakItMayBeASoftShort() {
        assertThat(cycles(3, true, 0, 1.75).found().finding()).isEqualTo(Finding.OR_SOFT_SHORT);
        CycleWatchTest leaking = new CycleWatchTest();
        leaking.leakVoltsPerHour = 2e-3;
        Reservoir found = leaking.cycles(3, true, 5, 1.75).found();

        assertThat(found.finding()).isEqualTo(Finding.OR_SOFT_SHORT);
        assertThat(found.released().known()).isFalse();
        assertThat(found.reason()).contains("leak");
    }

    @Test
    void anOffsetThatNoRestTookIsNoNumber() {
        // 0.1 uA on 8 mg over 20 h is 0.25 mAh/g, and the same again each cycle.
        Reservoir found = cycles(6, false, 5, 1.75).found();

        assertThat(found.finding()).isEqualTo(Finding.NOT_DETERMINABLE);
        assertThat(found.surplus().known()).isFalse();
        assertThat(found.reason()).contains("offset");
    }

    @Test
    void aCycleThatEndsElsewhereEndsTheSum() {
        cycles(3, true, 0, 1.75).cycles(1, true, 0, 2.2);

        assertThat(cycles(2, true, 0, 1.75).found().cycles()).isEqualTo(2);
    }

    @Test
    void theSumGoesOnAfterARestart() {
        cycles(2, true, 5, 1.75);
        byte[] state = estimator.toBytes();
        estimator = new CellEstimator(CELL, Meters.BOARD, History.NEW);
        estimator.restore(state);
        seconds = 1;
        Reservoir found = cycles(2, true, 5, 1.75).found();

        assertThat(found.finding()).isEqualTo(Finding.DETERMINED);
        assertThat(found.released().value()).isCloseTo(3 * SURPLUS, within(1e-6));
    }

    private EfficiencyDrift drift() {
        flow(20, 1.8, 2.5);
        return requireNonNull(estimator.estimate().efficiencyDrift());
    }

    @Test
    void aLeakThatGrowsLetsTheEfficiencyFall() {
        leakGrows = 0.118;
        scanSeconds = 300;
        EfficiencyDrift drift = cycles(11, true, 0, 1.75).drift();

        assertThat(drift.cycles()).isEqualTo(10);
        // 118 of 118.2 + 0.118 i, the first apart: about one in a thousand each cycle.
        assertThat(drift.perCycle().value()).isCloseTo(-1e-3, within(2e-5));
        assertThat(drift.certainFall()).isBetween(0.8e-3, 1e-3);
    }

    @Test
    void theTrendGoesOnAfterARestartAndInACellWithoutDonor() {
        CellDesign none = Samples.cell("nco-sn-0wt");
        estimator = new CellEstimator(none, Meters.BOARD, History.USED);
        scanSeconds = 300;
        cycles(6, true, 0, 1.75);
        byte[] state = estimator.toBytes();
        estimator = new CellEstimator(none, Meters.BOARD, History.USED);
        estimator.restore(state);
        seconds = 1;

        EfficiencyDrift drift = cycles(5, true, 0, 1.75).drift();
        assertThat(drift.cycles()).isEqualTo(10);
        assertThat(drift.certainFall()).isZero();
        assertThat(estimator.estimate().reservoir()).isNull();
    }

    @Test
    void oneCycleAndACellWithoutDonorTellNothing() {
        Reservoir found = cycles(1, true, 0, 1.75).found();
        assertThat(found).isEqualTo(Reservoir.NOTHING);
        assertThat(found.reason()).contains("two full cycles");

        CellDesign none = Samples.cell("nco-sn-0wt");
        assertThat(new CellEstimator(none, Meters.BOARD, History.NEW).estimate().reservoir())
                .isNull();
    }
}
