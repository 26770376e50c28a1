package io.presodia.host.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import java.util.List;
import org.junit.jupiter.api.Test;

class DcPolarisationTest {
    /** A die of ten millimetres, cm². */
    private static final double AREA = Math.PI * 0.25;

    /** The paper's donor at 1:2, S/cm. */
    private static final double DONOR = 1.8e-5;

    /** Two layers of Na3PS4, 400 µm of 1.06e-4 S/cm each: 480 Ω each. */
    private static final DcPolarisation.Layer NPS =
            new DcPolarisation.Layer(new Uncertain(0.04, 0), new Uncertain(1.06e-4, 0));

    private static final DcPolarisation.Geometry CELL =
            new DcPolarisation.Geometry(
                    new Uncertain(0.04, 0), new Uncertain(AREA, 0), List.of(NPS, NPS));

    private static double donorOhms() {
        return 0.04 / (DONOR * AREA);
    }

    private static double layerOhms() {
        return 2 * 0.04 / (1.06e-4 * AREA);
    }

    private static DcPolarisation steady(double amperes) {
        return new DcPolarisation(1, "d", 0.1, amperes, amperes, 25);
    }

    @Test
    void theLayersAreSubtracted() {
        DcPolarisation measured = steady(0.1 / (donorOhms() + layerOhms()));

        assertThat(measured.conductivity(CELL, 0, 0))
                .isInstanceOfSatisfying(
                        DcPolarisation.Result.Conductivity.class,
                        found -> {
                            assertThat(found.siemensPerCentimetre().value())
                                    .isCloseTo(DONOR, within(1e-12));
                            assertThat(found.layerOhms()).isCloseTo(961, within(1.0));
                            assertThat(found.totalOhms()).isCloseTo(2829 + 961, within(2.0));
                            assertThat(found.siemensPerCentimetre().sigma()).isZero();
                        });
    }

    /** 10 % of the layers' 961 Ω are 68 Ω each way in quadrature: 2.4 % of the donor's 2829 Ω. */
    @Test
    void theirUncertaintyIsCarriedOver() {
        DcPolarisation.Layer vague =
                new DcPolarisation.Layer(new Uncertain(0.04, 0), new Uncertain(1.06e-4, 1.06e-5));
        DcPolarisation.Geometry cell =
                new DcPolarisation.Geometry(
                        new Uncertain(0.04, 0), new Uncertain(AREA, 0), List.of(vague, vague));

        DcPolarisation.Result found =
                steady(0.1 / (donorOhms() + layerOhms())).conductivity(cell, 0, 0);

        assertThat(found)
                .isInstanceOfSatisfying(
                        DcPolarisation.Result.Conductivity.class,
                        one ->
                                assertThat(
                                                one.siemensPerCentimetre().sigma()
                                                        / one.siemensPerCentimetre().value())
                                        .isCloseTo(0.1 * 961 / Math.sqrt(2) / 2829, within(1e-4)));
    }

    @Test
    void areaAndThicknessCountToo() {
        DcPolarisation.Geometry bare =
                new DcPolarisation.Geometry(
                        new Uncertain(0.04, 0.04 * 0.03),
                        new Uncertain(AREA, AREA * 0.04),
                        List.of());

        assertThat(steady(1e-5).conductivity(bare, 0, 0))
                .isInstanceOfSatisfying(
                        DcPolarisation.Result.Conductivity.class,
                        one ->
                                assertThat(
                                                one.siemensPerCentimetre().sigma()
                                                        / one.siemensPerCentimetre().value())
                                        .isCloseTo(0.05, within(1e-9)));
    }

    @Test
    void whatIsNotThereIsNotToldAsANumber() {
        assertUndetermined(steady(0.1 / layerOhms()), 0, "the layers are 960.9 Ω");
        assertUndetermined(steady(0.099 / layerOhms()), 1e-2, "not told from none");
        assertUndetermined(steady(-1e-5), 0, "not told from none");
        assertUndetermined(steady(Double.NaN), 0, "missing");
        assertUndetermined(
                new DcPolarisation(1, "d", 0.1, 1.1e-5, 1e-5, 25), 0, "the current is not steady");
        assertUndetermined(new DcPolarisation(1, "d", 0.1, Double.NaN, 1e-5, 25), 0, "not steady");
    }

    private static void assertUndetermined(
            DcPolarisation measured, double voltSigma, String words) {
        assertThat(measured.conductivity(CELL, voltSigma, 1e-9))
                .isInstanceOfSatisfying(
                        DcPolarisation.Result.Undetermined.class,
                        none -> assertThat(none.why()).contains(words));
    }

    @Test
    void polarisationsOfARunAreFoundInItsRows() {
        Rows rows = new Rows().step("r", "rest").row(60, 0.002, 0).step("ionic", "dc_polarisation");
        for (int second = 1; second <= 300; second++) {
            rows.row(
                    second,
                    second == 290 ? Double.NaN : 0.102,
                    1e-5 * (1 + StrictMath.exp(-second / 20.0)));
        }
        RunData run = rows.step("end", "rest").row(60, 0, 0).run();

        List<DcPolarisation> found = DcPolarisation.of(run);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().stepId()).isEqualTo("ionic");
        assertThat(found.getFirst().volts()).isCloseTo(0.1, within(1e-12));
        assertThat(found.getFirst().amperes()).isCloseTo(1e-5, within(1e-10));
        assertThat(found.getFirst().celsius()).isEqualTo(25);
        assertThat(found.getFirst().conductivity(CELL, 1e-5, 1e-9))
                .isInstanceOf(DcPolarisation.Result.Conductivity.class);
    }

    @Test
    void aLayerWithoutConductivityIsRefused() {
        assertThatThrownBy(
                        () -> new DcPolarisation.Layer(new Uncertain(0.04, 0), new Uncertain(0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("conductivity");
    }
}
