package io.presodia.firmware.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.scan.CellWear;
import io.presodia.hal.cell.CellDesign;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WearGaugeTest {
    private static final CellDesign DOSED = Samples.cell("nco-sn-3wt");
    private static final CellDesign UNDOSED = Samples.cell("nco-sn-0wt");
    private static final Estimated SURE_OF_NO_DEFICIT = new Estimated(-10, 1);

    private static final EfficiencyDrift DRIFT =
            new EfficiencyDrift(new Estimated(-1e-4, 1e-5), 12, 2.228);

    private static double designed(CellDesign design) {
        return Objects.requireNonNull(CellModel.of(design)).capacity();
    }

    private static CellWear read(CellDesign design, SocEstimate inside) {
        CellEstimate estimate = new CellEstimator(design, Meters.BOARD, History.NEW).estimate();
        return Objects.requireNonNull(WearGauge.of(design))
                .read(
                        new CellEstimate(
                                inside.soc(),
                                estimate.donor(),
                                inside,
                                inside.deficitMilliampereHoursPerGram(),
                                inside.trappedMilliampereHoursPerGram(),
                                null,
                                DRIFT));
    }

    private static SocEstimate inside(
            Estimated deficit, Estimated capacity, Estimated ohms, double sodiumLimited) {
        Estimated nothing = new Estimated(0, 1);
        return new SocEstimate(nothing, deficit, capacity, nothing, ohms, nothing, sodiumLimited);
    }

    private static Estimated ohms(double ofDesign, double sigma) {
        CellModel model = Objects.requireNonNull(CellModel.of(DOSED));
        double fresh = model.ohmGrams() / model.grams();
        return new Estimated(ofDesign * fresh, sigma * fresh);
    }

    @Test
    void aCellOnItsFirstChargeHasProvedNothing() {
        CellEstimate estimate = new CellEstimator(DOSED, Meters.BOARD, History.NEW).estimate();
        assertThat(Objects.requireNonNull(WearGauge.of(DOSED)).read(estimate))
                .isEqualTo(CellWear.NONE);
    }

    @Test
    void whatTheCathodeLostCountsLessTheBandOfItsCapacity() {
        double q = designed(DOSED);
        Estimated capacity = new Estimated(0.7 * q, 0.05 * q);
        CellWear wear = read(DOSED, inside(SURE_OF_NO_DEFICIT, capacity, ohms(1, 0.1), 0));
        assertThat(wear.capacityLostAtLeast()).isCloseTo(0.3 - 1.96 * 0.05, within(1e-12));
    }

    @Test
    void vacanciesWithoutSodiumAreCapacityLostToo() {
        double q = designed(DOSED);
        Estimated deficit = new Estimated(0.4 * q, 0.03 * q);
        Estimated capacity = new Estimated(q, 0.04 * q);
        CellWear wear = read(DOSED, inside(deficit, capacity, ohms(1, 0.1), 1));
        assertThat(wear.capacityLostAtLeast()).isCloseTo(0.4 - 1.96 * 0.05, within(1e-12));
        assertThat(wear.sodiumLimited()).isEqualTo(1);
    }

    @Test
    void aCellWithoutDonorIsHeldAgainstWhatItsDesignLeavesIt() {
        double q = designed(UNDOSED);
        double missing = Objects.requireNonNull(CellModel.of(UNDOSED)).freshDeficit();
        assertThat(missing).as("a cell without donor lacks sodium by design").isPositive();
        SocEstimate fresh = inside(new Estimated(missing, 1), new Estimated(q, 1), ohms(1, 0.1), 1);
        CellWear wear = read(UNDOSED, fresh);
        assertThat(wear.capacityLostAtLeast()).isZero();
        assertThat(wear.sodiumLimited()).as("by design, no wear").isZero();
    }

    @Test
    void theEfficiencyFallsByTheEndOfItsBandThatAccusesTheCellLeast() {
        Estimated q = new Estimated(designed(DOSED), 1);
        CellWear wear = read(DOSED, inside(SURE_OF_NO_DEFICIT, q, ohms(1, 0.1), 0));
        assertThat(wear.efficiencyFallAtLeast()).isCloseTo(7.772e-5, within(1e-9));
    }

    @Test
    void theResistanceCountsFromTheLowerEndOfItsBand() {
        Estimated q = new Estimated(designed(DOSED), 1);
        CellWear wear = read(DOSED, inside(SURE_OF_NO_DEFICIT, q, ohms(2.5, 0.1), 0));
        assertThat(wear.resistanceAtLeast()).isCloseTo(2.5 - 1.96 * 0.1, within(1e-9));
        assertThat(wear.capacityLostAtLeast()).isZero();
    }
}
