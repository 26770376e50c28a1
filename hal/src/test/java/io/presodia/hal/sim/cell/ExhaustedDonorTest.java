package io.presodia.hal.sim.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.cell.Catalogue;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.witness.WitnessCell;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A donor that gives nothing more, in both plants. */
class ExhaustedDonorTest {
    private static final CellDesign DESIGN = Catalogue.cell("nco-sn-3wt");

    static Stream<Supplier<CellPlant>> plants() {
        return Stream.of(
                () -> SodiumCell.of(DESIGN), () -> WitnessCell.of(DESIGN, CellScatter.NONE, 1));
    }

    /** At 0.1C, as in the paper. */
    private static void charge(CellPlant cell, double minutes) {
        for (int i = 0; i < minutes * 6; i++) {
            cell.step(0.1 * DESIGN.oneCAmperes(), 10);
        }
    }

    @ParameterizedTest
    @MethodSource("plants")
    void itGivesNothingWhileItLastsAndGoesOnAfterwards(Supplier<CellPlant> plant) {
        CellPlant cell = plant.get();
        CellPlant twin = plant.get();
        charge(cell, 30);
        charge(twin, 30);
        double sodium = cell.sodiumMilliampereHours();
        double given = cell.truth().donorDepletion();
        assertThat(given).isGreaterThan(0);

        cell.faults().setDonorExhausted(true);
        charge(cell, 30);
        charge(twin, 30);

        assertThat(cell.truth().donorDepletion()).isEqualTo(given);
        assertThat(twin.truth().donorDepletion()).isGreaterThan(given);
        // The donor gives below 2.7 V against sodium, where the cathode gives nothing yet: without
        // it the cell goes up to the cathode's own potential, 2.9 V and more.
        assertThat(cell.terminalVolts()).isGreaterThan(twin.terminalVolts() + 0.2);
        assertThat(cell.sodiumMilliampereHours() / sodium - 1).isBetween(-1e-12, 1e-12);

        cell.faults().setDonorExhausted(false);
        charge(cell, 5);
        assertThat(cell.truth().donorDepletion()).isGreaterThan(given);
        assertThat(cell.sodiumMilliampereHours() / sodium - 1).isBetween(-1e-12, 1e-12);
    }

    @Test
    void itsResidualReservoirIsClosedToo() {
        SodiumCell cell = SodiumCell.of(DESIGN);
        cell.faults().setDonorExhausted(true);

        for (int i = 0; i < 10_000 && cell.terminalVolts() < 3.6; i++) {
            cell.step(0.1 * DESIGN.oneCAmperes(), 10);
        }

        assertThat(cell.terminalVolts()).isGreaterThanOrEqualTo(3.6);
        assertThat(cell.truth().donorMilliampereHours()).isZero();
        assertThat(cell.residualMilliampereHours()).isBetween(-1e-12, 1e-12);
    }

    @Test
    void aCellWithoutDonorHasNoneToExhaust() {
        CellDesign bare = Catalogue.cell("nco-sn-0wt");
        PlantFaults faults = SodiumCell.of(bare).faults();
        PlantFaults witness = WitnessCell.of(bare, CellScatter.NONE, 1).faults();

        assertThatThrownBy(() -> faults.setDonorExhausted(true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without donor");
        assertThatThrownBy(() -> witness.setDonorExhausted(true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without donor");
    }
}
