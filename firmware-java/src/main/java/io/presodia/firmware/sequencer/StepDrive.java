package io.presodia.firmware.sequencer;

import io.presodia.firmware.scan.Setpoint;
import org.jspecify.annotations.Nullable;

/** What a step does with the cell, at work. */
interface StepDrive {
    /** The drive comes on: at the step's begin, or again after a pause or a power cut. */
    Setpoint begin(Moment moment);

    /** The setpoint until the next scan, of a step that no exit has ended. */
    Setpoint proceed(Moment moment);

    /** Whether the current is free to find its own value, so that conditions on it make sense. */
    default boolean currentIsFree() {
        return true;
    }

    /** Whether the voltage is that of the step's current, so that conditions on it make sense. */
    default boolean voltageTells() {
        return true;
    }

    /** Why the run must be broken off; empty while it need not. */
    default String failure() {
        return "";
    }

    /** Whether the step is at its own natural end. */
    default boolean done() {
        return false;
    }

    /** What the step has measured in this scan; mostly nothing. */
    default @Nullable SequencerEvent measured(String stepId) {
        return null;
    }

    /** The interval of records that it wants now, beside its rule's, s; infinite for none. */
    default double recordSeconds() {
        return Double.POSITIVE_INFINITY;
    }

    /** What to tell an operator whom the step waits for. */
    default @Nullable String awaits() {
        return null;
    }

    /** Writes what it remembers. */
    default void save(Memory memory) {}

    /** Reads it back. */
    default void load(Memory memory) {}

    /** The drive of an action. */
    static StepDrive of(Action action) {
        return switch (action) {
            case Action.Hold hold -> new HoldDrive(hold.setpoint());
            case Action.CurrentThenVoltage both -> new CurrentThenVoltageDrive(both);
            case Action.Power power -> new PowerDrive(power);
            case Action.Pulse pulse -> new PulseDrive(pulse);
            case Action.Titrate titrate -> new TitrationDrive(titrate);
            case Action.Activate activate -> new ActivationDrive(activate);
            case Action.Polarise polarise -> new PolarisationDrive(polarise);
            case Action.Ramp ramp -> new RampDrive(ramp);
            case Action.Follow follow -> new ProfileDrive(follow);
            case Action.AwaitOperator await -> new AwaitOperatorDrive(await.message());
        };
    }

    /** The same setpoint throughout. */
    record HoldDrive(Setpoint setpoint) implements StepDrive {
        @Override
        public Setpoint begin(Moment moment) {
            return setpoint;
        }

        @Override
        public Setpoint proceed(Moment moment) {
            return setpoint;
        }
    }

    /** Open, until an operator continues. */
    record AwaitOperatorDrive(String message) implements StepDrive {
        @Override
        public Setpoint begin(Moment moment) {
            return Setpoint.OPEN;
        }

        @Override
        public Setpoint proceed(Moment moment) {
            return Setpoint.OPEN;
        }

        @Override
        public String awaits() {
            return message;
        }
    }

    /**
     * Galvanostatic until the first good voltage at or beyond the target, then potentiostatic. It
     * never goes back while the drive stays on; when the drive comes on again after a pause, the
     * cell has relaxed and it begins with the current anew.
     */
    final class CurrentThenVoltageDrive implements StepDrive {
        private final Action.CurrentThenVoltage action;
        private boolean held;

        CurrentThenVoltageDrive(Action.CurrentThenVoltage action) {
            this.action = action;
        }

        @Override
        public Setpoint begin(Moment moment) {
            held = false;
            return action.current();
        }

        @Override
        public Setpoint proceed(Moment moment) {
            if (!held && reached(moment.freshVolts)) {
                held = true;
                moment.modeBegan = true;
            }
            return held ? action.voltage() : action.current();
        }

        private boolean reached(double volts) {
            return action.charging() ? volts >= action.volts() : volts <= action.volts();
        }

        @Override
        public boolean currentIsFree() {
            return held;
        }

        @Override
        public void save(Memory memory) {
            memory.put(held);
        }

        @Override
        public void load(Memory memory) {
            held = memory.takeFlag();
        }
    }
}
