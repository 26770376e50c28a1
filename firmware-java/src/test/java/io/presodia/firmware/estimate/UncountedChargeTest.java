package io.presodia.firmware.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.scan.ChannelScan;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hal.sim.cell.SodiumCell;
import io.presodia.hal.unit.Current;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Minutes of a first charge in which nobody read the current. */
class UncountedChargeTest {
    private static final CellDesign CELL = Samples.cell("nco-sn-3wt");
    private static final double AMPERES = 0.1 * CELL.oneCAmperes();
    private static final int STEP_SECONDS = 20;
    private static final int REST_SECONDS = 7200;

    /** Into the first stage, 5 mAh/g. */
    private static final int GAP_SECONDS = REST_SECONDS + 1540;

    private final CellScatter scatter = CellScatter.draw(11);
    private final AgeableCell cell = SodiumCell.of(CELL, scatter);
    private final DonorEstimator estimator = new DonorEstimator(CELL, Meters.BOARD);
    private final double all =
            estimator.estimate().na2sMilliampereHoursPerGram().value() * scatter.donorCapacity();

    private double given() {
        CellTruth truth = cell.truth();
        double out = truth.donorStage1MilliampereHours() + truth.donorStage2MilliampereHours();
        return out / CELL.activeMassGrams() / all;
    }

    @ParameterizedTest(name = "{0} min, of which current flows for {1}")
    @CsvSource({"20, 20", "30, 0"})
    void theTruthStaysWithinTheBandAndTheEndIsNotSaidEarly(int minutes, int flows) {
        double net = 0;
        double uncounted = 0;
        boolean seen = false;
        for (int s = STEP_SECONDS; given() < 0.97; s += STEP_SECONDS) {
            int since = s - GAP_SECONDS;
            boolean gap = since > 0 && since <= 60 * minutes;
            boolean flowing = s > REST_SECONDS && (!gap || since <= 60 * flows);
            double amperes = flowing ? AMPERES : 0;
            cell.step(amperes, STEP_SECONDS);
            if (gap) {
                uncounted += STEP_SECONDS;
            } else {
                net += amperes * STEP_SECONDS / 3600;
            }
            double read = gap ? Double.NaN : amperes;
            double volts = gap ? Double.NaN : cell.terminalVolts();
            estimator.sample(s * 1_000_000_000L, net, uncounted, read, volts, cell.celsius());
            estimator.work(200);
            Estimated share = estimator.estimate().na2sDepletion();
            if (given() < 0.90) {
                // What declares a donor spent, less the probes that must agree.
                assertThat(share.value() >= 0.95 && share.value() - share.sigma() >= 0.90)
                        .as("said to be spent at %s", given())
                        .isFalse();
            }
            if (since == 60 * minutes || since == 60 * minutes + 1200) {
                assertThat(share.covers(given()))
                        .as("%s holds %s after %d s", share, given(), since)
                        .isTrue();
                seen = true;
            }
        }
        assertThat(seen).isTrue();
        Estimated end = estimator.estimate().na2sMilliampereHoursPerGram();
        assertThat(end.covers(all)).as("%s holds %s", end, all).isTrue();
    }

    private static ChannelScan scan(int seconds, double uncounted, Quality quality) {
        long nanos = seconds * 1_000_000_000L;
        OutputState output =
                new OutputState(
                        new Drive.Galvanostatic(new Current(AMPERES)), 1, true, true, false);
        double counted = AMPERES * (seconds - uncounted) / 3600;
        ChannelScan whole = Samples.scan(seconds, counted, AMPERES, 1.6, quality, output);
        return new ChannelScan(
                1,
                true,
                whole.sample(),
                whole.volts(),
                new Reading(AMPERES, nanos, quality),
                whole.total(),
                uncounted,
                0);
    }

    @Test
    void whileNobodyReadsTheCurrentTheBandsGrowAndStayGrown() {
        CellEstimator watched = new CellEstimator(CELL, Meters.BOARD, History.NEW);
        for (int s = 1; s <= 600; s++) {
            watched.update(scan(s, 0, Quality.GOOD));
        }
        CellEstimate before = watched.estimate();
        for (int s = 601; s <= 2400; s++) {
            watched.update(scan(s, s - 600, Quality.BUS_FAULT));
        }
        double during = watched.estimate().donor().na2sDepletion().sigma();
        double known = before.donor().na2sDepletion().sigma();
        // Half an hour at 0.1C is 5.9 mAh/g of the donor's 27; four tenths of it.
        assertThat(Math.sqrt(during * during - known * known)).isBetween(0.07, 0.10);
        for (int s = 2401; s <= 2500; s++) {
            watched.update(scan(s, 1800, Quality.GOOD));
        }
        CellEstimate after = watched.estimate();
        assertThat(after.soc().sigma()).isGreaterThan(before.soc().sigma() + 0.015);
        CellEstimator other = new CellEstimator(CELL, Meters.BOARD, History.NEW);
        other.restore(watched.toBytes());
        assertThat(other.estimate().soc()).isEqualTo(after.soc());
    }
}
