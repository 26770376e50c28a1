package io.presodia.firmware.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.safety.Fault;
import io.presodia.firmware.safety.LatchState;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.safety.Watched;
import io.presodia.firmware.scan.CounterCheckpoint;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.sequencer.Command;
import io.presodia.firmware.sequencer.Cursor;
import io.presodia.firmware.sequencer.Phase;
import io.presodia.firmware.sequencer.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CheckpointCodecTest {
    private static final long SEED = Long.getLong("seed", 20_261_122L);

    private final CheckpointCodec codec = new CheckpointCodec();

    private static Counters counters(Random random) {
        return new Counters(
                random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextDouble());
    }

    private static List<Double> doubles(Random random, int most) {
        return random.doubles(random.nextInt(most)).boxed().toList();
    }

    private static <E> E any(Random random, E[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Cursor cursor(Random random) {
        return new Cursor(
                "%08x".formatted(random.nextInt()),
                any(random, Phase.values()),
                any(random, RunState.values()),
                random.nextBoolean(),
                any(random, Command.values()),
                random.nextBoolean() ? "" : "weil's reicht, 75 MPa ±4 %",
                random.nextInt(100),
                random.ints(random.nextInt(4), 0, 9).boxed().toList(),
                random.ints(random.nextInt(4), 0, 9).boxed().toList(),
                random.nextInt(1000),
                random.nextBoolean(),
                random.nextInt(1000),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                counters(random),
                random.nextBoolean(),
                random.nextLong(),
                random.nextBoolean() ? null : random.nextDouble(),
                random.nextBoolean() ? null : random.nextDouble(),
                random.nextBoolean() ? null : random.nextDouble(),
                doubles(random, 30),
                // More than the tape begins with.
                doubles(random, 500));
    }

    private static RunCheckpoint checkpoint(Random random) {
        byte[] estimators = new byte[random.nextInt(40)];
        random.nextBytes(estimators);
        return new RunCheckpoint(
                "%064x".formatted(random.nextInt(1_000_000)),
                cursor(random),
                new CounterCheckpoint(counters(random), random.nextDouble(), doubles(random, 5)),
                counters(random),
                counters(random),
                new RunCheckpoint.CellMark(
                        random.nextBoolean() ? Double.NaN : random.nextDouble(),
                        random.nextGaussian(),
                        random.nextDouble(),
                        Double.NaN,
                        random.nextDouble(),
                        random.nextDouble()),
                Bytes.of(estimators));
    }

    @Test
    void whatIsWrittenIsReadBackUnchanged() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            RunCheckpoint checkpoint = checkpoint(random);
            assertThat(CheckpointCodec.decode(codec.encode(checkpoint)))
                    .as("-Dseed=%d, %d", SEED, i)
                    .isEqualTo(checkpoint);
        }
    }

    @Test
    void anyFlippedBitAndAnyCutIsFound() {
        Random random = new Random(SEED);
        byte[] whole = codec.encode(checkpoint(random)).toArray();
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = whole.clone();
            if (i % 2 == 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            } else {
                damaged = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            Bytes state = Bytes.of(damaged);
            assertThatThrownBy(() -> CheckpointCodec.decode(state))
                    .as("-Dseed=%d, %d", SEED, i)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("checksum");
        }
    }

    @Test
    void aLatchIsNoRunAndAnotherVersionIsNotRead() {
        Bytes latch = codec.encode(LatchState.CLEAR);
        assertThatThrownBy(() -> CheckpointCodec.decode(latch))
                .hasMessageContaining("kind L version 1")
                .hasMessageContaining("kind R version 1");
    }

    @Test
    void everyTripSurvives() {
        List<Trip> trips = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            trips.add(
                    new Trip(
                            fault,
                            trips.size() % 5,
                            any(new Random(trips.size()), Watched.values()),
                            3.71,
                            Double.NaN,
                            42,
                            Instant.parse("2026-11-22T20:00:00.123456789Z"),
                            7,
                            "adc0: NACK"));
        }
        LatchState latch = new LatchState(trips);
        assertThat(CheckpointCodec.decodeLatch(codec.encode(latch))).isEqualTo(latch);
    }

    @Test
    void theCodesOfTheFormatStay() {
        // They are the places in these lists: add at the end only, or raise the version.
        assertThat(Phase.values())
                .extracting(Enum::name)
                .containsExactly(
                        "READY", "INTERLOCK", "DRIVE", "RESTART", "BOOT_REST", "BOOT_HOLD", "OVER");
        assertThat(RunState.values())
                .extracting(Enum::name)
                .containsExactly(
                        "READY",
                        "WAITING",
                        "RUNNING",
                        "PAUSED",
                        "HOLDING",
                        "COMPLETED",
                        "ABORTED",
                        "STOPPED");
        assertThat(Command.values())
                .extracting(Enum::name)
                .containsExactly("NONE", "PAUSE", "RESUME", "PROCEED", "STOP");
    }
}
