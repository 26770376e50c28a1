package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.cc;
import static io.presodia.firmware.sequencer.Steps.rest;
import static io.presodia.firmware.sequencer.Steps.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.Estimand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ends on what nobody measured: only where it is known. */
class EstimateEndTest {
    private static EndCondition end(Estimand of, Comparison side, double level, double sigmas) {
        return new EndCondition.EstimateLevel(of, side, level, sigmas);
    }

    /** What ended a charge of ten scans of 1 s that held this estimate. */
    private static String ended(EndCondition condition, @Nullable CellEstimate held) {
        Rig rig = Rig.of(0.1, 1, cc("c", 0.1, condition, time(10)), rest("r", 1));
        assertThat(rig.program.asksForEstimates()).isTrue();
        rig.sequencer.know(held);
        rig.toEnd(20);
        return rig.ended(0).condition();
    }

    @Test
    void theBestEstimateEndsAStepWhereNoMargin() {
        EndCondition full = end(Estimand.SOC, Comparison.ABOVE, 0.8, 0);

        assertThat(ended(full, Held.soc(0.80, 0.02))).isEqualTo("soc ≥");
        assertThat(ended(full, Held.soc(0.79, 0.02))).startsWith("time_s");
    }

    @Test
    void aMarginAsksForSoManyDeviationsBeyondTheLevel() {
        EndCondition full = end(Estimand.SOC, Comparison.ABOVE, 0.8, 2);
        EndCondition empty = end(Estimand.SOC, Comparison.BELOW, 0.2, 2);

        assertThat(ended(full, Held.soc(0.83, 0.02))).startsWith("time_s");
        assertThat(ended(full, Held.soc(0.841, 0.02))).isEqualTo("soc ≥ by 2.0 sigma");
        assertThat(ended(empty, Held.soc(0.17, 0.02))).startsWith("time_s");
        assertThat(ended(empty, Held.soc(0.159, 0.02))).isEqualTo("soc ≤ by 2.0 sigma");
    }

    @Test
    void whatIsNotIdentifiedNeverFires() {
        assertThat(ended(end(Estimand.SOC, Comparison.ABOVE, 0.1, 0), null)).startsWith("time_s");
        assertThat(ended(end(Estimand.SOC, Comparison.ABOVE, 0.1, 0), Held.soc(0.5, 0.29)))
                .startsWith("time_s");
        assertThat(
                        ended(
                                end(Estimand.SODIUM_DEFICIT, Comparison.ABOVE, 2, 0),
                                Held.deficit(8, 3.5)))
                .startsWith("time_s");
        assertThat(ended(end(Estimand.SODIUM_DEFICIT, Comparison.ABOVE, 2, 0), Held.deficit(8, 1)))
                .isEqualTo("sodium_deficit ≥");
    }

    @Test
    void aDonorKnownFromItsFileAloneEndsNothing() {
        EndCondition untouched = end(Estimand.DONOR_DEPLETION, Comparison.BELOW, 0.5, 0);

        assertThat(ended(untouched, Held.depletion(0, 0.02, 30, 2, DonorEstimate.Basis.DESIGN)))
                .startsWith("time_s");
        assertThat(ended(untouched, Held.depletion(0.3, 0.02, 30, 2)))
                .isEqualTo("donor_depletion ≤");
    }

    @Test
    void aProgramWithoutSuchEndsDoesNotAsk() {
        assertThat(Rig.of(0.1, 1, rest("r", 5)).program.asksForEstimates()).isFalse();
    }
}
