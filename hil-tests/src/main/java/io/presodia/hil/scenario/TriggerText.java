package io.presodia.hil.scenario;

import io.presodia.hil.bench.Condition;
import io.presodia.hil.bench.PlannedFault;
import io.presodia.hil.bench.Trigger;
import java.util.Locale;

/** Says what a fault waits for. */
final class TriggerText {
    private TriggerText() {}

    /** The fault and its time, for people. */
    static String of(PlannedFault fault) {
        return fault.injection().kind()
                + ": "
                + switch (fault.trigger()) {
                    case Trigger.BeforeStart _ -> "before the start";
                    case Trigger.At(int channel, double seconds) ->
                            Numbers.span(seconds, false) + " after the run of channel " + channel;
                    case Trigger.When(Condition condition, double seconds) ->
                            (seconds > 0 ? Numbers.span(seconds, false) + " after " : "when ")
                                    + text(condition);
                };
    }

    private static String text(Condition condition) {
        String there = " in channel " + condition.channel();
        return switch (condition) {
            case Condition.StepBegins(int _, String step) -> "step " + step + " begins" + there;
            case Condition.CycleBegins(int _, int cycle) -> "cycle " + cycle + " begins" + there;
            case Condition.RelayClosed _ -> "the relay closes" + there;
            case Condition.Beyond(int _, Condition.Quantity of, boolean above, double value) ->
                    of.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + (above ? " above " : " below ")
                            + value
                            + there;
        };
    }
}
