package io.presodia.firmware.app;

import io.presodia.firmware.app.RunCheckpoint.CellMark;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.safety.LatchState;
import io.presodia.firmware.scan.CounterCheckpoint;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.sequencer.Command;
import io.presodia.firmware.sequencer.Cursor;
import io.presodia.firmware.sequencer.Phase;
import io.presodia.firmware.sequencer.RunState;
import java.util.ArrayList;
import java.util.List;

/**
 * Checkpoints as bytes: a kind, a version, the fields in fixed order, and a CRC-32 over all of it.
 * What does not have its checksum is no checkpoint. Belongs to one thread.
 */
final class CheckpointCodec {
    /** Of a run. */
    static final int RUN_VERSION = 1;

    private static final int RUN = 'R';
    private static final int LATCH = 'L';
    private static final int LATCH_VERSION = 1;

    private static final Phase[] PHASES = Phase.values();
    private static final RunState[] STATES = RunState.values();
    private static final Command[] COMMANDS = Command.values();

    private final ByteTape tape = new ByteTape();

    /** A run's checkpoint. */
    Bytes encode(RunCheckpoint checkpoint) {
        tape.begin(RUN, RUN_VERSION);
        tape.put(checkpoint.inputs());
        put(checkpoint.cursor());
        put(checkpoint.counters().total());
        tape.put(checkpoint.counters().uncountedSeconds());
        tape.putDoubles(checkpoint.counters().zeroAmperes());
        put(checkpoint.cycleStart());
        put(checkpoint.stepStart());
        CellMark cell = checkpoint.cell();
        tape.put(cell.volts());
        tape.put(cell.amperes());
        tape.put(cell.pascals());
        tape.put(cell.celsius());
        tape.put(cell.recentChargeAmperes());
        tape.put(cell.recentDischargeAmperes());
        tape.put(checkpoint.estimators().toArray());
        return tape.sealed();
    }

    /**
     * Reads a run's checkpoint.
     *
     * @throws IllegalArgumentException when it is damaged or of another version, saying so
     */
    static RunCheckpoint decode(Bytes state) {
        ByteTape tape = ByteTape.open(state, RUN, RUN_VERSION);
        RunCheckpoint checkpoint =
                new RunCheckpoint(
                        tape.takeText(),
                        takeCursor(tape),
                        new CounterCheckpoint(
                                takeCounters(tape), tape.takeDouble(), tape.takeDoubles()),
                        takeCounters(tape),
                        takeCounters(tape),
                        new CellMark(
                                tape.takeDouble(),
                                tape.takeDouble(),
                                tape.takeDouble(),
                                tape.takeDouble(),
                                tape.takeDouble(),
                                tape.takeDouble()),
                        Bytes.of(tape.takeBytes()));
        tape.end();
        return checkpoint;
    }

    /** The latch, for the board's checkpoint. */
    Bytes encode(LatchState latch) {
        tape.begin(LATCH, LATCH_VERSION);
        LatchBytes.put(tape, latch);
        return tape.sealed();
    }

    /**
     * Reads the latch.
     *
     * @throws IllegalArgumentException when it is damaged or of another version, saying so
     */
    static LatchState decodeLatch(Bytes state) {
        ByteTape tape = ByteTape.open(state, LATCH, LATCH_VERSION);
        LatchState latch = LatchBytes.take(tape);
        tape.end();
        return latch;
    }

    private void put(Counters counters) {
        tape.put(counters.chargeAmpereHours());
        tape.put(counters.dischargeAmpereHours());
        tape.put(counters.chargeWattHours());
        tape.put(counters.dischargeWattHours());
    }

    private static Counters takeCounters(ByteTape tape) {
        return new Counters(
                tape.takeDouble(), tape.takeDouble(), tape.takeDouble(), tape.takeDouble());
    }

    @SuppressWarnings(
            "EnumOrdinal") // The encoding's version stands for the order of the constants.
    private void put(Cursor cursor) {
        tape.put(cursor.program());
        tape.put((byte) cursor.phase().ordinal());
        tape.put((byte) cursor.outcome().ordinal());
        tape.put((byte) cursor.pending().ordinal());
        tape.put(cursor.paused());
        tape.put(cursor.stopCause());
        tape.put(cursor.position());
        putInts(cursor.passes());
        putInts(cursor.jumps());
        tape.put(cursor.cycle());
        tape.put(cursor.cycleUsed());
        tape.put(cursor.stepCount());
        tape.put(cursor.scanNanos());
        tape.put(cursor.sinceNanos());
        tape.put(cursor.runNanos());
        tape.put(cursor.stepNanos());
        tape.put(cursor.waitNanos());
        put(cursor.stepStart());
        tape.put(cursor.startRecorded());
        tape.put(cursor.recordNanos());
        tape.putOptional(cursor.recordVolts());
        tape.putOptional(cursor.recordAmperes());
        tape.putOptional(cursor.lastVolts());
        tape.putDoubles(cursor.drive());
        tape.putDoubles(cursor.watches());
    }

    private static Cursor takeCursor(ByteTape tape) {
        String program = tape.takeText();
        Phase phase = PHASES[tape.takeIndex(PHASES.length)];
        RunState outcome = STATES[tape.takeIndex(STATES.length)];
        Command pending = COMMANDS[tape.takeIndex(COMMANDS.length)];
        boolean paused = tape.takeFlag();
        return new Cursor(
                program,
                phase,
                outcome,
                paused,
                pending,
                tape.takeText(),
                tape.takeInt(),
                takeInts(tape),
                takeInts(tape),
                tape.takeInt(),
                tape.takeFlag(),
                tape.takeInt(),
                tape.takeLong(),
                tape.takeLong(),
                tape.takeLong(),
                tape.takeLong(),
                tape.takeLong(),
                takeCounters(tape),
                tape.takeFlag(),
                tape.takeLong(),
                tape.takeOptional(),
                tape.takeOptional(),
                tape.takeOptional(),
                tape.takeDoubles(),
                tape.takeDoubles());
    }

    private void putInts(List<Integer> values) {
        tape.put(values.size());
        for (int i = 0; i < values.size(); i++) {
            tape.put((int) values.get(i));
        }
    }

    private static List<Integer> takeInts(ByteTape tape) {
        int count = tape.takeCount(Integer.BYTES);
        List<Integer> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(tape.takeInt());
        }
        return values;
    }
}
