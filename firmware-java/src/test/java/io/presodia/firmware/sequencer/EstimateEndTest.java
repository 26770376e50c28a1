package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.cc;
import static io.presodia.firmware.sequencer.Steps.rest;
import static io.presodia.firmware.sequencer.Steps.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.Estimand;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.scan.Counters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ends on what nobody measured: only where it is known. */
class EstimateEndTest {
    private static EndCondition end(Estimand of, Comparison side, double level, double sigmas) {
        return new EndCondition.EstimateLevel(of, side, level, sigmas);
    }

    /** What ended a charge of ten scans of 1 s that held this estimate. */
    private static String ended(EndCondition condition, @Nullable CellEstimate held) {
        return ended(0.5, 0.5, condition, held).condition();
    }

    /** The same where so much of 1C for an hour has gone in and come out before. */
    private static SequencerEvent.StepEnded ended(
            double in, double out, EndCondition condition, @Nullable CellEstimate held) {
        FakeCell cell = new FakeCell(0.1);
        double hour = FakeCell.ONE_C_AMPERES;
        cell.total = new Counters(in * hour, out * hour, 0, 0);
        Rig rig =
                new Rig(
                        cell,
                        1,
                        Protocol.of(
                                "test", List.of(cc("c", 0.1, condition, time(10)), rest("r", 1))));
        assertThat(rig.program.asksForEstimates()).isTrue();
        rig.sequencer.know(held);
        rig.toEnd(20);
        return rig.ended(0);
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

    /** 10 s at 0.1C are 0.03 % of 1C for an hour. */
    @Test
    void beforeChargeHasPassedAllIsFromTheFile() {
        EndCondition empty = end(Estimand.SOC, Comparison.BELOW, 0.5, 0);
        EndCondition untouched = end(Estimand.DONOR_DEPLETION, Comparison.BELOW, 0.5, 0);
        EndCondition little = end(Estimand.SODIUM_DEFICIT, Comparison.BELOW, 5, 0);

        assertThat(ended(0.0496, 0, empty, Held.soc(0.02, 0.005)).condition()).startsWith("time_s");
        assertThat(ended(0.0496, 0, empty, Held.soc(0.02, 0.005)).text())
                .contains("soc was never known in this step", "than 5 % of 1C for an hour");
        assertThat(ended(0.03, 0.02, empty, Held.soc(0.02, 0.005)).condition()).isEqualTo("soc ≤");
        assertThat(ended(0.0195, 0, untouched, Held.depletion(0, 0.02, 30, 2)).condition())
                .startsWith("time_s");
        assertThat(ended(0.0205, 0, untouched, Held.depletion(0, 0.02, 30, 2)).condition())
                .isEqualTo("donor_depletion ≤");
        assertThat(ended(2, 0.249, little, Held.deficit(0, 0.5)).condition()).startsWith("time_s");
        assertThat(ended(2, 0.249, little, Held.deficit(0, 0.5)).text())
                .contains("sodium_deficit was never known", "has not discharged 25 %");
        assertThat(ended(2, 0.25, little, Held.deficit(0, 0.5)).condition())
                .isEqualTo("sodium_deficit ≤");
    }

    @Test
    void duringAFirstChargeTheFitOfTheDonorCarriesTheStateOfCharge() {
        EndCondition empty = end(Estimand.SOC, Comparison.BELOW, 0.5, 0);
        Estimated soc = new Estimated(0.02, 0.005);

        for (DonorEstimate.Basis basis : DonorEstimate.Basis.values()) {
            CellEstimate held = Held.firstCharge(soc, Estimated.UNKNOWN, basis);
            assertThat(ended(1, 0, empty, held).condition())
                    .as("%s", basis)
                    .startsWith(basis == DonorEstimate.Basis.DESIGN ? "time_s" : "soc ≤");
        }
    }

    /** The cell file's trapped share alone makes a deficit of a first charge. */
    @Test
    void aDeficitBeforeTheFilterRunsIsNoEvidence() {
        EndCondition little = end(Estimand.SODIUM_DEFICIT, Comparison.BELOW, 5, 0);
        CellEstimate held =
                Held.firstCharge(
                        Estimated.UNKNOWN,
                        new Estimated(0, 0.5),
                        DonorEstimate.Basis.AFTER_FIRST_CHARGE);

        assertThat(ended(1, 1, little, held).text())
                .startsWith("step 1 c ends: time_s")
                .contains("only the cell file speaks for it");
    }

    @Test
    void theEndOfAStepSaysWhatCouldNeverHaveEndedIt() {
        EndCondition full = end(Estimand.SOC, Comparison.ABOVE, 0.9, 0);
        EndCondition within = new EndCondition.AnyOf(List.of(full));

        assertThat(ended(1, 1, full, null).text()).contains("nothing is estimated of this cell");
        assertThat(ended(1, 1, within, Held.soc(0.5, 0.29)).text())
                .contains("its standard deviation is 0.29, must be 0.05 or less");
        assertThat(ended(1, 1, full, Held.soc(0.5, 0.01)).text())
                .isEqualTo("step 1 c ends: time_s ≥ 10.0 reached with 10.0");
        assertThat(
                        ended(
                                        1,
                                        1,
                                        end(Estimand.SODIUM_DEFICIT, Comparison.ABOVE, 2, 0),
                                        Held.deficit(8, 3.5))
                                .text())
                .contains("3.5 mAh/g, must be 2.0 mAh/g or less");
    }

    /** What was known before a rebuild stays known, and is not told as never known. */
    @Test
    void whatWasOnceKnownOutlivesACheckpoint() {
        FakeCell cell = new FakeCell(0.1);
        cell.total = new Counters(1e-3, 1e-3, 0, 0);
        EndCondition full = end(Estimand.SOC, Comparison.ABOVE, 0.9, 0);
        Rig rig = new Rig(cell, 1, Protocol.of("t", List.of(cc("c", 0.1, full, time(10)))));
        rig.sequencer.know(Held.soc(0.5, 0.01));
        rig.scans(3);
        rig.rebuild();
        rig.toEnd(20);

        assertThat(rig.ended(0).because()).isEmpty();
    }

    @Test
    void aProgramWithoutSuchEndsDoesNotAsk() {
        assertThat(Rig.of(0.1, 1, rest("r", 5)).program.asksForEstimates()).isFalse();
    }
}
