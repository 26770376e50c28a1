package io.presodia.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of many forms, the one that was meant: with keys that tell forms apart, nested in themselves. */
class SchemaUnionsTest {
    private static final String SCHEMA =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object", "properties": {"steps": {"type": "array", "items": {"$ref": "#/$defs/step"}}},
             "$defs": {
               "step": {"oneOf": [
                 {"title": "rest", "type": "object", "additionalProperties": false, "required": ["rest"],
                  "properties": {"rest": {"type": "object", "additionalProperties": false, "required": ["minutes"],
                    "properties": {"minutes": {"type": "number", "minimum": 0}}}}},
                 {"title": "cc", "type": "object", "additionalProperties": false, "required": ["cc"],
                  "properties": {"cc": {"type": "object", "additionalProperties": false, "required": ["rate_C", "until"],
                    "properties": {"rate_C": {"type": "number"}, "until": {"$ref": "#/$defs/end"}}}}},
                 {"title": "loop", "type": "object", "additionalProperties": false, "required": ["loop"],
                  "properties": {"loop": {"type": "object", "additionalProperties": false, "required": ["steps"],
                    "properties": {"times": {"type": "integer"},
                                   "steps": {"type": "array", "items": {"$ref": "#/$defs/step"}}}}}}]},
               "end": {"anyOf": [
                 {"title": "a voltage", "type": "object", "additionalProperties": false, "required": ["voltage_V"],
                  "properties": {"voltage_V": {"type": "number", "maximum": 5}}},
                 {"title": "a list of conditions", "type": "array", "minItems": 1}]}}}
            """;

    private final JsonMapper mapper = JsonMapper.builder().build();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"steps": [{"rest": {"minuts": 3}}]} | /steps/0/rest required, /steps/0/rest additionalProperties
                    {"steps": [{"rest": {"minutes": 3}}, {"rest": {"minutes": -3}}]} | /steps/1/rest/minutes minimum
                    {"steps": [{"loop": {"steps": [{"cc": {"rate_C": 1, "until": {"voltage_V": 6}}}]}}]} | /steps/0/loop/steps/0/cc/until/voltage_V maximum
                    {"steps": [{"loop": {"steps": [{"rest": {"minutes": -1}}, {"rest": {"minutes": -2}}]}}]} | /steps/0/loop/steps/0/rest/minutes minimum, /steps/0/loop/steps/1/rest/minutes minimum
                    {"steps": [{"loop": {"steps": [{"loop": {"steps": [{"rest": {"minutes": "x"}}]}}]}}]} | /steps/0/loop/steps/0/loop/steps/0/rest/minutes type
                    {"steps": [{"cc": {"rate_C": 1, "until": 4}}]} | /steps/0/cc/until must be a voltage, or a list of conditions
                    {"steps": [{"dance": 1}]} | /steps/0 must be rest, or cc, or loop
                    """)
    void onlyTheErrorsOfTheFormThatWasMeantAreKept(String document, String expected) {
        JsonNode schema = mapper.readTree(SCHEMA);
        var errors =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(mapper.readTree(document));

        List<String> found =
                SchemaUnions.choose(errors, schema).stream()
                        .map(f -> {
                            String at = String.valueOf(f.error().getInstanceLocation());
                            String word = f.error().getKeyword();
                            return f.summary().isEmpty() ? at + " " + word : at + " " + f.summary();
                        })
                        .toList();

        assertThat(found)
                .as(errors.toString())
                .containsExactlyInAnyOrder(expected.split(", (?=/)"));
    }
}
