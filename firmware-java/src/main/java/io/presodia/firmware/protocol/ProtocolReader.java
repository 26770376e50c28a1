package io.presodia.firmware.protocol;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostics;
import io.presodia.config.Kind;
import io.presodia.config.Section;
import io.presodia.config.SourceFile;
import io.presodia.config.YamlDocument;
import io.presodia.config.YamlNode;
import io.presodia.hal.limit.Band;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a protocol of a YAML file whose schema has been checked. What the schema cannot say is
 * collected and thrown all at once; what needs a cell or a board is the {@link ProtocolChecker}'s.
 */
public final class ProtocolReader {
    private static final List<String> KINDS =
            List.of(
                    "rest",
                    "cc",
                    "cv",
                    "cccv",
                    "cp",
                    "pulse",
                    "gitt",
                    "activate",
                    "dc_polarisation",
                    "ramp",
                    "profile",
                    "hold_for_operator",
                    "loop",
                    "goto");
    private static final double MEGA = 1e6;
    private static final double MILLI = 1e-3;
    private static final double WAIT_SECONDS = 60;
    private static final double WINDOWS_OF_WAIT = 3;

    private final StepReader steps;
    private final Map<String, Integer> linesOfIds = new HashMap<>();
    private RecordRule record = RecordRule.DEFAULT;
    private BootPolicy boot = BootPolicy.Resume.RESUME;

    private ProtocolReader(SourceFile source, Diagnostics diagnostics) {
        this.steps = new StepReader(source, diagnostics);
    }

    /**
     * A built-in protocol or a user's file.
     *
     * @param catalogue where built-in files are found
     * @param nameOrFile name of a built-in protocol, or path of a file
     * @throws ConfigException with everything that is wrong with it, cell and board aside
     */
    public static ProtocolFile read(Catalogue catalogue, String nameOrFile) throws ConfigException {
        return read(catalogue.document(Kind.PROTOCOL, nameOrFile));
    }

    /**
     * The protocol of a document that the schema check has passed.
     *
     * @throws ConfigException with everything that is wrong with it, cell and board aside
     */
    public static ProtocolFile read(YamlDocument document) throws ConfigException {
        Diagnostics diagnostics = new Diagnostics(document.source().path());
        Section root = Section.root(document, diagnostics);
        Protocol protocol =
                new ProtocolReader(document.source(), diagnostics)
                        .protocol(root, document.source().name());
        diagnostics.throwIfAny();
        ProtocolFile file = new ProtocolFile(protocol, document.source(), document.root());
        diagnostics.addAll(StructureCheck.check(file));
        diagnostics.throwIfAny();
        return file;
    }

    private Protocol protocol(Section root, String fileName) throws ConfigException {
        record = record(root);
        boot = boot(root);
        return new Protocol(
                root.text("name", fileName),
                require(root),
                safety(root.sectionOrNull("safety")),
                record,
                body(root, "steps", ""));
    }

    private List<Step> body(Section parent, String key, String prefix) throws ConfigException {
        List<Step> body = new ArrayList<>();
        int number = 0;
        for (Section section : parent.sections(key)) {
            Step step = step(section, prefix + ++number);
            if (step != null) {
                body.add(step);
            }
        }
        return body;
    }

    private @Nullable Step step(Section section, String number) throws ConfigException {
        List<String> kinds = new ArrayList<>(section.keys());
        kinds.retainAll(KINDS);
        if (kinds.size() != 1) {
            section.error(
                    (kinds.isEmpty()
                                    ? "has no kind"
                                    : "has the kinds " + String.join(", ", kinds) + " at once")
                            + "; a step has exactly one of "
                            + String.join(", ", KINDS));
            return null;
        }
        StepHead head =
                new StepHead(
                        id(section, number),
                        section.path(),
                        record(section),
                        boot(section),
                        require(section));
        String kind = kinds.getFirst();
        if (kind.equals("loop")) {
            Section loop = section.section(kind);
            return new Step.Loop(
                    head,
                    loop.integer("times"),
                    loop.flag("cycle", false),
                    body(loop, "steps", number + "."));
        }
        return steps.read(section, kind, head);
    }

