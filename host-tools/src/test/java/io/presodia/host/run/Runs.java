package io.presodia.host.run;

import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalIdentity;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.VirtualTimebase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** Small runs for tests: two cycles of charge, rest and discharge at 30 µA. */
final class Runs {
    static final double AMPERES = 3e-5;
    static final int ROWS_PER_STEP = 20;
    static final int ROWS = 2 * 3 * ROWS_PER_STEP;
    private static final double SECONDS_PER_ROW = 60;

    private Runs() {}

    static JournalIdentity identity(boolean virtual) {
        return new JournalIdentity("journal-1", "0.1.0", "abc123", "bench-4", "B4-0001", virtual);
    }

    /** Writes the run {@code r1} into a new journal. */
    static void write(Path file, long seed, boolean virtual) throws IOException {
        VirtualTimebase clock = new VirtualTimebase();
        Random noise = new Random(seed);
        try (Journal journal =
                Journal.open(file, identity(virtual), clock, JournalOptions.virtualTime())) {
            journal.append(started(seed));
            journal.append(
                    new JournalEntry.InputFile(
                            "r1", 0, "cells/nco.yaml", Bytes.ofUtf8("schema: presodia/cell/v1\n")));
            Position position = new Position();
            for (int row = 0; row < ROWS; row++) {
                clock.sleepUntil((long) (SECONDS_PER_ROW * 1e9 * row));
                journal.append(sample(row, clock.nanos(), position, noise));
            }
            journal.append(
                    new JournalEntry.Event(
                            "stack_pressure_low",
                            Tier.WARN,
                            1,
                            "r1",
                            clock.nanos(),
                            "stack pressure 58.1 MPa, below 60 MPa",
                            58.1e6,
                            60e6,
                            "Pa",
                            ""));
            journal.append(
                    new JournalEntry.PulseResistance(
                            "r1", 1, clock.nanos(), 6, "dcr", 1e-4, 1, 95, 0.5));
            journal.append(
                    new JournalEntry.RunEnded(
                            "r1", 1, clock.nanos(), RunOutcome.COMPLETED, "", "done, \"really\""));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JournalEntry.RunStarted started(long seed) {
        return new JournalEntry.RunStarted(
                "r1",
                1,
                0,
                "nco-sn-3wt",
                "first-cycle-activation",
                "P-17",
                "K. Lab",
                seed,
                50_000_000,
                "bench-4/2026-01-01",
                Map.of("cathode_active_mg", "2.5"));
    }

    /** What the counters have reached. */
    private static final class Position {
        private double chargeAh;
        private double dischargeAh;
        private Counters cycleStart = Counters.ZERO;
        private Counters stepStart = Counters.ZERO;

        private Counters total() {
            return new Counters(chargeAh, dischargeAh, 3 * chargeAh, 2.5 * dischargeAh);
        }
    }

    private static JournalEntry.Sample sample(
            int row, long nanos, Position position, Random noise) {
        int step = row / ROWS_PER_STEP;
        int inStep = row % ROWS_PER_STEP;
        int direction = step % 3 == 0 ? 1 : step % 3 == 1 ? 0 : -1;
        if (inStep == 0) {
            position.stepStart = position.total();
            if (step % 3 == 0) {
                position.cycleStart = position.total();
            }
        } else {
            position.chargeAh += direction > 0 ? AMPERES * SECONDS_PER_ROW / 3600 : 0;
            position.dischargeAh += direction < 0 ? AMPERES * SECONDS_PER_ROW / 3600 : 0;
        }
        boolean lost = row == 5;
        return new JournalEntry.Sample(
                "r1",
                1,
                nanos,
                new RunClock(
                        row * SECONDS_PER_ROW,
                        1 + step / 3,
                        1 + step,
                        direction > 0 ? "charge" : direction < 0 ? "discharge" : "rest",
                        direction == 0 ? "rest" : "cc",
                        inStep * SECONDS_PER_ROW),
                inStep == 0 ? RecordReason.STEP_START : RecordReason.TIME,
                new Reading(
                        3 + noise.nextGaussian() * 5e-5,
                        nanos,
                        lost ? Quality.SATURATED : Quality.GOOD),
                lost
                        ? Reading.busFault(nanos)
                        : new Reading(direction * AMPERES, nanos, Quality.GOOD),
                new Reading(30.125, nanos, Quality.GOOD),
                new Reading(75e6, nanos, Quality.GOOD),
                Reading.missing(nanos),
                position.total(),
                position.cycleStart,
                position.stepStart,
                lost ? 0.05 : 0,
                3e-9,
                0);
    }
}
