package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.BootPolicy;
import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.Interlock;
import io.presodia.firmware.scan.Setpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The present step at work: its drive, its exits and what it requires. */
final class StepRun {
    private final Instruction.Perform perform;
    private final StepDrive drive;
    private final Watch[] watches;
    private final @Nullable Gate gate;

    StepRun(Instruction.Perform perform, CellContext cell) {
        this.perform = perform;
        this.drive = StepDrive.of(perform.action());
        this.watches = new Watch[perform.exits().size()];
        for (int i = 0; i < watches.length; i++) {
            watches[i] = Watches.of(perform.exits().get(i).condition(), cell);
        }
        Interlock require = perform.head().require();
        this.gate = require.equals(Interlock.NONE) ? null : new Gate(require);
    }

    Instruction.Perform perform() {
        return perform;
    }

    String id() {
        return perform.head().id();
    }

    StepDrive drive() {
        return drive;
    }

    /** Whether what the step requires is met on this scan of its wait. */
    boolean admitted(Moment moment, double waitedSeconds) {
        Gate guard = gate;
        if (guard == null) {
            return true;
        }
        guard.observe(moment, waitedSeconds);
        return guard.met(moment);
    }

    /** What is not met, for people. */
    String unmet(Moment moment) {
        return gate == null ? "" : gate.unmet(moment);
    }

    double longestWaitSeconds() {
        return perform.head().require().waitSeconds();
    }

    double bootRestSeconds() {
        return perform.head().boot() instanceof BootPolicy.RestThenResume rest ? rest.seconds() : 0;
    }

    /** The drive comes on, for the first time or again. */
    Setpoint switchOn(Moment moment) {
        reset();
        return drive.begin(moment);
    }

    private void reset() {
        for (Watch watch : watches) {
            watch.reset();
        }
    }

    /** The first exit that fires on this scan, or -1. */
    int fired(Moment moment) {
        if (!drive.currentIsFree()) {
            moment.freshAmperes = Double.NaN;
        }
        double volts = moment.freshVolts;
        if (!drive.voltageTells()) {
            moment.freshVolts = Double.NaN;
            // What they know of slopes does not go on behind the gap.
            reset();
        }
        int exit = firstExit(moment);
        moment.freshVolts = volts;
        return exit;
    }

    private int firstExit(Moment moment) {
        for (Watch watch : watches) {
            watch.observe(moment);
        }
        for (int i = 0; i < watches.length; i++) {
            if (watches[i].fires(moment)) {
                return i;
            }
        }
        return -1;
    }

    Instruction.Way way(int exit) {
        return perform.exits().get(exit);
    }

    Watch watch(int exit) {
        return watches[exit];
    }

    /** That it ended, and by what. */
    SequencerEvent ended(
            int stepCount, Instruction.Way way, String condition, double value, double limit) {
        return new SequencerEvent.StepEnded(
                stepCount, id(), perform.kind(), condition, value, limit, because(way));
    }

    /** What the protocol says of this way out, and what could not have led to another. */
    private String because(Instruction.Way way) {
        String unknown = Watch.neverKnown(watches);
        boolean both = !way.because().isEmpty() && !unknown.isEmpty();
        return way.because() + (both ? "; " : "") + unknown;
    }

    List<Double> driveMemory() {
        Memory memory = new Memory();
        drive.save(memory);
        return memory.values();
    }

    List<Double> watchMemory() {
        Memory memory = new Memory();
        if (gate != null) {
            gate.save(memory);
        }
        for (Watch watch : watches) {
            watch.save(memory);
        }
        return memory.values();
    }

    void restore(Cursor cursor) {
        drive.load(new Memory(cursor.drive()));
        Memory memory = new Memory(cursor.watches());
        if (gate != null) {
            gate.load(memory);
        }
        for (Watch watch : watches) {
            watch.load(memory);
        }
    }
}
