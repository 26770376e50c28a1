package io.presodia.host.cli;

import io.presodia.config.Diagnostic;
import io.presodia.host.report.SummaryJson;
import io.presodia.host.session.RunResult;
import io.presodia.host.session.SessionResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The documents that programs read; each names its schema first. */
public final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** An empty document of that schema. */
    public static ObjectNode document(String name) {
        ObjectNode root = NODES.objectNode();
        root.put("schema", "presodia/" + name + "/v1");
        return root;
    }

    /** What is wrong, where nothing could be done. */
    static ObjectNode errors(List<Diagnostic> diagnostics) {
        ObjectNode root = document("error");
        root.set("errors", list(diagnostics));
        return root;
    }

    /** Diagnostics as a list. */
    static ArrayNode list(List<Diagnostic> diagnostics) {
        ArrayNode list = NODES.arrayNode();
        for (Diagnostic diagnostic : diagnostics) {
            ObjectNode entry = list.addObject();
            entry.put("file", diagnostic.file());
            entry.put("line", diagnostic.line());
            entry.put("key", diagnostic.key());
            entry.put("value", diagnostic.value());
            entry.put("message", diagnostic.message());
        }
        return list;
    }

    /** The result of a run: its summary, and where its files are. */
    static ObjectNode run(RunResult result) {
        ObjectNode root = document("run");
        root.put("run_folder", result.folder().folder().toString());
        ArrayNode files = root.putArray("files");
        for (Path file : result.files()) {
            files.add(result.folder().folder().relativize(file).toString());
        }
        ObjectNode summary = SummaryJson.node(result.summary());
        summary.remove("schema");
        root.setAll(summary);
        return root;
    }

    /** The results of the runs of a plan. */
    static ObjectNode plan(Path folder, SessionResult result) {
        ObjectNode root = document("plan-result");
        root.put("folder", folder.toString());
        root.put("sim_seconds", result.simSeconds());
        root.put("wall_seconds", result.wallSeconds());
        ArrayNode runs = root.putArray("runs");
        result.runs().forEach(run -> runs.add(run(run)));
        return root;
    }

    /** Prints a document, indented. */
    public static void print(PrintWriter out, JsonNode document) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        JsonMapper mapper =
                JsonMapper.builder()
                        .defaultPrettyPrinter(
                                new DefaultPrettyPrinter()
                                        .withObjectIndenter(indenter)
                                        .withArrayIndenter(indenter))
                        .build();
        out.print(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
        out.flush();
    }
}