    /** The step's name; steps without one are called by their place, such as {@code step-2.1}. */
    private String id(Section section, String number) throws ConfigException {
        String id = section.text("id", "step-" + number);
        Integer earlier = linesOfIds.putIfAbsent(id, section.line());
        if (earlier != null) {
            section.error("id", "is taken by the step in line " + earlier + "; ids are unique");
        }
        return id;
    }

    private RecordRule record(Section parent) throws ConfigException {
        Section rule = parent.sectionOrNull("record");
        if (rule == null) {
            return record;
        }
        return new RecordRule(
                rule.has("every") ? Durations.seconds(rule, "every") : record.everySeconds(),
                rule.has("on_voltage_change_mV")
                        ? rule.number("on_voltage_change_mV") * MILLI
                        : record.onVoltageChangeVolts(),
                rule.has("on_current_change_mA")
                        ? rule.number("on_current_change_mA") * MILLI
                        : record.onCurrentChangeAmperes());
    }

    private BootPolicy boot(Section parent) throws ConfigException {
        if (!parent.has("boot")) {
            return boot;
        }
        if (parent.node("boot") instanceof YamlNode.Mapping) {
            return new BootPolicy.RestThenResume(
                    Durations.seconds(parent.section("boot"), "rest_then_resume"));
        }
        return parent.text("boot").equals("resume")
                ? BootPolicy.Resume.RESUME
                : BootPolicy.HoldForOperator.HOLD;
    }

    private static Interlock require(Section parent) throws ConfigException {
        Section require = parent.sectionOrNull("require");
        if (require == null) {
            return Interlock.NONE;
        }
        Section stable = require.sectionOrNull("stable");
        double window = stable == null ? 0 : Durations.seconds(stable, "window");
        double watched = require.has("steady") ? Interlock.KELVIN_SECONDS : window;
        double usual = Math.max(WAIT_SECONDS, WINDOWS_OF_WAIT * Math.max(watched, window));
        double wait = require.has("wait") ? Durations.seconds(require, "wait") : usual;
        if (wait <= window) {
            require.error(
                    "wait",
                    "must be longer than the window of stable, or the voltage can never prove to be"
                            + " at rest");
        }
        Section steady = require.sectionOrNull("steady");
        if (steady != null && wait <= Interlock.KELVIN_SECONDS) {
            require.error(
                    "wait",
                    "must be longer than 10 min beside steady, over which temperature and pressure"
                            + " are watched, for example 30 min");
        }
        return new Interlock(
                band(require, "pressure_MPa", MEGA),
                band(require, "temperature_C", 1),
                band(require, "voltage_V", 1),
                stable == null ? Double.POSITIVE_INFINITY : stable.number("within_mV_h") * MILLI,
                window,
                steady(steady, "temperature_K_10min"),
                steady(steady, "pressure_percent_min"),
                wait);
    }

    private static double steady(@Nullable Section steady, String key) throws ConfigException {
        return steady == null
                ? Double.POSITIVE_INFINITY
                : steady.number(key, Double.POSITIVE_INFINITY);
    }

    private static SafetyLimits safety(@Nullable Section safety) throws ConfigException {
        if (safety == null) {
            return SafetyLimits.NONE;
        }
        return new SafetyLimits(
                band(safety, "voltage_V", 1),
                band(safety, "rate_C", 1),
                band(safety, "current_mA", MILLI),
                band(safety, "temperature_C", 1),
                band(safety, "pressure_MPa", MEGA),
                safety.number("capacity_mAh_g", Double.POSITIVE_INFINITY),
                safety.flag("host", false));
    }

    private static Band band(Section section, String key, double scale) throws ConfigException {
        if (!section.has(key)) {
            return Band.UNLIMITED;
        }
        double[] ends = section.numbers(key);
        if (!(ends[0] < ends[1])) {
            section.error(key, "must be [lower, upper] with the lower first");
            return Band.UNLIMITED;
        }
        return new Band(ends[0] * scale, ends[1] * scale);
    }
}
