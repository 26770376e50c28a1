package io.presodia.hal.sim.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.cell.Catalogue;
import io.presodia.hal.cell.CellDesign;
import org.junit.jupiter.api.Test;

class UsedCellTest {
    private static final CellDesign DESIGN = Catalogue.cell("nco-sn-3wt");

    @Test
    void aCycledCellHasSpentItsDonorAndRestsInItsWindow() {
        SodiumCell cell = UsedCell.cycled(DESIGN, CellScatter.NONE);
        CellTruth truth = cell.truth();
        assertThat(cell.openCircuitVolts())
                .isBetween(DESIGN.voltageWindowVolts().low(), DESIGN.voltageWindowVolts().high());
        assertThat(truth.donorDepletion()).isGreaterThan(0.95);
    }

    @Test
    void aCellThatWasNotChargedIsAsAssembled() {
        SodiumCell cell = UsedCell.charged(DESIGN, CellScatter.NONE, 0);
        assertThat(cell.openCircuitVolts())
                .isCloseTo(SodiumCell.of(DESIGN).openCircuitVolts(), within(1e-12));
    }
}
