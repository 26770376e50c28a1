package io.presodia.hil.scenario;

import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.config.Loaded;
import io.presodia.config.Section;
import io.presodia.config.SourceFile;
import io.presodia.config.YamlNode;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.protocol.Durations;
import io.presodia.firmware.protocol.ProtocolFile;
import io.presodia.firmware.safety.Fault;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.UsedCell;
import io.presodia.hil.bench.BenchFiles;
import io.presodia.hil.bench.ChannelRunRequest;
import io.presodia.hil.bench.Condition;
import io.presodia.hil.bench.PlannedFault;
import io.presodia.hil.bench.Trigger;
import io.presodia.hil.fault.ForeignInjection;
import io.presodia.hil.fault.Injection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one case of a scenario: bench, runs, faults, expectations. */
final class CaseReader {
    private static final double LONGEST_SECONDS = 3600;

    /** Keys of a fault's entry that are not its kind. */
    private static final Set<String> TIMES = Set.of("at", "when", "after", "for");

    /** What ends a run without a row of the fault table. */
    private static final Set<String> OTHER_ENDS = Set.of("preflight-failed", "protocol-abort");

    private final RunReader runs;
    private final Map<String, ForeignInjection.Factory> foreign;
    private final @Nullable Long seed;
    private final SourceFile source;
    private final Set<String> parts;

    CaseReader(
            RunReader runs,
            Map<String, ForeignInjection.Factory> foreign,
            @Nullable Long seed,
            SourceFile source,
            Set<String> parts) {
        this.runs = runs;
        this.foreign = foreign;
        this.seed = seed;
        this.source = source;
        this.parts = parts;
    }

    /**
     * @param root the scenario, with what the case changes already changed
     * @param expect what is right; null to read it from the scenario
     */
    @Nullable ScenarioCase read(
            Section root, String id, String description, @Nullable Expectation expect)
            throws ConfigException {
        Section given = root.section("given");
        int channel = given.integer("channel", 1);
        BenchFiles files = bench(given);
        if (files == null) {
            return null;
        }
        if (given.text("calibration", "present").equals("missing")) {
            files = files.withoutCalibration();
        }
        long benchSeed = seed == null ? (long) given.number("seed", 1) : seed;
        boolean scatter = given.flag("scatter", false);
        List<ChannelRunRequest> requests = new ArrayList<>();
        add(requests, run(given, channel, scatter, benchSeed));
        for (Section other : given.sections("other_channels")) {
            add(requests, run(other, other.integer("channel"), scatter, benchSeed));
        }
        CaseCheck check = new CaseCheck(files.inUse(), parts, requests);
        List<PlannedFault> faults = new ArrayList<>();
        for (Section fault : root.sections("inject")) {
            PlannedFault planned = fault(fault, channel, check);
            if (planned != null) {
                faults.add(planned);
            }
        }
        return new ScenarioCase(
                id,
                description,
                expect != null,
                files,
                benchSeed,
                given.has("duration") ? Durations.seconds(given, "duration") : LONGEST_SECONDS,
                channel,
                requests,
                faults,
                expect == null ? expectation(root.section("expect"), channel, check) : expect);
    }

    private @Nullable BenchFiles bench(Section given) throws ConfigException {
        Double scanMillis = given.has("scan_ms") ? (Double) given.number("scan_ms") : null;
        try {
            return runs.bench(source, given.text("board", "bench-4"), scanMillis);
        } catch (ConfigException e) {
            notThere(given, "board", e);
            return null;
        }
    }

    private @Nullable Loaded<CellDesign> cell(Section at, String key) throws ConfigException {
        String name = at.text(key);
        try {
            return runs.cell(source, name);
        } catch (ConfigException e) {
            notThere(at, key, e);
            return null;
        }
    }

    /** A name that nothing has is wrong where it is written; what is in a file is wrong there. */
    private static void notThere(Section at, String key, ConfigException e) throws ConfigException {
        Diagnostic first = e.diagnostics().getFirst();
        if (e.diagnostics().size() > 1 || first.line() > 0 || !first.key().isEmpty()) {
            throw e;
        }
        at.error(key, first.message());
    }

    private static void add(List<ChannelRunRequest> requests, @Nullable ChannelRunRequest request) {
        if (request != null) {
            requests.add(request);
        }
    }

