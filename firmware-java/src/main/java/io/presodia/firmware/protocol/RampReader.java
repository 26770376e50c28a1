package io.presodia.firmware.protocol;

import io.presodia.config.ConfigException;
import io.presodia.config.Section;
import java.util.List;

/** Reads a ramp. */
final class RampReader {
    private static final List<String> KEYS =
            List.of("rate_C", "current_mA", "current_mA_g", "voltage_V");

    private RampReader() {}

    static Step read(Section ramp, StepHead head) throws ConfigException {
        double seconds = Durations.seconds(ramp, "duration");
        Step.Course course = course(ramp);
        Step bare = new Step.Ramp(head, course, seconds, List.of());
        List<Exit> exits =
                ramp.has("until")
                        ? new ConditionReader(Ends.direction(bare)).exits(ramp)
                        : List.of();
        return new Step.Ramp(head, course, seconds, exits);
    }

    private static Step.Course course(Section ramp) throws ConfigException {
        String key = StepReader.oneOf(ramp, KEYS);
        if (key == null) {
            return new Step.Course.OfVoltage(0, 1, null);
        }
        double[] ends = ramp.numbers(key);
        if (ends[0] == ends[1]) {
            ramp.error(key, "goes nowhere: both ends are the same; see cc and cv");
        }
        CurrentDemand largest = StepReader.largest(ramp);
        if (key.equals("voltage_V")) {
            return new Step.Course.OfVoltage(ends[0], ends[1], largest);
        }
        if (largest != null) {
            ramp.error(
                    ramp.has("max_rate_C") ? "max_rate_C" : "max_current_mA",
                    "belongs to a ramp of voltage; a ramp of current has its range from its ends");
        }
        return switch (key) {
            case "rate_C" ->
                    new Step.Course.OfCurrent(
                            new CurrentDemand.Rate(ends[0]), new CurrentDemand.Rate(ends[1]));
            case "current_mA" ->
                    new Step.Course.OfCurrent(
                            new CurrentDemand.Absolute(ends[0]),
                            new CurrentDemand.Absolute(ends[1]));
            default ->
                    new Step.Course.OfCurrent(
                            new CurrentDemand.Specific(ends[0]),
                            new CurrentDemand.Specific(ends[1]));
        };
    }
}
