package io.presodia.hil.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The schemas of the documents that the command line prints. */
public final class PublishedSchemas {
    private static final String IDS = "https://presodia.io/schema/";

    private PublishedSchemas() {}

    /** The document fits the schema that it names. */
    public static void assertFits(JsonNode document) {
        String name = document.path("schema").asString().split("/", -1)[1];
        String id = IDS + name + "/v1";
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of(id, text(name))));
        assertThat(registry.getSchema(SchemaLocation.of(id)).validate(document))
                .as(document.toPrettyString())
                .isEmpty();
    }

    private static String text(String name) {
        try (InputStream in =
                PublishedSchemas.class.getResourceAsStream(
                        "/presodia/schemas/" + name + ".v1.schema.json")) {
            return new String(
                    Objects.requireNonNull(in, "no schema of " + name).readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
