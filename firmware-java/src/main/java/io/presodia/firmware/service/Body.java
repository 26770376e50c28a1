package io.presodia.firmware.service;

import io.presodia.firmware.telemetry.MalformedException;
import io.presodia.firmware.telemetry.WireFormat;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The map in the payload of a request, asked for field by field.
 *
 * @param node a map
 */
record Body(JsonNode node) {
    private static final int LONGEST_TEXT = 256;

    /**
     * The payload of a request.
     *
     * @param fields the fields it may have
     */
    static Body of(Request request, Set<String> fields) throws ProblemException {
        JsonNode node;
        try {
            node = format(request).read(request.body().toArray());
        } catch (MalformedException e) {
            throw ProblemException.of(Code.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        if (!node.isObject()) {
            throw ProblemException.of(Code.BAD_REQUEST, "payload: a map is wanted");
        }
        for (String name : node.propertyNames()) {
            if (!fields.contains(name)) {
                throw ProblemException.field(
                        Code.BAD_REQUEST,
                        name,
                        "",
                        "unknown; there are "
                                + String.join(", ", fields.stream().sorted().toList()));
            }
        }
        return new Body(node);
    }

    private static WireFormat format(Request request) throws ProblemException {
        if (request.contentFormat() == Format.JSON.number()) {
            return WireFormat.JSON;
        }
        if (request.contentFormat() == Format.CBOR.number()) {
            return WireFormat.CBOR;
        }
        throw ProblemException.field(
                Code.UNSUPPORTED_FORMAT,
                "content-format",
                request.contentFormat() == Request.NO_FORMAT ? "" : "" + request.contentFormat(),
                "60 (CBOR) or 50 (JSON)");
    }

    /** A text that must be there and look so. */
    String text(String field, Pattern right, String meaning) throws ProblemException {
        String text = optional(field);
        if (!right.matcher(text).matches()) {
            throw ProblemException.field(Code.BAD_REQUEST, field, text, meaning);
        }
        return text;
    }

    /** A text; empty when it is not there. */
    String optional(String field) throws ProblemException {
        JsonNode value = node.get(field);
        if (value == null) {
            return "";
        }
        if (!value.isString() || value.stringValue().length() > LONGEST_TEXT) {
            throw ProblemException.field(
                    Code.BAD_REQUEST,
                    field,
                    "",
                    "a text of at most " + LONGEST_TEXT + " characters");
        }
        return value.stringValue();
    }

    /** A whole number that must be there and in this range. */
    long whole(String field, long least, long most) throws ProblemException {
        JsonNode value = node.get(field);
        if (value == null
                || !value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw ProblemException.field(
                    Code.BAD_REQUEST,
                    field,
                    value == null ? "" : value.toString(),
                    "a whole number from " + least + " to " + most);
        }
        return value.longValue();
    }
}
