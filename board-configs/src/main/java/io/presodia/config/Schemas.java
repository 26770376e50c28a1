package io.presodia.config;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published JSON Schemas, from the class path. Each is read once per instance; never fetched
 * from anywhere.
 */
public final class Schemas {
    private final Map<Kind, Compiled> compiled = new EnumMap<>(Kind.class);

    /** A schema as text and as something that checks. */
    record Compiled(JsonNode text, Schema check) {}

    /** The published schema of that kind. */
    public JsonNode schema(Kind kind) {
        return compiled(kind).text();
    }

    synchronized Compiled compiled(Kind kind) {
        Compiled known = compiled.get(kind);
        if (known == null) {
            known = compile(kind);
            compiled.put(kind, known);
        }
        return known;
    }

    private static Compiled compile(Kind kind) {
        // Decimals keep their zeros, so that an example of 0.50 is shown as 0.50.
        JsonMapper mapper =
                JsonMapper.builder()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                        .build();
        try (InputStream in = Schemas.class.getResourceAsStream(kind.schemaResource())) {
            if (in == null) {
                throw new IllegalStateException("no resource " + kind.schemaResource());
            }
            JsonNode text = mapper.readTree(in.readAllBytes());
            SchemaRegistry registry =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            return new Compiled(text, registry.getSchema(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
