package io.presodia.firmware.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.SodiumCell;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A filter that was told what is not so. */
class LostFilterTest {
    private static final CellDesign CELL = Samples.cell("nco-sn-0wt");
    private static final int STEP_SECONDS = 30;

    private final AgeableCell cell = SodiumCell.of(CELL, CellScatter.draw(5));
    private final SocEstimator estimator = new SocEstimator(CELL, Meters.BOARD);
    private int seconds;
    private double net;

    private void drive(double rate, double hours, boolean watched) {
        double amperes = rate * CELL.oneCAmperes();
        double low = CELL.voltageWindowVolts().low();
        double high = CELL.voltageWindowVolts().high();
        for (int s = 0; s < hours * 3600; s += STEP_SECONDS) {
            if (rate > 0 ? cell.terminalVolts() > high : rate < 0 && cell.terminalVolts() < low) {
                return;
            }
            cell.step(amperes, STEP_SECONDS);
            seconds += STEP_SECONDS;
            net += amperes * STEP_SECONDS / 3600;
            if (watched) {
                estimator.sample(
                        seconds * 1_000_000_000L,
                        net,
                        0,
                        amperes,
                        cell.terminalVolts(),
                        cell.celsius());
                estimator.work(SocFilter.HYPOTHESES);
            }
        }
    }

    @ParameterizedTest(name = "told {0} too much, sure to {1}")
    @CsvSource({"0, 0.02, false", "0.6, 0.01, true", "-0.5, 0.01, true"})
    void aFilterThatLostItsCellBeginsAnewAndFindsIt(double off, double sigma, boolean lost) {
        drive(0.2, 9, false);
        drive(-0.2, off < 0 ? 1 : 4, false);
        drive(0, 1, false);
        estimator.startUsed(new Estimated(cell.truth().soc() + off, sigma));

        boolean told = false;
        for (int cycle = 0; cycle < 3; cycle++) {
            drive(-0.2, 9, true);
            drive(0.2, 9, true);
            told |= estimator.takeLost();
        }
        drive(-0.2, 2, true);

        assertThat(told).isEqualTo(lost);
        Estimated soc = estimator.estimate().soc();
        assertThat(Math.abs(soc.value() - cell.truth().soc()))
                .as("%s against %s", soc, cell.truth().soc())
                .isLessThan(0.02);
    }
}
