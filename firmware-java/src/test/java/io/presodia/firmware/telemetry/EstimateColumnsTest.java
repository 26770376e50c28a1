package io.presodia.firmware.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.EstimateRow;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.time.ClockQuality;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EstimateColumnsTest {
    private static final EstimateRow ROW =
            new EstimateRow(
                    new Estimated(0.43217, 0.012),
                    new Estimated(0.8512, 0.031),
                    new Estimated(0.9, 0.02),
                    new Estimated(33.25, 1.5),
                    new Estimated(12.5, 3),
                    new Estimated(20.25, 2.3),
                    new Estimated(117.5, 4),
                    new Estimated(151.5, Double.POSITIVE_INFINITY),
                    0.87);

    private static Stored<JournalEntry.Sample> sample(@Nullable EstimateRow estimate) {
        Reading reading = new Reading(2.5, 1_000_000_000, Quality.GOOD);
        Counters counters = new Counters(0, 0, 0, 0);
        return new Stored<>(
                new Cursor(3, 7),
                1_767_225_600_000_000_000L,
                ClockQuality.VIRTUAL,
                new JournalEntry.Sample(
                        "run-a",
                        1,
                        1_000_000_000,
                        new RunClock(10, 1, 1, "charge", "cc", 10),
                        RecordReason.TRIP,
                        reading,
                        reading,
                        reading,
                        reading,
                        reading,
                        counters,
                        counters,
                        counters,
                        0,
                        0,
                        0,
                        estimate));
    }

    private static TelemetryRow.Sample sent(@Nullable EstimateRow estimate)
            throws MalformedException {
        Batch batch = new Batch("j", 3, 7, false, List.of(JournalRows.of(sample(estimate))));
        return (TelemetryRow.Sample) BatchReader.read(BatchWriter.write(batch)).rows().getFirst();
    }

    /** All of the values are whole steps of their columns. */
    @Test
    void estimatesAndTheirSigmasArriveAsTheJournalHasThem() throws MalformedException {
        assertThat(JournalRows.toJournal(sent(ROW)).entry().estimate()).isEqualTo(ROW);
    }

    @Test
    void aSampleWithoutAnEstimateArrivesWithoutOne() throws MalformedException {
        assertThat(JournalRows.toJournal(sent(null)).entry().estimate()).isNull();
        assertThat(sent(null).value(Column.SOC)).isNaN();
    }

    @Test
    void whatCannotBeToldIsMissing() throws MalformedException {
        EstimateRow first =
                new EstimateRow(
                        ROW.soc(),
                        ROW.donorDepletion(),
                        ROW.na2sDepletion(),
                        ROW.na2sCapacity(),
                        ROW.sodiumDeficit(),
                        ROW.sodiumTrapped(),
                        Estimated.UNKNOWN,
                        Estimated.UNKNOWN,
                        Double.NaN);
        assertThat(JournalRows.toJournal(sent(first)).entry().estimate()).isEqualTo(first);
        assertThat(sent(first).value(Column.SODIUM_INVENTORY)).isNaN();
        assertThat(sent(first).value(Column.SODIUM_INVENTORY_SIGMA)).isNaN();
    }

    /** 117.5 less a deficit of 12.5 are 105 mAh/g, and 4 with 3 make 5. */
    @Test
    void theInventoryIsWhatTheCathodeHoldsLessWhatIsMissing() throws MalformedException {
        assertThat(sent(ROW).value(Column.SODIUM_INVENTORY)).isEqualTo(105.0);
        assertThat(sent(ROW).value(Column.SODIUM_INVENTORY_SIGMA)).isEqualTo(5.0);
    }

    @Test
    void sodiumInExcessCyclesNowhere() {
        EstimateRow excess =
                new EstimateRow(
                        ROW.soc(),
                        ROW.donorDepletion(),
                        ROW.na2sDepletion(),
                        ROW.na2sCapacity(),
                        new Estimated(-8, 3),
                        ROW.sodiumTrapped(),
                        ROW.cathodeCapacity(),
                        ROW.ohmsAt25(),
                        0);
        assertThat(SodiumInventory.of(excess)).isEqualTo(new Estimated(117.5, 4));
    }
}
