package io.presodia.firmware.protocol;

import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostics;
import io.presodia.config.Section;
import io.presodia.config.SourceFile;
import io.presodia.config.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one step that is no loop. */
final class StepReader {
    private static final double LOG_SECONDS = 0.1;
    private static final double MILLI = 1e-3;
    private static final double PULSE_SECONDS = 1;
    private static final List<Double> PULSE_TIMES = List.of(0.001, 0.01, 0.1);
    private static final List<String> CURRENT_KEYS =
            List.of("rate_C", "current_mA", "current_mA_g");
    private static final List<String> VOLTAGE_KEYS = List.of("voltage_V", "voltage");
    private static final List<String> LARGEST_KEYS = List.of("max_rate_C", "max_current_mA");

    /** Charge between two probes of an activation where its step says none, mAh/g. */
    private static final double PROBE_EVERY = 3;

    /** Length of a probe where its step says none, s. */
    private static final double PROBE_SECONDS = 120;

    /** Of the model: in a composite the donor's resistance shows between 10 and 120 s. */
    private static final double SHORTEST_PROBE_SECONDS = 30;

    private static final double LONGEST_PROBE_SECONDS = 3600;

    private final SourceFile protocol;
    private final Diagnostics diagnostics;

    /**
     * @param protocol the file of the steps, beside which files lie that they name
     * @param diagnostics takes what is wrong in those
     */
    StepReader(SourceFile protocol, Diagnostics diagnostics) {
        this.protocol = protocol;
        this.diagnostics = diagnostics;
    }

    Step read(Section step, String kind, StepHead head) throws ConfigException {
        return switch (kind) {
            case "rest" -> rest(step, head);
            case "cc" -> {
                Section cc = step.section(kind);
                CurrentDemand current = current(cc);
                yield new Step.Cc(head, current, new ConditionReader(Ends.sign(current)).exits(cc));
            }
            case "cv" -> {
                Section cv = step.section(kind);
                yield new Step.Cv(head, voltage(cv), largest(cv), new ConditionReader(0).exits(cv));
            }
            case "cccv" -> {
                Section cccv = step.section(kind);
                yield new Step.Cccv(
                        head, current(cccv), voltage(cccv), new ConditionReader(0).exits(cccv));
            }
            case "cp" -> {
                Section cp = step.section(kind);
                double watts = cp.number("power_mW") * MILLI;
                refuseZero(cp, "power_mW", watts);
                yield new Step.Cp(head, watts, new ConditionReader(watts).exits(cp));
            }
            case "pulse" -> pulse(step.section(kind), head);
            case "gitt" -> gitt(step.section(kind), head);
            case "activate" -> activate(step.section(kind), head);
            case "dc_polarisation" -> polarisation(step.section(kind), head);
            case "ramp" -> RampReader.read(step.section(kind), head);
            case "profile" -> profile(step.section(kind), head);
            case "hold_for_operator" -> hold(step, head);
            case "goto" -> new Step.Goto(head, ConditionReader.jump(step));
            default ->
                    throw new IllegalStateException(
                            "the schema allows a step without a reader: " + kind);
        };
    }

    private static Step rest(Section step, StepHead head) throws ConfigException {
        if (step.node("rest") instanceof YamlNode.Scalar) {
            EndCondition time = new EndCondition.StepTime(Durations.seconds(step, "rest"));
            return new Step.Rest(head, List.of(Exit.next(step.path("rest"), time)));
        }
        Section rest = step.section("rest");
        List<Exit> exits = new ConditionReader(0).exits(rest);
        if (!rest.has("spectrum")) {
            return new Step.Rest(head, exits);
        }
        Step.Rest spectral = new Step.Rest(head, exits, Durations.seconds(rest, "spectrum"));
        if (spectral.spectrumSeconds() >= Ends.shortestTime(spectral)) {
            rest.error("spectrum", "must lie before the end of the rest");
        }
        return spectral;
    }

    private static Step hold(Section step, StepHead head) throws ConfigException {
        if (step.node("hold_for_operator") instanceof YamlNode.Scalar) {
            return new Step.HoldForOperator(head, step.text("hold_for_operator"));
        }
        Section hold = step.section("hold_for_operator");
        return new Step.HoldForOperator(head, hold.text("message"), hold.number("oven_C"));
    }

    private static Step pulse(Section pulse, StepHead head) throws ConfigException {
        double seconds =
                pulse.has("duration") ? Durations.seconds(pulse, "duration") : PULSE_SECONDS;
        if (seconds > ChannelCapability.BURST_SECONDS) {
            pulse.error("duration", "must be at most 1 s, the longest burst a channel captures");
        }
        List<Double> times = new ArrayList<>();
        if (pulse.has("at")) {
            times.addAll(Durations.list(pulse, "at"));
            checkTimes(pulse, times, seconds);
        } else {
            for (double at : PULSE_TIMES) {
                if (at < seconds) {
                    times.add(at);
                }
            }
            times.add(seconds);
        }
        return new Step.Pulse(head, current(pulse), seconds, times);
    }

