package io.presodia.firmware.sequencer;

/** Something that happened in a run and belongs in its journal. */
public sealed interface SequencerEvent {
    /** Stable name of the kind, for journals and telemetry. */
    String kind();

    /** One line for people. */
    String text();

    /** What it measured, as one JSON object for programs; empty when there is nothing. */
    default String dataJson() {
        return "";
    }

    /**
     * A step was entered.
     *
     * @param stepCount steps entered since the run began, from 1
     * @param stepId its name
     * @param stepType its kind, such as {@code cc}
     */
    record StepEntered(int stepCount, String stepId, String stepType) implements SequencerEvent {
        @Override
        public String kind() {
            return "step_entered";
        }

        @Override
        public String text() {
            return "step " + stepCount + " " + stepId + " (" + stepType + ") begins";
        }
    }

    /**
     * A step ended.
     *
     * @param stepCount steps entered since the run began, from 1
     * @param stepId its name
     * @param stepType its kind
     * @param condition what fired, as the language names it
     * @param value the value that fired it, in the unit of {@code condition}; NaN for none
     * @param limit the limit it reached; NaN for none
     * @param because what the protocol says about it; may be empty
     */
    record StepEnded(
            int stepCount,
            String stepId,
            String stepType,
            String condition,
            double value,
            double limit,
            String because)
            implements SequencerEvent {
        @Override
        public String kind() {
            return "step_ended";
        }

        @Override
        public String text() {
            return "step "
                    + stepCount
                    + " "
                    + stepId
                    + " ends: "
                    + condition
                    + (Double.isNaN(limit) ? "" : " " + limit + " reached with " + value)
                    + (because.isEmpty() ? "" : " (" + because + ")");
        }
    }

    /**
     * The donor of the cell is spent, by all evidence.
     *
     * @param stepId the activation
     * @param result what shows it
     */
    record DonorDepleted(String stepId, DonorEnd result) implements SequencerEvent {
        @Override
        public String kind() {
            return "donor_depleted";
        }

        @Override
        public String text() {
            return stepId + ": " + result.text();
        }

        @Override
        public String dataJson() {
            return result.json();
        }
    }

    /**
     * A battery cycle began.
     *
     * @param cycle its number, from 1
     */
    record CycleBegun(int cycle) implements SequencerEvent {
        @Override
        public String kind() {
            return "cycle_begun";
        }

        @Override
        public String text() {
            return "cycle " + cycle + " begins";
        }
    }

    /**
     * A pulse gave its resistances.
     *
     * @param stepId the pulse
     * @param result what it measured
     */
    record PulseMeasured(String stepId, PulseResult result) implements SequencerEvent {
        @Override
        public String kind() {
            return "pulse_measured";
        }

        @Override
        public String text() {
            StringBuilder line = new StringBuilder("resistance of ").append(stepId).append(":");
            for (PulseResult.Point point : result.points()) {
                line.append(' ').append(Math.round(point.ohms() * 10) / 10.0).append(" Ω at ");
                line.append(Math.round(point.seconds() * 1e6) / 1e3).append(" ms;");
            }
            return result.points().isEmpty() ? line + " nothing was measured" : line.toString();
        }
    }

    /**
     * A pulse of a titration and the rest after it are over.
     *
     * @param stepId the titration
     * @param result what they measured
     */
    record GittMeasured(String stepId, GittResult result) implements SequencerEvent {
        @Override
        public String kind() {
            return "gitt_measured";
        }

        @Override
        public String text() {
            return "pulse "
                    + result.pulse()
                    + " of "
                    + stepId
                    + ": IR "
                    + Told.milli(result.irVolts())
                    + " mV, transient "
                    + Told.milli(result.transientVolts())
                    + " mV, step "
                    + Told.milli(result.stepVolts())
                    + " mV"
                    + (result.interrupted() ? "; the pulse was interrupted" : "");
        }

        @Override
        public String dataJson() {
            return result.json();
        }
    }

    /**
     * A polarisation came to its end.
     *
     * @param stepId the step
     * @param result what it measured
     */
    record PolarisationMeasured(String stepId, PolarisationResult result)
            implements SequencerEvent {
        @Override
        public String kind() {
            return "polarisation_measured";
        }

        @Override
        public String text() {
            return "current of "
                    + stepId
                    + ": "
                    + Told.micro(result.lateAmperes())
                    + " µA at the end, "
                    + Told.micro(result.earlierAmperes())
                    + " µA shortly before, under "
                    + Told.milli(result.lateVolts() - result.baseVolts())
                    + " mV";
        }

        @Override
        public String dataJson() {
            return result.json();
        }
    }

    /**
     * The run waits for an operator.
     *
     * @param stepId the step it waits in
     * @param message what to tell the operator
     */
    record HoldReached(String stepId, String message) implements SequencerEvent {
        @Override
        public String kind() {
            return "hold_reached";
        }

        @Override
        public String text() {
            return "waits for the operator: " + message;
        }
    }

    /**
     * The run waits for what a step requires.
     *
     * @param stepId the step
     * @param unmet what is not met yet
     */
    record InterlockWaiting(String stepId, String unmet) implements SequencerEvent {
        @Override
        public String kind() {
            return "interlock_waiting";
        }

        @Override
        public String text() {
            return stepId + " waits: " + unmet;
        }
    }

    /**
     * What a step requires is met.
     *
     * @param stepId the step
     */
    record InterlockPassed(String stepId) implements SequencerEvent {
        @Override
        public String kind() {
            return "interlock_passed";
        }

        @Override
        public String text() {
            return "what " + stepId + " requires is met";
        }
    }

    /**
     * The run goes on, or will, after a power cut in the midst of a step.
     *
     * @param stepId the step
     * @param policy its boot policy: resume, rest_then_resume or hold_for_operator
     */
    record PowerCut(String stepId, String policy) implements SequencerEvent {
        @Override
        public String kind() {
            return "power_cut";
        }

        @Override
        public String text() {
            return "power was lost in " + stepId + "; boot policy: " + policy;
        }
    }

    /**
     * An operator paused the run.
     *
     * @param stepId the step under way
     */
    record Paused(String stepId) implements SequencerEvent {
        @Override
        public String kind() {
            return "paused";
        }

        @Override
        public String text() {
            return "paused in " + stepId;
        }
    }

    /**
     * The step's drive is on again, after a pause, a hold or a power cut.
     *
     * @param stepId the step under way
     */
    record Resumed(String stepId) implements SequencerEvent {
        @Override
        public String kind() {
            return "resumed";
        }

        @Override
        public String text() {
            return "goes on in " + stepId;
        }
    }

    /** The protocol came to its end. */
    record Completed() implements SequencerEvent {
        @Override
        public String kind() {
            return "completed";
        }

        @Override
        public String text() {
            return "protocol completed";
        }
    }

    /**
     * The protocol broke off.
     *
     * @param cause why
     */
    record Aborted(String cause) implements SequencerEvent {
        @Override
        public String kind() {
            return "aborted";
        }

        @Override
        public String text() {
            return "protocol aborted: " + cause;
        }
    }

    /**
     * An operator stopped the run.
     *
     * @param cause the operator's words
     */
    record Stopped(String cause) implements SequencerEvent {
        @Override
        public String kind() {
            return "stopped";
        }

        @Override
        public String text() {
            return "stopped: " + cause;
        }
    }
}
