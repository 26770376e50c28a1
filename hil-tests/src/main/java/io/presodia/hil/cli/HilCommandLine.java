package io.presodia.hil.cli;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The verb {@code hil} with its subcommands, and what they share. */
public final class HilCommandLine {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;

    private HilCommandLine() {}

    /**
     * The verb.
     *
     * @param out results
     * @param err everything else for people
     */
    public static CommandLine of(Catalogue catalogue, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new HilCommand(catalogue, out, err));
        line.addSubcommand(new CampaignCommand(out, err));
        return line.setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((thrown, _, parsed) -> {
                    if (thrown instanceof ConfigException wrong) {
                        return refuse(
                                out,
                                err,
                                wrong.diagnostics(),
                                parsed.expandedArgs().contains("--json"));
                    }
                    throw thrown;
                })
                .setParameterExceptionHandler((wrong, arguments) ->
                        refuse(
                                out,
                                err,
                                List.of(
                                        new Diagnostic(
                                                "command line",
                                                0,
                                                "",
                                                "",
                                                wrong.getMessage()
                                                        + "; see 'presodia hil --help'")),
                                Arrays.asList(arguments).contains("--json")));
    }

    private static int refuse(
            PrintWriter out, PrintWriter err, List<Diagnostic> wrong, boolean json) {
        wrong.forEach(err::println);
        err.flush();
        if (json) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("schema", "presodia/error/v1");
            ArrayNode errors = root.putArray("errors");
            for (Diagnostic each : wrong) {
                errors.addObject()
                        .put("file", each.file())
                        .put("line", each.line())
                        .put("key", each.key())
                        .put("value", each.value())
                        .put("message", each.message());
            }
            print(out, root);
        }
        return BAD_INPUT;
    }

    /** Prints a document, indented. */
    static void print(PrintWriter out, JsonNode document) {
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
