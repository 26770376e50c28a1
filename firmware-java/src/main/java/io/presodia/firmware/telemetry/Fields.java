package io.presodia.firmware.telemetry;

import tools.jackson.databind.JsonNode;

/**
 * The items of a CBOR array by position, each asked for with its type.
 *
 * @param place what to say in errors
 * @param node an array
 */
record Fields(String place, JsonNode node) {
    /** The items of {@code node}, which must be an array of that length. */
    static Fields of(String place, JsonNode node, int size) throws MalformedException {
        if (!node.isArray() || node.size() != size) {
            throw new MalformedException(place, "not an array of " + size);
        }
        return new Fields(place, node);
    }

    /** A whole number in a range. */
    long whole(int index, long least, long most) throws MalformedException {
        JsonNode item = node.get(index);
        if (!item.isIntegralNumber()
                || !item.canConvertToLong()
                || item.longValue() < least
                || item.longValue() > most) {
            throw wrong(index, "a whole number from " + least + " to " + most);
        }
        return item.longValue();
    }

    /** A number, which may be NaN. */
    double real(int index) throws MalformedException {
        if (!node.get(index).isNumber()) {
            throw wrong(index, "a number");
        }
        return node.get(index).doubleValue();
    }

    /** A text. */
    String text(int index) throws MalformedException {
        if (!node.get(index).isString()) {
            throw wrong(index, "a text");
        }
        return node.get(index).stringValue();
    }

    /** True or false. */
    boolean flag(int index) throws MalformedException {
        if (!node.get(index).isBoolean()) {
            throw wrong(index, "true or false");
        }
        return node.get(index).booleanValue();
    }

    /** The item itself. */
    JsonNode item(int index) {
        return node.get(index);
    }

    private MalformedException wrong(int index, String right) {
        return new MalformedException(place + ", item " + index, "is not " + right);
    }
}
