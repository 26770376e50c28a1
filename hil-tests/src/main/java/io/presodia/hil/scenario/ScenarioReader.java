package io.presodia.hil.scenario;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostics;
import io.presodia.config.Kind;
import io.presodia.config.Section;
import io.presodia.config.SourceFile;
import io.presodia.config.YamlDocument;
import io.presodia.config.YamlNode;
import io.presodia.hil.fault.ForeignInjection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads scenarios; everything that is wrong with a file is said with its line. */
public final class ScenarioReader {
    private final RunReader runs;
    private final Map<String, ForeignInjection.Factory> foreign;
    private final @Nullable Long seed;
    private final Set<String> parts;

    /**
     * @param catalogue where built-in files are found
     * @param foreign faults of somebody else's, by the name that files use
     * @param seed goes before that of the files; null to leave theirs
     */
    public ScenarioReader(
            Catalogue catalogue,
            Map<String, ForeignInjection.Factory> foreign,
            @Nullable Long seed) {
        this(catalogue, foreign, seed, Set.of());
    }

    /**
     * As above, for benches that are fitted with parts of one's own.
     *
     * @param parts their names, which faults of chips and buses may use as they do the board's
     */
    public ScenarioReader(
            Catalogue catalogue,
            Map<String, ForeignInjection.Factory> foreign,
            @Nullable Long seed,
            Set<String> parts) {
        this.parts = Set.copyOf(parts);
        this.runs = new RunReader(catalogue);
        this.foreign = Map.copyOf(foreign);
        this.seed = seed;
    }

    /** The names of the built-in scenarios, sorted. */
    public List<String> names() {
        return runs.catalogue().names(Kind.SCENARIO);
    }

    /**
     * Reads one.
     *
     * @param nameOrFile name of a built-in scenario, or path of a file
     * @throws ConfigException with everything that is wrong
     */
    public Scenario read(String nameOrFile) throws ConfigException {
        return read(runs.catalogue().document(Kind.SCENARIO, nameOrFile));
    }

    /**
     * Reads one that is in no file.
     *
     * @param name what it is called
     * @param text its YAML
     * @throws ConfigException with everything that is wrong
     */
    public Scenario readText(String name, String text) throws ConfigException {
        return read(
                runs.document(
                        new SourceFile(
                                Kind.SCENARIO, name, name, text.getBytes(StandardCharsets.UTF_8))));
    }

    private Scenario read(YamlDocument document) throws ConfigException {
        Diagnostics diagnostics = new Diagnostics(document.source().path());
        Section root = Section.root(document, diagnostics);
        String id = root.text("id", document.source().name());
        String fault = root.text("fault", "");
        if (!fault.isEmpty()) {
            CaseReader.requireRow(root, "fault", fault);
        }
        String waitsFor = root.text("waits_for", "");
        List<ScenarioCase> cases =
                waitsFor.isEmpty() ? cases(document, root, diagnostics, id) : List.of();
        diagnostics.throwIfAny();
        return new Scenario(
                id, fault, root.text("description"), waitsFor, cases, document.source());
    }

    private List<ScenarioCase> cases(
            YamlDocument document, Section root, Diagnostics diagnostics, String id)
            throws ConfigException {
        CaseReader reader = new CaseReader(runs, foreign, seed, document.source(), parts);
        List<ScenarioCase> cases = new ArrayList<>();
        ScenarioCase first = reader.read(root, id, root.text("description"), null);
        if (first != null) {
            requireProof(root, first.expect());
        }
        add(cases, first);
        List<Section> near = root.sections("near_miss");
        for (int i = 0; i < near.size(); i++) {
            Section changes = near.get(i);
            YamlDocument changed =
                    new YamlDocument(
                            document.source(),
                            document.kind(),
                            ScenarioOverlay.of(document.root(), changes));
            add(
                    cases,
                    reader.read(
                            Section.root(changed, diagnostics),
                            id + "-near-miss" + (i == 0 ? "" : "-" + (i + 1)),
                            changes.text("description"),
                            Expectation.nothing(
                                    root.text("fault", ""), CaseReader.reports(changes))));
        }
        return cases;
    }

    /** A row is proven by its trip, or by what it reports. */
    private static void requireProof(Section root, Expectation expect) throws ConfigException {
        String fault = root.text("fault", "");
        boolean reported =
                expect.reports().stream().anyMatch(report -> report.fault().equals(fault));
        if (!fault.isEmpty() && expect.trips().isEmpty() && expect.starts() && !reported) {
            root.error(
                    "fault",
                    "expect.trip is none, which proves nothing of this row: name it there or in"
                            + " expect.reports, or leave fault away");
        }
    }

    private static void add(List<ScenarioCase> cases, @Nullable ScenarioCase found) {
        if (found != null) {
            cases.add(found);
        }
    }

    /** Puts what a near miss changes over the scenario. */
    @SuppressWarnings("BadInstanceof") // A pattern that also tells whether there is one.
    private static final class ScenarioOverlay {
        static YamlNode.Mapping of(YamlNode.Mapping root, Section changes) throws ConfigException {
            YamlNode.Mapping result = root;
            if (changes.has("inject")) {
                result = with(result, entry(changes, "inject"));
            }
            if (changes.has("given")
                    && changes.node("given") instanceof YamlNode.Mapping over
                    && root.entry("given") instanceof YamlNode.Entry given
                    && given.value() instanceof YamlNode.Mapping base) {
                YamlNode.Mapping merged = base;
                for (YamlNode.Entry entry : over.entries()) {
                    merged = with(merged, entry);
                }
                if (over.entry("steps") != null) {
                    merged = without(merged, "protocol");
                }
                if (over.entry("protocol") != null) {
                    merged = without(merged, "steps");
                }
                result =
                        with(
                                result,
                                new YamlNode.Entry("given", given.line(), given.column(), merged));
            }
            return result;
        }

        private static YamlNode.Entry entry(Section at, String key) throws ConfigException {
            return new YamlNode.Entry(key, at.line(key), 1, at.node(key));
        }

        private static YamlNode.Mapping with(YamlNode.Mapping mapping, YamlNode.Entry entry) {
            List<YamlNode.Entry> entries = new ArrayList<>(mapping.entries());
            int place = mapping.keys().indexOf(entry.key());
            if (place < 0) {
                entries.add(entry);
            } else {
                entries.set(place, entry);
            }
            return new YamlNode.Mapping(entries, mapping.line(), mapping.column());
        }

        private static YamlNode.Mapping without(YamlNode.Mapping mapping, String key) {
            List<YamlNode.Entry> entries = new ArrayList<>(mapping.entries());
            entries.removeIf(entry -> entry.key().equals(key));
            return new YamlNode.Mapping(entries, mapping.line(), mapping.column());
        }
    }
}
