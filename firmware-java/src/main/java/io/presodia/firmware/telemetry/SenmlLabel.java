package io.presodia.firmware.telemetry;

import org.jspecify.annotations.Nullable;

/** The fields of SenML with their names in JSON and numbers in CBOR (RFC 8428, table 4). */
enum SenmlLabel {
    BASE_VERSION("bver", -1),
    BASE_NAME("bn", -2),
    BASE_TIME("bt", -3),
    BASE_UNIT("bu", -4),
    BASE_VALUE("bv", -5),
    BASE_SUM("bs", -6),
    NAME("n", 0),
    UNIT("u", 1),
    VALUE("v", 2),
    STRING_VALUE("vs", 3),
    BOOLEAN_VALUE("vb", 4),
    SUM("s", 5),
    TIME("t", 6),
    UPDATE_TIME("ut", 7),
    DATA_VALUE("vd", 8);

    private final String json;
    private final int cbor;

    SenmlLabel(String json, int cbor) {
        this.json = json;
        this.cbor = cbor;
    }

    String json() {
        return json;
    }

    int cbor() {
        return cbor;
    }

    /** The label with this key; null for a field that is not in the RFC. */
    static @Nullable SenmlLabel of(String key, boolean cbor) {
        for (SenmlLabel label : values()) {
            if (key.equals(cbor ? Integer.toString(label.cbor) : label.json)) {
                return label;
            }
        }
        return null;
    }
}
