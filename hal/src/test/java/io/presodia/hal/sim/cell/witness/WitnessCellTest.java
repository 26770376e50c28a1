package io.presodia.hal.sim.cell.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.cell.Catalogue;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.SodiumCell;
import org.junit.jupiter.api.Test;

class WitnessCellTest {
    private static final CellDesign CELL = Catalogue.cell("nco-sn-3wt");

    private static double run(AgeableCell cell, double amperes, double until) {
        double charge = 0;
        for (int i = 0; i < 3000; i++) {
            cell.step(amperes, 30);
            charge += Math.abs(amperes) * 1e3 * 30 / 3600 / CELL.activeMassGrams();
            if ((cell.terminalVolts() - until) * amperes >= 0) {
                return charge;
            }
        }
        throw new AssertionError("never at " + until + " V");
    }

    @Test
    void itsFirstCycleIsThatOfThePaper() {
        AgeableCell cell = WitnessCell.of(CELL, CellScatter.NONE, 3);
        double amperes = 0.1 * CELL.oneCAmperes();
        // Paper, figures 4b and 4c: 150.2 in, 118.2 mAh/g out; the witness was fitted to neither.
        assertThat(run(cell, amperes, 3.6)).isCloseTo(150.2, within(4.0));
        assertThat(run(cell, -amperes, 1.75)).isCloseTo(118.2, within(4.0));
    }

    @Test
    void sodiumIsConserved() {
        AgeableCell cell = WitnessCell.of(CELL, CellScatter.draw(4), 4);
        double before = cell.sodiumMilliampereHours();
        double amperes = 0.2 * CELL.oneCAmperes();
        run(cell, amperes, 3.6);
        cell.loseSodium(0.05);
        run(cell, -amperes, 1.75);
        run(cell, amperes, 3.6);
        assertThat(cell.sodiumMilliampereHours()).isCloseTo(before, within(1e-9));
    }

    @Test
    void lostSodiumIsDeficitInBothPlants() {
        for (AgeableCell cell :
                new AgeableCell[] {
                    SodiumCell.of(CELL), WitnessCell.of(CELL, CellScatter.NONE, 5)
                }) {
            run(cell, 0.1 * CELL.oneCAmperes(), 3.6);
            double before = cell.truth().sodiumDeficitMilliampereHoursPerGram();
            double sodium = cell.sodiumMilliampereHours();
            cell.loseSodium(5 * CELL.activeMassGrams());
            assertThat(cell.truth().sodiumDeficitMilliampereHoursPerGram())
                    .isCloseTo(before + 5, within(1e-9));
            assertThat(cell.sodiumMilliampereHours()).isCloseTo(sodium, within(1e-12));
        }
    }

    @Test
    void anotherSeedIsAnotherCellAndTheSameSeedTheSame() {
        AgeableCell one = WitnessCell.of(CELL, CellScatter.NONE, 6);
        AgeableCell same = WitnessCell.of(CELL, CellScatter.NONE, 6);
        AgeableCell other = WitnessCell.of(CELL, CellScatter.NONE, 7);
        for (AgeableCell cell : new AgeableCell[] {one, same, other}) {
            cell.step(1e-4, 3600);
        }
        assertThat(one.terminalVolts()).isEqualTo(same.terminalVolts());
        assertThat(one.terminalVolts()).isNotEqualTo(other.terminalVolts());
    }

    @Test
    void aHeldVoltageIsHeldWithinAMillivolt() {
        AgeableCell cell = WitnessCell.of(CELL, CellScatter.NONE, 8);
        run(cell, 0.2 * CELL.oneCAmperes(), 3.5);
        cell.stepAtVoltage(3.5, CELL.oneCAmperes(), 600);
        assertThat(cell.terminalVolts()).isCloseTo(3.5, within(1e-3));
        assertThat(cell.amperes()).isBetween(0.0, 0.2 * CELL.oneCAmperes());
    }

    @Test
    void aShortEatsCharge() {
        AgeableCell cell = WitnessCell.of(CELL, CellScatter.NONE, 9);
        run(cell, 0.1 * CELL.oneCAmperes(), 3.6);
        double before = cell.truth().soc();
        cell.faults().setShortOhms(100_000);
        cell.step(0, 10 * 3600);
        // Some 3 V over 100 kohm for 10 h are 0.3 mAh of 0.95.
        assertThat(before - cell.truth().soc()).isCloseTo(0.32, within(0.05));
    }
}