    private static Step gitt(Section gitt, StepHead head) throws ConfigException {
        CurrentDemand current = current(gitt);
        return new Step.Gitt(
                head,
                current,
                Durations.seconds(gitt, "pulse"),
                Durations.seconds(gitt, "rest"),
                new ConditionReader(Ends.sign(current)).exits(gitt));
    }

    private static Step activate(Section section, StepHead head) throws ConfigException {
        CurrentDemand current = current(section);
        if (Ends.sign(current) < 0) {
            section.error(current.key(), "must be above 0: an activation charges the cell");
        }
        return new Step.Activate(
                head,
                current,
                section.number("probe_every_mAh_g", PROBE_EVERY),
                probeSeconds(section),
                new ConditionReader(1).exits(section));
    }

    private static double probeSeconds(Section section) throws ConfigException {
        if (!section.has("probe_rest")) {
            return PROBE_SECONDS;
        }
        double seconds = Durations.seconds(section, "probe_rest");
        if (seconds < SHORTEST_PROBE_SECONDS || seconds > LONGEST_PROBE_SECONDS) {
            section.error(
                    "probe_rest",
                    "must be from 30 s to 1 h (the donor answers between 10 and 120 s after the"
                            + " current went, and longer rests tell no more), for example 120 s");
        }
        return seconds;
    }

    private static Step polarisation(Section section, StepHead head) throws ConfigException {
        double bias = section.number("bias_V");
        if (bias == 0) {
            section.error("bias_V", "must not be 0; without a bias no current flows");
        }
        double seconds = Durations.seconds(section, "duration");
        double log = section.has("log") ? Durations.seconds(section, "log") : LOG_SECONDS;
        if (log > seconds) {
            section.error("log", "must not be longer than the duration");
        }
        RecordRule record =
                new RecordRule(
                        log,
                        head.record().onVoltageChangeVolts(),
                        head.record().onCurrentChangeAmperes());
        return new Step.DcPolarisation(
                new StepHead(head.id(), head.key(), record, head.boot(), head.require()),
                bias,
                seconds,
                section.number("range_mA", Double.NaN) * MILLI);
    }

    private Step profile(Section section, StepHead head) throws ConfigException {
        LoadProfile load =
                LoadProfileReader.read(protocol, section.text("file"), section, diagnostics);
        return new Step.Profile(
                head,
                load,
                section.has("until")
                        ? new ConditionReader(
                                        Ends.direction(new Step.Profile(head, load, List.of())))
                                .exits(section)
                        : List.of());
    }

    private static void checkTimes(Section pulse, List<Double> times, double seconds)
            throws ConfigException {
        for (int i = 0; i < times.size(); i++) {
            if (times.get(i) > seconds) {
                pulse.errorAt("at", i, "must not be later than the pulse's end");
            } else if (i > 0 && times.get(i) <= times.get(i - 1)) {
                pulse.errorAt("at", i, "must be later than the one before");
            }
        }
    }

    private static CurrentDemand current(Section section) throws ConfigException {
        String key = oneOf(section, CURRENT_KEYS);
        if (key == null) {
            return new CurrentDemand.Absolute(1);
        }
        double value = section.number(key);
        refuseZero(section, key, value);
        return switch (key) {
            case "rate_C" -> new CurrentDemand.Rate(value);
            case "current_mA" -> new CurrentDemand.Absolute(value);
            default -> new CurrentDemand.Specific(value);
        };
    }

    private static VoltageLevel voltage(Section section) throws ConfigException {
        String key = oneOf(section, VOLTAGE_KEYS);
        if (key == null) {
            return new VoltageLevel.Fixed(0);
        }
        return key.equals("voltage")
                ? ConditionReader.window(section.text(key))
                : new VoltageLevel.Fixed(section.number(key));
    }

    static @Nullable CurrentDemand largest(Section section) throws ConfigException {
        if (LARGEST_KEYS.stream().noneMatch(section::has)) {
            return null;
        }
        String key = oneOf(section, LARGEST_KEYS);
        if (key == null) {
            return null;
        }
        return key.equals("max_rate_C")
                ? new CurrentDemand.Rate(section.number(key))
                : new CurrentDemand.Absolute(section.number(key));
    }

    /** The one of {@code keys} that is there; null, with an error collected, otherwise. */
    static @Nullable String oneOf(Section section, List<String> keys) {
        List<String> present = keys.stream().filter(section::has).toList();
        if (present.size() == 1) {
            return present.getFirst();
        }
        String choice = String.join(", ", keys);
        if (present.isEmpty()) {
            section.error("needs one of " + choice);
        } else {
            section.error(
                    present.getLast(),
                    "must not stand beside "
                            + present.getFirst()
                            + "; give exactly one of "
                            + choice);
        }
        return null;
    }

    private static void refuseZero(Section section, String key, double value) {
        if (value == 0) {
            section.error(key, "must not be 0; positive charges, negative discharges; see rest");
        }
    }
}
