package io.presodia.firmware.remote;

import io.presodia.firmware.safety.ClearOutcome;
import io.presodia.firmware.safety.Trip;
import java.util.List;

/** Makes actions for the control thread of commands. */
public final class FirmwareCommands implements CommandPreparer {
    private final RunControl control;
    private final StartPreparer starts;

    /**
     * @param control what the firmware lets others do
     * @param starts makes runs
     */
    public FirmwareCommands(RunControl control, StartPreparer starts) {
        this.control = control;
        this.starts = starts;
    }

    @Override
    public ControlAction prepare(RemoteCommand command) throws RefusedException {
        int channel = command.channel();
        String reason = command.argument("reason");
        String cause =
                command.principal() + " asked for it" + (reason.isEmpty() ? "" : ": " + reason);
        return switch (command.verb()) {
            case START -> starts.prepare(command);
            case PROCEED -> () -> told(control.proceed(channel, cause), "goes on", "does not hold");
            case PAUSE -> () -> told(control.pause(channel), "pauses", "has no run to pause");
            case RESUME -> () -> told(control.resume(channel), "goes on", "is not paused");
            // The aim of a stop is that nothing runs: reached as well when nothing ran before.
            case STOP ->
                    () ->
                            Outcome.done(
                                    control.stop(channel, cause)
                                            ? "the run stops"
                                            : "there was no run");
            case CLEAR -> () -> cleared(control.clear(channel, command.principal(), reason));
        };
    }

    private static Outcome told(boolean obeyed, String yes, String no) {
        return obeyed ? Outcome.done("the channel " + yes) : Outcome.refused("the channel " + no);
    }

    private static Outcome cleared(ClearOutcome outcome) {
        return switch (outcome) {
            case ClearOutcome.Cleared cleared -> Outcome.done("cleared " + names(cleared.trips()));
            case ClearOutcome.Refused refused -> Outcome.refused(refused.why());
        };
    }

    private static String names(List<Trip> trips) {
        return String.join(", ", trips.stream().map(trip -> trip.fault().id()).toList());
    }
}
