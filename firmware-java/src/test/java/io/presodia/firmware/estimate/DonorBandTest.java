package io.presodia.firmware.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.SodiumCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How wide the stated band of a donor's capacity is. */
class DonorBandTest {
    private static final int STEP_SECONDS = 20;
    private static final int REST_SECONDS = 7200;
    private static final long SEED = 11;

    /** A first charge at 0.1C until it has told all of the donor, read with so much noise. */
    private static DonorEstimate afterCharge(
            CellDesign design, CellDesign built, Meters meters, double noiseVolts) {
        AgeableCell cell = SodiumCell.of(built, CellScatter.draw(SEED));
        DonorEstimator estimator = new DonorEstimator(design, meters);
        NoiseSource noise = new NoiseSource(SEED, "reading");
        double net = 0;
        for (int s = STEP_SECONDS; !estimator.complete(); s += STEP_SECONDS) {
            double amperes = s > REST_SECONDS ? 0.1 * design.oneCAmperes() : 0;
            cell.step(amperes, STEP_SECONDS);
            net += amperes * STEP_SECONDS / 3600;
            double volts = cell.terminalVolts() + noiseVolts * noise.gaussian();
            estimator.sample(s * 1_000_000_000L, net, 0, amperes, volts, cell.celsius());
            estimator.work(60);
        }
        estimator.iterate(5);
        return estimator.estimate();
    }

    private static Meters noisy(double volts) {
        Meters board = Meters.BOARD;
        return new Meters(
                volts,
                board.voltsOffset(),
                board.voltsGain(),
                board.offsetAmperes(),
                board.currentGain(),
                board.celsius(),
                board.zeroedShare());
    }

    @Test
    void noiseThatTheMeterIsKnownForIsNotTakenForAnOddCell() {
        double volts = 0.005;
        CellDesign design = Samples.cell("nco-sn-3wt");

        DonorEstimate known = afterCharge(design, design, noisy(volts), volts);
        DonorEstimate unknown = afterCharge(design, design, Meters.BOARD, volts);

        assertThat(known.inflation()).isLessThan(0.8 * unknown.inflation());
        assertThat(known.na2sMilliampereHoursPerGram().sigma())
                .isLessThan(unknown.na2sMilliampereHoursPerGram().sigma());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nco-sn-1wt", "nco-sn-3wt"})
    void aBandIsNoNarrowerThanDoseAndFootAllowAndAWeighedDoseNarrowsIt(String name) {
        CellDesign design = Samples.cell(name);
        Estimated capacity =
                afterCharge(design, design, Meters.BOARD, 0).na2sMilliampereHoursPerGram();
        double ofDose = 0.06 * capacity.value();
        double both = 1 / Math.sqrt(1 / (0.42 * 0.42) + 1 / (ofDose * ofDose));

        assertThat(capacity.sigma()).isBetween(both * 0.97, 0.45);
    }

    /** The cell file says 3 wt%, and the cell was made with a third of it. */
    @Test
    void aDoseThatIsNotInTheFileIsFoundAllTheSame() {
        CellDesign built = Samples.cell("nco-sn-1wt");
        DonorEstimate found = afterCharge(Samples.cell("nco-sn-3wt"), built, Meters.BOARD, 0);
        double designed =
                new DonorEstimator(built, Meters.BOARD)
                        .estimate()
                        .na2sMilliampereHoursPerGram()
                        .value();
        double truth = designed * CellScatter.draw(SEED).donorCapacity();

        assertThat(found.na2sMilliampereHoursPerGram().covers(truth))
                .as("%s holds %s", found.na2sMilliampereHoursPerGram(), truth)
                .isTrue();
        assertThat(found.na2sDepletion().value()).isGreaterThan(0.95);
    }
}
