package io.presodia.hal.sim.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

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

    /** Squares of differences of independent numbers are twice those of the numbers. */
    @Test
    void seedsThatFollowEachOtherGiveCellsThatHaveNothingInCommon() {
        int cells = 1000;
        double squares = 0;
        double steps = 0;
        for (int seed = 1; seed <= cells; seed++) {
            double here = CellScatter.draw(seed).donorCapacity() - 1;
            double next = CellScatter.draw(seed + 1).donorCapacity() - 1;
            squares += here * here;
            steps += (next - here) * (next - here);
        }
        // A deviation cut at 2.5 is 0.955 of an uncut one.
        assertThat(Math.sqrt(squares / cells)).isCloseTo(0.955 * 0.06, withinPercentage(8));
        assertThat(steps / squares).isCloseTo(2, withinPercentage(10));
        assertThat(CellScatter.inChannel(7, 1)).isEqualTo(CellScatter.draw(7));
        assertThat(CellScatter.inChannel(7, 2)).isNotEqualTo(CellScatter.draw(8));
    }

    @Test
    void aSpreadBelowNothingIsRefused() {
        assertThatThrownBy(() -> CellScatter.draw(7, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spread");
    }
}