    private @Nullable ChannelRunRequest run(
            Section at, int channel, boolean scatter, long benchSeed) throws ConfigException {
        ProtocolFile protocol = runs.protocol(source, at);
        Loaded<CellDesign> cell = cell(at, "cell");
        Loaded<CellDesign> fitted = at.has("fitted") ? cell(at, "fitted") : null;
        Loaded<CellDesign> sits = fitted == null ? cell : fitted;
        boolean cycled = at.flag("used", sits != null && sits.value().used());
        return protocol == null || cell == null
                ? null
                : new ChannelRunRequest(
                        channel,
                        cell,
                        fitted,
                        scatter ? CellScatter.inChannel(benchSeed, channel) : CellScatter.NONE,
                        cycled,
                        at.number("charged_share", cycled ? UsedCell.HALF : 0),
                        protocol,
                        at.path().equals("given") || !at.has("start_after")
                                ? 0
                                : Durations.seconds(at, "start_after"),
                        !at.path().equals("given") || !at.flag("unchecked", false));
    }

    private @Nullable PlannedFault fault(Section at, int channel, CaseCheck check)
            throws ConfigException {
        List<String> kinds = new ArrayList<>(at.keys());
        kinds.removeAll(TIMES);
        if (kinds.size() != 1) {
            at.error(
                    "needs exactly one kind of fault beside at, when, after and for; has " + kinds);
            return null;
        }
        Trigger trigger = trigger(at, channel, check);
        Injection injection = new InjectionReader(foreign, channel).read(at, kinds.getFirst());
        if (injection != null) {
            check.injection(at.section(kinds.getFirst()), injection);
        }
        return trigger == null || injection == null
                ? null
                : new PlannedFault(
                        trigger,
                        injection,
                        at.has("for") ? Durations.seconds(at, "for") : Double.NaN);
    }

    private static @Nullable Trigger trigger(Section at, int channel, CaseCheck check)
            throws ConfigException {
        if (at.has("at") == at.has("when")) {
            at.error("needs either at or when");
            return null;
        }
        if (at.has("when")) {
            Condition condition = condition(at.section("when"), channel, check);
            double after = at.has("after") ? Durations.seconds(at, "after") : 0;
            return condition == null ? null : new Trigger.When(condition, after);
        }
        if (at.has("after")) {
            at.error("after", "goes with when; write the time at once");
        }
        return at.text("at").equals("start")
                ? new Trigger.BeforeStart()
                : new Trigger.At(channel, Durations.seconds(at, "at"));
    }

    private static @Nullable Condition condition(Section at, int channel, CaseCheck check)
            throws ConfigException {
        Condition condition = ConditionReader.read(at, channel);
        if (condition != null) {
            check.condition(at, condition);
        }
        return condition;
    }

    private static Expectation expectation(Section at, int channel, CaseCheck check)
            throws ConfigException {
        List<String> trips = trips(at);
        Section from = at.sectionOrNull("from");
        String outcome = at.textOrNull("outcome");
        return new Expectation(
                trips,
                Expectation.On.valueOf(upper(at.text("on", "either"))),
                from == null ? null : condition(from, channel, check),
                within(at, "within"),
                within(at, "relay_open_within"),
                Expectation.Relay.valueOf(
                        upper(at.text("relay", trips.isEmpty() ? "any" : "open"))),
                Expectation.Others.valueOf(upper(at.text("other_channels", "any"))),
                reports(at),
                outcome == null ? null : RunOutcome.valueOf(upper(outcome)),
                at.flag("starts", true),
                "",
                at.text("says", ""));
    }

    private static List<String> trips(Section at) throws ConfigException {
        List<String> ids =
                !at.has("trip")
                        ? List.of()
                        : at.node("trip") instanceof YamlNode.Sequence
                                ? at.texts("trip")
                                : List.of(at.text("trip"));
        if (ids.equals(List.of("none"))) {
            return List.of();
        }
        for (String id : ids) {
            if (!OTHER_ENDS.contains(id)) {
                requireRow(at, "trip", id);
            }
        }
        return ids;
    }

    /** Collects an error where the fault table has no such row. */
    static void requireRow(Section at, String key, String id) {
        Set<String> known = new TreeSet<>();
        for (Fault fault : Fault.values()) {
            known.add(fault.id());
        }
        if (!known.contains(id)) {
            at.error(
                    key,
                    "is no row of the fault table"
                            + io.presodia.config.Spelling.hint(id, known)
                            + "; see 'presodia list faults'");
        }
    }

    static List<Expectation.Report> reports(Section at) throws ConfigException {
        List<Expectation.Report> reports = new ArrayList<>();
        for (Section report : at.sections("reports")) {
            requireRow(report, "fault", report.text("fault"));
            reports.add(
                    new Expectation.Report(
                            report.text("fault"),
                            Tier.valueOf(upper(report.text("tier", "inform")))));
        }
        return reports;
    }

    private static @Nullable Within within(Section at, String key) throws ConfigException {
        return at.has(key) ? Within.of(at.text(key)) : null;
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
