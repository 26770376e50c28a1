package io.presodia.host.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.journal.EstimateRow;
import io.presodia.hal.cell.CellDesign;
import io.presodia.host.analysis.Rows;
import io.presodia.host.report.DoseVerdict;
import io.presodia.host.run.RunData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the report says of a donor's dose after a first cycle. */
class EstimatesTest {
    /** What one weight percent of donor puts into the cycle, mAh/g; docs/report.md. */
    private static final double PER_PERCENT = 8.0;

    /** A first cycle that takes in 1.2 mA h, and what was held for true at its end. */
    private static RunData cycle(double outAmpereHours, double deficit, double sigma) {
        Estimated unknown = Estimated.UNKNOWN;
        EstimateRow held =
                new EstimateRow(
                        new Estimated(0.02, 0.01),
                        new Estimated(0.97, 0.01),
                        unknown,
                        unknown,
                        new Estimated(deficit, sigma),
                        new Estimated(31, 2),
                        unknown,
                        unknown,
                        0.9);
        return new Rows()
                .step("charge", "cc")
                .counted(1.2e-3, 0)
                .row(36_000, 3.6, 1e-4)
                .step("discharge", "cc")
                .counted(1.2e-3, outAmpereHours)
                .held(held)
                .row(36_000, 1.75, -1e-4)
                .run();
    }

    private static @Nullable DoseVerdict verdict(String cell, RunData run) throws Exception {
        CellDesign design = new Catalogue().cell(cell).value();
        return Estimates.dose(design, run);
    }

    @Test
    void sodiumThatIsMissingIsDoseThatWas() throws Exception {
        DoseVerdict dose =
                requireNonNull(verdict("nco-sn-3wt", cycle(0.95e-3, 0.4 * PER_PERCENT, 1.4)));

        assertThat(dose.missing().value()).isCloseTo(0.4, within(0.01));
        assertThat(dose.missing().sigma()).isCloseTo(1.4 / PER_PERCENT, within(0.005));
        assertThat(dose.word()).isEqualTo("under-dosed");
        assertThat(dose.text())
                .isEqualTo("The cell is under-dosed by 0.4 ± 0.2 wt%; next batch 3.4 wt%.");
    }

    @Test
    void sodiumInExcessIsTooMuchDose() throws Exception {
        DoseVerdict dose =
                requireNonNull(verdict("nco-sn-3wt", cycle(0.95e-3, -0.5 * PER_PERCENT, 0.8)));

        assertThat(dose.text())
                .isEqualTo("The cell is over-dosed by 0.5 ± 0.1 wt%; next batch 2.5 wt%.");
    }

    @Test
    void withinItsBandADoseIsRight() throws Exception {
        DoseVerdict dose = requireNonNull(verdict("nco-sn-3wt", cycle(0.95e-3, 0.8, 1.0)));

        assertThat(dose.word()).isEqualTo("right");
        assertThat(dose.text()).contains("3.0 wt% is right", "+0.1 ± 0.1 wt%");
    }

    @Test
    void nothingIsSaidWhereNothingIsKnown() throws Exception {
        // Not discharged yet; a deficit that is not identified; no donor.
        assertThat(verdict("nco-sn-3wt", cycle(0.5e-3, 3, 1))).isNull();
        assertThat(verdict("nco-sn-3wt", cycle(0.95e-3, 3, 3.5))).isNull();
        assertThat(verdict("nco-sn-0wt", cycle(0.95e-3, 3, 1))).isNull();
    }
}
