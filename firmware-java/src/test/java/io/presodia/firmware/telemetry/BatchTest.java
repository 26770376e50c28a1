package io.presodia.firmware.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    private static final long SEED = Long.getLong("seed", 20_260_101L);

    static TelemetryRow.Sample sample(long seq, double volts, double amperes) {
        ColumnValues values =
                ColumnValues.empty()
                        .with(Column.MONOTONIC, seq * 10.0)
                        .with(Column.CHANNEL, 1)
                        .with(Column.VOLTAGE, volts)
                        .with(Column.CURRENT, amperes);
        return new TelemetryRow.Sample(new Cursor(3, seq), "run-a", "charge", "cc", values);
    }

    private static TelemetryRow.Event event(long seq) {
        return new TelemetryRow.Event(
                new Stored<>(
                        new Cursor(3, seq),
                        1_767_225_600_000_000_000L,
                        ClockQuality.VIRTUAL,
                        new JournalEntry.Event(
                                "trip",
                                Tier.TRIP,
                                1,
                                "run-a",
                                17,
                                "over-voltage",
                                4.31,
                                Double.NaN,
                                "V",
                                "{}")));
    }

    private static Batch mixed() {
        return new Batch(
                "journal-1",
                3,
                7,
                true,
                List.of(
                        sample(7, 3.0, 1e-4),
                        event(8),
                        sample(9, Double.NaN, 1e-4),
                        sample(10, 3.00002, 1e-4),
                        new TelemetryRow.Gap(new Cursor(3, 11), 500, "quota"),
                        sample(511, 3.1, 1e-4)));
    }

    @Test
    void samplesEventsAndGapsComeBackAsTheyWent() throws MalformedException {
        assertThat(BatchReader.read(BatchWriter.write(mixed()))).isEqualTo(mixed());
        assertThat(mixed().lastSeq()).isEqualTo(511);
        assertThat(mixed().end()).isEqualTo(new Cursor(3, 511));
    }

    @Test
    void aMissingValueStaysMissing() throws MalformedException {
        TelemetryRow row = BatchReader.read(BatchWriter.write(mixed())).rows().get(2);
        assertThat(((TelemetryRow.Sample) row).value(Column.VOLTAGE)).isNaN();
        assertThat(((TelemetryRow.Sample) row).value(Column.SOC)).isNaN();
    }

    @Test
    void aRowOutOfItsPlaceIsRefused() {
        assertThatThrownBy(() ->
                        new Batch("j", 3, 1, false, List.of(sample(1, 3, 0), sample(3, 3, 0))))
                .hasMessageContaining("boot 3, row 2");
    }

    /** 10 µV a step: 2.50004 V lies between 250 004 and the next, and comes back as that. */
    @Test
    void valuesAreRoundedToTheirResolution() throws MalformedException {
        Batch batch = new Batch("j", 3, 1, false, List.of(sample(1, 2.500_043, -3.2e-10)));
        TelemetryRow.Sample read =
                (TelemetryRow.Sample) BatchReader.read(BatchWriter.write(batch)).rows().getFirst();
        assertThat(read.value(Column.VOLTAGE)).isEqualTo(2.50004);
        assertThat(read.value(Column.CURRENT)).isZero();
    }

    @Test
    void numbersOfColumnsAreUnique() {
        List<Integer> numbers = new ArrayList<>();
        for (Column column : Column.values()) {
            numbers.add(column.number());
        }
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    void everyColumnOfNumbersSurvives() throws MalformedException {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            long[] values = new long[random.nextInt(70)];
            int spread = 1 + random.nextInt(63);
            long slope = random.nextLong() >> (1 + random.nextInt(62));
            for (int i = 0; i < values.length; i++) {
                values[i] = slope * i + (random.nextLong() >> spread);
            }
            byte[] bytes = ColumnCodec.encode(values);
            assertThat(ColumnCodec.decode("x", bytes, values.length))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(values);
        }
    }

    /** A straight line needs its order and three numbers that are not zero, whatever its length. */
    @Test
    void aColumnThatRunsStraightOnCostsAboutABitAValue() {
        long[] values = new long[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = 5_000 + 10_000L * i;
        }
        assertThat(ColumnCodec.encode(values).length).isLessThan(400 / 8 + 40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // empty
                "80", // empty array
                "8900", // cut short
                "890260010100f5800080a080", // version 2
                "89016101000180f4800080a080" // wrong types
            })
    void whatIsNoBatchIsRefused(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> BatchReader.read(bytes)).isInstanceOf(MalformedException.class);
    }

    /** A header that promises gigabytes must not be believed. */
    @Test
    void aPromiseOfGigabytesAllocatesNothing() {
        for (String hex :
                List.of("9b7fffffffffffffff", "5b000000007fffffff00", "bb00000001ffffffff")) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            assertThatThrownBy(() -> BatchReader.read(bytes))
                    .as(hex)
                    .isInstanceOf(MalformedException.class);
        }
    }

    /** Whatever happens to the bytes on the way, it ends in a batch or in MalformedException. */
    @Test
    void damagedBatchesAreReadOrRefused() {
        Random random = new Random(SEED);
        byte[] whole = BatchWriter.write(mixed());
        for (int round = 0; round < 6_000; round++) {
            byte[] bytes = java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int hit = random.nextInt(6); hit >= 0; hit--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                Batch read = BatchReader.read(bytes);
                assertThat(read.rows().size()).isLessThanOrEqualTo(Batch.MOST_ROWS);
            } catch (MalformedException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "seed "
                                + SEED
                                + ", round "
                                + round
                                + ": "
                                + HexFormat.of().formatHex(bytes),
                        e);
            }
        }
    }
}
