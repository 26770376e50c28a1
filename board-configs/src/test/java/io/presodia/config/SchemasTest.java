package io.presodia.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What every published schema must be: closed, described, valid itself, and true in its examples.
 */
class SchemasTest {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Schemas schemas = new Schemas();

    static List<Kind> published() {
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (SchemasTest.class.getResource(kind.schemaResource()) != null) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    @Test
    void ourOwnKindsHaveSchemas() {
        assertThat(published()).contains(Kind.BOARD, Kind.CALIBRATION, Kind.CELL, Kind.MATERIAL);
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyObjectIsClosedAndEveryKeyDescribed(Kind kind) {
        List<String> wrong = new ArrayList<>();
        inspect(schemas.schema(kind), "#", wrong);

        assertThat(wrong).isEmpty();
    }

    private static void inspect(JsonNode node, String path, List<String> wrong) {
        if (node.isObject() && node.path("properties").isObject()) {
            boolean closed =
                    isFalse(node, "additionalProperties") || isFalse(node, "unevaluatedProperties");
            // A condition only looks at an object that is closed elsewhere.
            if (!closed
                    && !path.endsWith("/if")
                    && !path.endsWith("/then")
                    && !path.endsWith("/not")) {
                wrong.add(path + " is open");
            }
            for (String key : node.path("properties").propertyNames()) {
                JsonNode property = node.path("properties").path(key);
                boolean described =
                        property.has("description")
                                || property.has("$ref")
                                || property.has("const")
                                || property.isBoolean();
                if (closed && !described) {
                    wrong.add(path + "/properties/" + key + " has no description");
                }
            }
        }
        for (String key : node.isObject() ? node.propertyNames() : List.<String>of()) {
            inspect(node.path(key), path + "/" + key, wrong);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            inspect(node.path(i), path + "/" + i, wrong);
        }
    }

    private static boolean isFalse(JsonNode node, String key) {
        return node.path(key).isBoolean() && !node.path(key).booleanValue();
    }

    @ParameterizedTest
    @MethodSource("published")
    void everySchemaIsValidAgainstItsDialect(Kind kind) {
        JsonNode schema = schemas.schema(kind);

        assertThat(schema.path("$schema").asString()).isEqualTo(DIALECT);
        assertThat(schema.path("$id").asString()).isEqualTo(kind.schemaId());
        assertThat(schema.path("title").asString()).isNotBlank();
        assertThat(
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(com.networknt.schema.SchemaLocation.of(DIALECT))
                                .validate(schema))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyExampleFitsItsOwnSchema(Kind kind) {
        List<String> wrong = new ArrayList<>();
        checkExamples(schemas.schema(kind), "#", wrong);

        assertThat(wrong).isEmpty();
    }

    private static void checkExamples(JsonNode node, String path, List<String> wrong) {
        if (node.isObject()
                && node.path("examples").isArray()
                && !node.has("properties")
                && !node.has("items")) {
            for (JsonNode example : node.path("examples")) {
                var errors =
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(node)
                                .validate(example);
                if (!errors.isEmpty()) {
                    wrong.add(path + ": " + example + ": " + errors);
                }
            }
        }
        for (String key : node.isObject() ? node.propertyNames() : List.<String>of()) {
            checkExamples(node.path(key), path + "/" + key, wrong);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            checkExamples(node.path(i), path + "/" + i, wrong);
        }
    }
}
