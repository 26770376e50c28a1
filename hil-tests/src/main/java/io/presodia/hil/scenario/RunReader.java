package io.presodia.hil.scenario;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.config.Kind;
import io.presodia.config.Loaded;
import io.presodia.config.SchemaCheck;
import io.presodia.config.Schemas;
import io.presodia.config.Section;
import io.presodia.config.SourceFile;
import io.presodia.config.YamlDocument;
import io.presodia.config.YamlNode;
import io.presodia.firmware.protocol.ProtocolFile;
import io.presodia.firmware.protocol.ProtocolReader;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hil.bench.BenchFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells and protocols that scenarios name, and the steps that they have in themselves.
 */
final class RunReader {
    private static final List<String> PROTOCOL_KEYS =
            List.of("safety", "require", "record", "steps");

    private final Catalogue catalogue;
    private final SchemaCheck schemas = new SchemaCheck(new Schemas());
    private final Map<String, Loaded<CellDesign>> cells = new HashMap<>();
    private final Map<String, BenchFiles> benches = new HashMap<>();

    RunReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** A scenario's file with its shape checked. */
    YamlDocument document(SourceFile source) throws ConfigException {
        YamlDocument document = YamlDocument.parse(source, Kind.SCENARIO);
        schemas.require(document);
        return document;
    }

    /** The bench; a file is looked for from the folder of the scenario. */
    BenchFiles bench(SourceFile scenario, String nameOrFile, @Nullable Double scanMillis)
            throws ConfigException {
        String near = near(scenario, nameOrFile);
        String key = near + " " + scanMillis;
        BenchFiles known = benches.get(key);
        if (known == null) {
            known = BenchFiles.load(catalogue, near, scanMillis);
            benches.put(key, known);
        }
        return known;
    }

    /** The cell; a file is looked for from the folder of the scenario. */
    Loaded<CellDesign> cell(SourceFile scenario, String nameOrFile) throws ConfigException {
        String near = near(scenario, nameOrFile);
        Loaded<CellDesign> known = cells.get(near);
        if (known == null) {
            known = catalogue.cell(near);
            cells.put(near, known);
        }
        return known;
    }

    /** A file is meant from the folder of the file that names it. */
    static String near(SourceFile scenario, String nameOrFile) {
        if (!Catalogue.isFile(nameOrFile) || !Catalogue.isFile(scenario.path())) {
            return nameOrFile;
        }
        Path folder = Path.of(scenario.path()).getParent();
        return folder == null ? nameOrFile : folder.resolve(nameOrFile).toString();
    }

    /** The protocol that is named, or the one in the scenario itself; null with an error. */
    @Nullable ProtocolFile protocol(SourceFile scenario, Section at) throws ConfigException {
        if (at.has("protocol") == at.has("steps")) {
            at.error("needs either protocol or steps");
            return null;
        }
        if (at.has("protocol")) {
            return ProtocolReader.read(catalogue, near(scenario, at.text("protocol")));
        }
        YamlDocument document = inline(scenario, at);
        try {
            schemas.require(document);
            return ProtocolReader.read(document);
        } catch (ConfigException e) {
            throw new ConfigException(
                    e.diagnostics().stream().map(each -> below(at.path(), each)).toList());
        }
    }

    private static Diagnostic below(String path, Diagnostic each) {
        return new Diagnostic(
                each.file(), each.line(), path + "." + each.key(), each.value(), each.message());
    }

    private static YamlDocument inline(SourceFile scenario, Section at) throws ConfigException {
        List<YamlNode.Entry> entries = new ArrayList<>();
        entries.add(entry("schema", Kind.PROTOCOL.schemaName(), at.line()));
        entries.add(entry("name", scenario.name(), at.line()));
        for (String key : PROTOCOL_KEYS) {
            if (at.has(key)) {
                entries.add(new YamlNode.Entry(key, at.line(key), 1, at.node(key)));
            }
        }
        return new YamlDocument(
                new SourceFile(Kind.PROTOCOL, scenario.name(), scenario.path(), scenario.bytes()),
                Kind.PROTOCOL,
                new YamlNode.Mapping(entries, at.line(), 1));
    }

    private static YamlNode.Entry entry(String key, String value, int line) {
        return new YamlNode.Entry(
                key,
                line,
                1,
                new YamlNode.Scalar(YamlNode.ScalarType.TEXT, value, Double.NaN, line, 1));
    }
}
