package io.presodia.config;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Puts a schema's constraint into words: what would be right, what it means with its unit, an
 * example.
 */
final class SchemaMessages {
    private SchemaMessages() {}

    static String missing(JsonNode owner, String property) {
        JsonNode schema = owner.path("properties").path(property);
        return "missing; add it"
                + meaning(schema)
                + example(schema)
                + "; keys here: "
                + keys(owner);
    }

    static String unknownKey(JsonNode owner, String property) {
        List<String> known = List.copyOf(owner.path("properties").propertyNames());
        return "unknown key" + Spelling.hint(property, known) + "; keys here: " + keys(owner);
    }

    private static String keys(JsonNode owner) {
        return String.join(", ", owner.path("properties").propertyNames());
    }

    static String wrongValue(String keyword, JsonNode owner, YamlNode found, String original) {
        String hint =
                keyword.equals("enum")
                        ? Spelling.hint(found.shown(), texts(owner.path("enum")))
                        : "";
        String expectation = expectation(owner);
        if (expectation.isEmpty()) {
            return original + meaning(owner) + example(owner);
        }
        return "must be "
                + expectation
                + meaning(owner)
                + example(owner)
                + hint
                + reason(keyword, owner);
    }

    /**
     * Type and bounds in words, such as "a number above 0 and at most 1"; empty where the schema
     * says neither.
     */
    static String expectation(JsonNode schema) {
        if (schema.has("const")) {
            return schema.path("const").asString();
        }
        if (schema.has("enum")) {
            return "one of " + String.join(", ", texts(schema.path("enum")));
        }
        String bounds = bounds(schema);
        if (!bounds.isEmpty()) {
            boolean whole = schema.path("type").asString("").equals("integer");
            return (whole ? "a whole number " : "") + bounds;
        }
        String type = type(schema);
        return type + length(schema);
    }

    private static String type(JsonNode schema) {
        List<String> words = new ArrayList<>();
        JsonNode type = schema.path("type");
        for (JsonNode one : type.isArray() ? type : List.of(type)) {
            words.add(
                    switch (one.asString("")) {
                        case "number" -> "a number";
                        case "integer" -> "a whole number";
                        case "string" -> "a text";
                        case "boolean" -> "true or false";
                        case "array" -> "a list";
                        case "object" -> "a mapping (key: value)";
                        case "null" -> "empty";
                        default -> "";
                    });
        }
        return String.join(" or ", words);
    }

    private static String length(JsonNode schema) {
        StringBuilder text = new StringBuilder();
        if (schema.has("minItems") || schema.has("maxItems")) {
            text.append(" of ").append(count(schema, "minItems", "maxItems")).append(" items");
        }
        if (schema.path("uniqueItems").booleanValue(false)) {
            text.append(" without repetition");
        }
        if (schema.path("minLength").intValue(0) > 0) {
            text.append(" that is not empty");
        }
        if (schema.has("pattern")) {
            text.append(" like ").append(schema.path("pattern").asString());
        }
        if (schema.has("minProperties")) {
            text.append(" with at least ")
                    .append(schema.path("minProperties").asString())
                    .append(" key");
        }
        return text.toString();
    }

    private static String count(JsonNode schema, String least, String most) {
        if (!schema.has(most)) {
            return "at least " + schema.path(least).asString();
        }
        if (!schema.has(least)) {
            return "at most " + schema.path(most).asString();
        }
        String low = schema.path(least).asString();
        String high = schema.path(most).asString();
        return low.equals(high) ? low : low + " to " + high;
    }

    private static String bounds(JsonNode schema) {
        if (schema.has("minimum") && schema.has("maximum")) {
            return "from "
                    + schema.path("minimum").asString()
                    + " to "
                    + schema.path("maximum").asString();
        }
        List<String> words = new ArrayList<>();
        addBound(words, schema, "exclusiveMinimum", "above ");
        addBound(words, schema, "minimum", "at least ");
        addBound(words, schema, "exclusiveMaximum", "below ");
        addBound(words, schema, "maximum", "at most ");
        return String.join(" and ", words);
    }

    private static void addBound(List<String> words, JsonNode schema, String keyword, String word) {
        if (schema.has(keyword)) {
            words.add(word + schema.path(keyword).asString());
        }
    }

    private static String meaning(JsonNode schema) {
        String description = schema.path("description").asString("");
        return description.isEmpty() ? "" : " (" + description + ")";
    }

    /** Why the bounds are where they are, where physics draws them: the schema's comment. */
    private static String reason(String keyword, JsonNode schema) {
        String comment = schema.path("$comment").asString("");
        boolean bound = keyword.equals("minimum") || keyword.equals("maximum");
        return comment.isEmpty() || !bound ? "" : ": " + comment;
    }

    private static String example(JsonNode schema) {
        JsonNode example = schema.path("examples").path(0);
        return example.isValueNode() && !example.isMissingNode()
                ? ", for example " + example.asString()
                : "";
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array) {
            texts.add(item.asString());
        }
        return texts;
    }
}
