package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.presodia.config.Catalogue;
import io.presodia.hal.time.SystemTimebase;
import io.presodia.host.session.SoftwareVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One call of the command line with what it printed.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record Cli(int code, String out, String err) {
    private static final String IDS = "https://presodia.io/schema/";

    static Cli run(String... args) {
        return run(AtInterrupt.NEVER, args);
    }

    static Cli run(AtInterrupt atInterrupt, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = code(atInterrupt, out, err, args);
        return new Cli(code, out.toString(), err.toString());
    }

    /** The exit code of a call that may go on for long, while {@code err} is looked at. */
    static int code(AtInterrupt atInterrupt, StringWriter err, String... args) {
        return code(atInterrupt, new StringWriter(), err, args);
    }

    private static int code(
            AtInterrupt atInterrupt, StringWriter out, StringWriter err, String... args) {
        Surroundings surroundings =
                new Surroundings(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        false,
                        new SystemTimebase(),
                        new SoftwareVersion("1.2.3", "0123456789abcdef", false),
                        "tester",
                        new Catalogue(),
                        atInterrupt);
        return Presodia.commandLine(surroundings).execute(args);
    }

    /** Standard output as one JSON document that fits the schema it names. */
    JsonNode json() {
        JsonNode document = JsonMapper.shared().readTree(out);
        assertFitsItsSchema(document);
        return document;
    }

    static void assertFitsItsSchema(JsonNode document) {
        String name = document.path("schema").asString().split("/", -1)[1];
        Map<String, String> published =
                Stream.of(
                                "error",
                                "check",
                                "list",
                                "run",
                                "plan-result",
                                "export",
                                "provision",
                                "host-status",
                                "host-command",
                                "host-pull",
                                "fleet",
                                "design-donor",
                                "paper",
                                "diff",
                                "analyze-cycles",
                                "analyze-dqdv",
                                "analyze-gitt",
                                "analyze-dcpol",
                                "analyze-drt",
                                "analyze-activation")
                        .collect(Collectors.toMap(known -> IDS + known + "/v1", Cli::schema));
        assertThat(published).containsKey(IDS + name + "/v1");
        var registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(published));
        assertThat(
                        registry.getSchema(
                                        com.networknt.schema.SchemaLocation.of(IDS + name + "/v1"))
                                .validate(document))
                .as(document.toPrettyString())
                .isEmpty();
    }

    private static String schema(String name) {
        try (InputStream in =
                Cli.class.getResourceAsStream("/presodia/schemas/" + name + ".v1.schema.json")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
