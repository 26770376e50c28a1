package io.presodia.hal.sim.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.cell.Catalogue;
import org.junit.jupiter.api.Test;

/**
 * Reversible capacity and first efficiency of nacro2 are calibrated on NCO || Na9Sn4, 0.1C, 2.25 to
 * 3.5 V. Both act almost alone: discharge is proportional to the first, the lost charge to what the
 * second leaves.
 */
class CathodeCalibrationTest {
    @Test
    void theHalfCellGives117AtAnEfficiencyOf97Point61() {
        CellRun run = CellRun.of(Catalogue.cell("nco-na9sn4-0wt"), 1.0);
        run.rest(7200);
        double charge = run.charge(0.1);
        run.rest(4 * 3600);
        double discharge = run.discharge(0.1);
        assertThat(discharge).isCloseTo(117.5, within(0.05));
        assertThat(100 * discharge / charge).isCloseTo(97.61, within(0.02));
    }
}
