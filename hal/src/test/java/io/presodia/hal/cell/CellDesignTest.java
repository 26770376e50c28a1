package io.presodia.hal.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import org.junit.jupiter.api.Test;

class CellDesignTest {
    private final CellDesign cell = Catalogue.cell("nco-sn-3wt");

    @Test
    void theDonorCountsOnTopOfTheComposite() {
        // 8 mg at 50 % is 16 mg of composite; 3 % of it.
        assertThat(cell.donorMassGrams()).isCloseTo(0.48e-3, within(1e-12));
        assertThat(cell.donorChargeMilliampereHours()).isCloseTo(0.48e-3 * 511.7, within(1e-9));
    }

    @Test
    void theAnodeMustTakeWhatCathodeAndDonorGive() {
        double given = 8e-3 * 120.38 + 0.48e-3 * 511.7;
        assertThat(cell.anodeMilliampereHours()).isCloseTo(1.1 * given, within(1e-9));
        assertThat(cell.anodeMassGrams()).isCloseTo(1.1 * given / 846.6, within(1e-9));
        assertThat(cell.chargeBudgetAmpereHours()).isCloseTo(1.1e-3 * given, within(1e-12));
    }

    @Test
    void oneCLeavesTheDonorOut() {
        assertThat(cell.oneCAmperes()).isCloseTo(0.94e-3, within(1e-12));
        // 6 mg of donor: 0.1C is 0.307 mA.
        assertThat(0.1 * Catalogue.cell("donor-na9sn4-1-2").oneCAmperes())
                .isCloseTo(0.307e-3, within(1e-6));
    }

    @Test
    void seventyFiveMegapascalsOnTenMillimetresAreSixKilonewtons() {
        assertThat(cell.stackNewtons()).isCloseTo(5890, within(1.0));
        assertThat(cell.areaSquareCentimetres()).isCloseTo(0.7854, within(1e-4));
    }

    @Test
    void limitsComeInTheUnitsOfTheSupervisor() {
        CellLimits limits = cell.cellLimits();
        assertThat(limits.amperes().trip().high()).isCloseTo(0.94e-3, within(1e-12));
        assertThat(limits.stackPascals().trip()).isEqualTo(new Band(60e6, 90e6));
        assertThat(limits.volts().trip()).isEqualTo(new Band(1.5, 3.7));
        assertThat(limits.chargeBudgetAmpereHours()).isEqualTo(cell.chargeBudgetAmpereHours());
    }

    /** As its file has it: a cell with hard carbon may be delivered at -0.2 V, one with tin not. */
    @Test
    void aCellMayRestBelowZeroWhereItsFileExpectsItThere() {
        assertThat(Catalogue.cell("nco-hc-0wt").cellLimits().restsAboveVolts()).isEqualTo(-0.2);
        assertThat(cell.cellLimits().restsAboveVolts()).isZero();
    }

    @Test
    void aCounterElectrodeIsNeverFull() {
        CellDesign half = Catalogue.cell("nco-na9sn4-0wt");
        assertThat(half.anodeMilliampereHours()).isInfinite();
        assertThat(half.donorMassGrams()).isZero();
    }

    @Test
    void nonsenseIsRefusedByTheNameOfItsKey() {
        CellDesign.CathodePart cathode = cathode();
        assertThatThrownBy(() -> new CellDesign.CathodePart(cathode.material(), -1e-3, 0.5))
                .hasMessageContaining("cathode.active_mass_mg");
        assertThatThrownBy(() -> new CellDesign.CathodePart(cathode.material(), 8e-3, -0.5))
                .hasMessageContaining("cathode.composite_fraction");
        assertThatThrownBy(() -> new DonorPart.WeightPercent(30))
                .hasMessageContaining("donor.wt_percent must lie in 0.0 to 10.0, was 30.0");
        assertThatThrownBy(() -> new CellDesign.AnodePart(cell.anode().material(), 0.9))
                .hasMessageContaining("anode.np_ratio");
        assertThatThrownBy(() -> with(new Band(1.75, 3.9)))
                .hasMessageContaining("voltage_window_V must lie in limits.voltage_V.trip");
    }

    private CellDesign.CathodePart cathode() {
        CellDesign.CathodePart cathode = cell.cathode();
        if (cathode == null) {
            throw new AssertionError("no cathode");
        }
        return cathode;
    }

    private CellDesign with(Band window) {
        return new CellDesign(
                cell.name(),
                cell.description(),
                cell.cathode(),
                cell.anode(),
                cell.donor(),
                cell.electrolyte(),
                cell.fixture(),
                cell.dieDiameterMillimetres(),
                cell.stackPressureMegapascals(),
                cell.stackPressureWindowMegapascals(),
                window,
                cell.initialVoltageVolts(),
                cell.temperatureCelsius(),
                cell.limits());
    }
}
