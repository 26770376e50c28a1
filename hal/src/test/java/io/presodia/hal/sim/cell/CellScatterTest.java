package io.presodia.hal.sim.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CellScatterTest {
    @Test
    void theUsualSpreadIsOne() {
        assertThat(CellScatter.draw(7, 1)).isEqualTo(CellScatter.draw(7));
    }

    @Test
    void twiceTheSpreadIsTwiceAsFarOff() {
        CellScatter one = CellScatter.draw(7, 1);
        CellScatter two = CellScatter.draw(7, 2);
        assertThat(two.cathodeFoot()).isCloseTo(2 * one.cathodeFoot(), within(1e-12));
        assertThat(two.trapFraction() - 1).isCloseTo(2 * (one.trapFraction() - 1), within(1e-12));
        assertThat(two.cathodeVolts().first())
                .isCloseTo(2 * one.cathodeVolts().first(), within(1e-12));
    }

    @Test
    void noSpreadIsTheDesign() {
        assertThat(CellScatter.draw(7, 0).withCathodeLoss(0.03).cathodeCapacity())
                .isCloseTo(0.97, within(1e-12));
        assertThat(CellScatter.draw(7, 0).hysteresis()).isEqualTo(1);
    }

    @Test
    void aSpreadBelowNothingIsRefused() {
        assertThatThrownBy(() -> CellScatter.draw(7, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spread");
    }
}
