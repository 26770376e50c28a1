package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.estimate.SocEstimate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of an estimate goes into the file. */
class EstimateRowTest {
    private static Estimated of(double value) {
        return new Estimated(value, value / 10);
    }

    private static CellEstimate estimate(
            Estimated soc, DonorEstimate.Basis basis, @Nullable SocEstimate inside) {
        return new CellEstimate(
                soc,
                new DonorEstimate(of(0.2), of(30), of(0.3), Estimated.UNKNOWN, 1, basis),
                inside,
                of(4),
                of(5));
    }

    private static final SocEstimate INSIDE =
            new SocEstimate(of(0.5), of(4), of(100), of(5), of(95), of(1e-9), 0.75);

    @Test
    void everythingKnownIsKept() {
        EstimateRow row =
                EstimateRow.of(estimate(of(0.6), DonorEstimate.Basis.FIRST_CHARGE, INSIDE));

        assertThat(row)
                .isEqualTo(
                        new EstimateRow(
                                of(0.6),
                                of(0.3),
                                of(0.2),
                                of(30),
                                of(4),
                                of(5),
                                of(100),
                                of(95),
                                0.75));
    }

    @Test
    void withoutADonorOrAFilterTheirPartIsUnknown() {
        EstimateRow row = EstimateRow.of(estimate(of(0.6), DonorEstimate.Basis.NO_DONOR, null));

        assertThat(row.donorDepletion()).isEqualTo(Estimated.UNKNOWN);
        assertThat(row.na2sDepletion()).isEqualTo(Estimated.UNKNOWN);
        assertThat(row.na2sCapacity()).isEqualTo(Estimated.UNKNOWN);
        assertThat(row.cathodeCapacity()).isEqualTo(Estimated.UNKNOWN);
        assertThat(row.ohmsAt25()).isEqualTo(Estimated.UNKNOWN);
        assertThat(row.sodiumLimited()).isNaN();
        assertThat(row.sodiumTrapped()).isEqualTo(of(5));
    }

    @ParameterizedTest
    @CsvSource({"-0.02, 0", "0, 0", "0.4, 0.4", "1, 1", "1.03, 1"})
    void aStateOfChargeLiesWithinItsEnds(double value, double kept) {
        EstimateRow row =
                EstimateRow.of(
                        estimate(new Estimated(value, 0.05), DonorEstimate.Basis.DESIGN, null));

        assertThat(row.soc()).isEqualTo(new Estimated(kept, 0.05));
    }

    @Test
    void anUnknownStateOfChargeStaysUnknown() {
        EstimateRow row =
                EstimateRow.of(estimate(Estimated.UNKNOWN, DonorEstimate.Basis.DESIGN, null));

        assertThat(row.soc()).isEqualTo(Estimated.UNKNOWN);
    }

    @Test
    void thereAreNoMorePairsThanColumns() {
        EstimateRow row = EstimateRow.of(estimate(of(0.6), DonorEstimate.Basis.DESIGN, INSIDE));

        assertThat(row.pair(0)).isEqualTo(row.soc());
        assertThat(row.pair(EstimateRow.PAIRS - 1)).isEqualTo(row.ohmsAt25());
        assertThatThrownBy(() -> row.pair(EstimateRow.PAIRS))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
