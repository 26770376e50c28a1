package io.presodia.hal.sim.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.cell.Catalogue;
import org.junit.jupiter.api.Test;

/**
 * Potentials of the donor are calibrated on its own cell: 6 mg || NPS-NBH || Na9Sn4 at 0.1C. The
 * peaks of its dQ/dV (the paper's figure S4: about 2.0 and 2.3 V) hold the polarisation, about 0.2
 * V: each potential is the peak less that.
 */
class DonorCalibrationTest {
    private final CellRun run = CellRun.of(Catalogue.cell("donor-na9sn4-1-2"), 1.0);
    private final double capacity = run.charge(0.1);

    @Test
    void thePeaksLieAt2Point0And2Point3Volts() {
        assertThat(run.peak(1.8, 2.14)).isCloseTo(2.0, within(0.011));
        assertThat(run.peak(2.14, 2.6)).isCloseTo(2.3, within(0.011));
    }

    @Test
    void allActiveSodiumIsOutBy3Point5Volts() {
        CellTruth truth = run.cell().truth();
        assertThat(truth.donorDepletion()).isGreaterThan(0.999);
        assertThat(truth.donorNpsMilliampereHours() / 6e-3).isCloseTo(49.6, within(0.2));
    }

    @Test
    void theCapacityIsThatOfTheSodiumItHolds() {
        // Both Na2S stages and the active NPS, and a share of the residual: nothing is lost or
        // invented.
        assertThat(capacity).isCloseTo(259.5 + 198.5 + 49.6, within(0.8));
    }
}
