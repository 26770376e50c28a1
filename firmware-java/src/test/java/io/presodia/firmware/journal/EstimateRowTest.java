package io.presodia.firmware.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.estimate.SocEstimate;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.RunClock;
import io.presodia.firmware.scan.Scan;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import java.util.List;
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
                                of(0.6), of(0.3), of(0.2), of(30), of(4), of(5), of(100), of(95),
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

    /** Every reading has a value and a time of its own, so that none can stand for another. */
    @Test
    void aSampleOfAScanHasEachReadingInItsPlace() {
        ChannelSample read =
                new ChannelSample(
                        2,
                        Entries.good(1, 11),
                        Entries.good(2, 12),
                        Entries.good(3, 13),
                        Entries.good(4, 14),
                        Entries.good(5, 15),
                        Entries.good(6, 16),
                        new OutputState(Drive.Open.OPEN, 2, false, false, false));
        Counters total = new Counters(1, 2, 3, 4);
        ChannelScan channel =
                new ChannelScan(
                        2, true, read, Entries.good(7, 17), Entries.good(8, 18), total, 0.5, 1e-9);
        BoardSample board =
                new BoardSample(
                        90,
                        95,
                        List.of(read),
                        Entries.good(9, 19),
                        false,
                        false,
                        false,
                        List.of(),
                        List.of());
        RunClock clock = new RunClock(1, 2, 3, "charge", "cc", 4);
        Counters cycle = new Counters(5, 6, 7, 8);
        Counters step = new Counters(9, 10, 11, 12);

        assertThat(
                        JournalEntry.Sample.of(
                                "r1",
                                new Scan(3, 90, board, List.of(channel)),
                                channel,
                                clock,
                                RecordReason.TRIP,
                                cycle,
                                step,
                                null))
                .isEqualTo(
                        new JournalEntry.Sample(
                                "r1",
                                2,
                                90,
                                clock,
                                RecordReason.TRIP,
                                Entries.good(7, 17),
                                Entries.good(8, 18),
                                Entries.good(6, 16),
                                Entries.good(5, 15),
                                Entries.good(9, 19),
                                total,
                                cycle,
                                step,
                                0.5,
                                1e-9,
                                2));
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
