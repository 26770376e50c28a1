package io.presodia.firmware.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.scan.ChannelScan;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hal.sim.cell.SodiumCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a cell before anything has happened to it. */
class FirstLookTest {
    private static final int CELLS = 12;

    private static ChannelScan atRest(AgeableCell cell, double seconds) {
        return Samples.scan(seconds, 0, 0, cell.terminalVolts(), Quality.GOOD);
    }

    /** The donor fills what the fresh cathode has left empty, all of it within an hour. */
    @ParameterizedTest
    @ValueSource(strings = {"nco-sn-1wt", "nco-sn-3wt", "nco-sb-5wt"})
    void beforeAnyCurrentTheTruthLiesWithinTheBand(String name) {
        CellDesign design = Samples.cell(name);
        int within = 0;
        for (int seed = 1; seed <= CELLS; seed++) {
            CellScatter scatter = CellScatter.draw(seed);
            AgeableCell cell = SodiumCell.of(design, scatter);
            CellEstimator estimator = new CellEstimator(design, Meters.BOARD, History.NEW);
            double all =
                    estimator.estimate().donor().na2sMilliampereHoursPerGram().value()
                            * scatter.donorCapacity();
            for (double seconds = 0; seconds <= 3600; seconds += 60) {
                estimator.update(atRest(cell, 1 + seconds));
                if (seconds == 0 || seconds == 600 || seconds == 3600) {
                    CellTruth truth = cell.truth();
                    double given =
                            (truth.donorStage1MilliampereHours()
                                            + truth.donorStage2MilliampereHours())
                                    / design.activeMassGrams();
                    CellEstimate now = estimator.estimate();
                    boolean soc = now.soc().covers(truth.soc());
                    boolean share = now.donor().na2sDepletion().covers(given / all);
                    within += soc && share ? 1 : 0;
                }
                cell.step(0, 60);
            }
        }
        // Of 36 looks at 95 %, fewer than 31 would be one row in a hundred.
        assertThat(within).isGreaterThanOrEqualTo(31);
    }

    @Test
    void theDonorGivesAMilliampereHourPerGramOfCathodeWhateverItsDose() {
        for (String name : new String[] {"nco-sn-1wt", "nco-sn-3wt"}) {
            CellEstimator estimator =
                    new CellEstimator(Samples.cell(name), Meters.BOARD, History.NEW);
            DonorEstimate donor = estimator.estimate().donor();
            double all = donor.na2sMilliampereHoursPerGram().value();
            assertThat(donor.na2sDepletion().value() * all).as(name).isBetween(0.8, 1.2);
            assertThat(donor.basis()).isEqualTo(DonorEstimate.Basis.DESIGN);
        }
    }

    /** The cell file says 3 wt%, and somebody forgot them. */
    @Test
    void aDonorThatIsNotThereIsNotFoundSpent() {
        CellDesign said = Samples.cell("nco-sn-3wt");
        AgeableCell cell = SodiumCell.of(Samples.cell("nco-sn-0wt"), CellScatter.draw(5));
        DonorEstimator estimator = new DonorEstimator(said, Meters.BOARD);
        double amperes = 0.1 * said.oneCAmperes();
        for (int s = 60; s <= 4 * 3600; s += 60) {
            cell.step(amperes, 60);
            double net = amperes * s / 3600;
            estimator.sample(
                    s * 1_000_000_000L, net, 0, amperes, cell.terminalVolts(), cell.celsius());
            estimator.work(400);
        }
        DonorEstimate found = estimator.estimate();
        // 47 mAh/g have passed, and 30 are said to be in the donor.
        assertThat(found.na2sDepletion().known()).isFalse();
        assertThat(found.na2sMilliampereHoursPerGram().covers(0)).isTrue();
        assertThat(estimator.na2sGiven().covers(0)).isTrue();
    }

    @Test
    void aUsedCellMayHoldAnythingAndItsDonorToo() {
        CellEstimator estimator =
                new CellEstimator(Samples.cell("nco-sn-3wt"), Meters.BOARD, History.USED);
        estimator.update(Samples.scan(1, 0, 0, 2.9, Quality.GOOD));
        CellEstimate first = estimator.estimate();

        assertThat(first.soc().covers(0.01)).isTrue();
        assertThat(first.soc().covers(0.99)).isTrue();
        assertThat(first.donor().na2sDepletion().known()).isFalse();
        assertThat(first.donor().depletion().known()).isFalse();
        assertThat(first.donor().na2sMilliampereHoursPerGram().known()).isTrue();

        CellEstimator other =
                new CellEstimator(Samples.cell("nco-sn-3wt"), Meters.BOARD, History.NEW);
        other.restore(estimator.toBytes());
        assertThat(other.estimate().donor().depletion().known()).isFalse();
    }
}
