package io.presodia.config;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gives a YAML tree the shape that JSON tools expect. */
public final class YamlJson {
    private static final double LARGEST_EXACT = 1L << 53;

    private YamlJson() {}

    /** The same tree without positions. */
    public static JsonNode toJson(YamlNode node) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar(scalar, factory);
            case YamlNode.Sequence sequence -> {
                ArrayNode array = factory.arrayNode();
                for (YamlNode item : sequence.items()) {
                    array.add(toJson(item));
                }
                yield array;
            }
            case YamlNode.Mapping mapping -> {
                ObjectNode object = factory.objectNode();
                for (YamlNode.Entry entry : mapping.entries()) {
                    object.set(entry.key(), toJson(entry.value()));
                }
                yield object;
            }
        };
    }

    private static JsonNode scalar(YamlNode.Scalar scalar, JsonNodeFactory factory) {
        return switch (scalar.type()) {
            case NULL -> factory.nullNode();
            case BOOLEAN ->
                    factory.booleanNode(
                            scalar.text().charAt(0) == 't' || scalar.text().charAt(0) == 'T');
            case INTEGER ->
                    Math.abs(scalar.number()) <= LARGEST_EXACT
                            ? factory.numberNode((long) scalar.number())
                            : factory.numberNode(
                                    BigDecimal.valueOf(scalar.number()).toBigInteger());
            case NUMBER -> factory.numberNode(scalar.number());
            case TEXT -> factory.stringNode(scalar.text());
        };
    }
}
