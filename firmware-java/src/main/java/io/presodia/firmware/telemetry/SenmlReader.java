package io.presodia.firmware.telemetry;

import io.presodia.firmware.journal.Bytes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads SenML packs and resolves them: names and times of the records come out whole. */
public final class SenmlReader {
    /** No pack that we take holds more. */
    public static final int MOST_RECORDS = 4096;

    /** The version of the RFC; a pack that asks for a newer one may mean something else. */
    private static final int VERSION = 10;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:./_-]{0,255}");

    private final boolean cbor;
    private String baseName = "";
    private String baseUnit = "";
    private double baseSeconds;
    private double baseValue;
    private double baseSum;

    private SenmlReader(boolean cbor) {
        this.cbor = cbor;
    }

    /**
     * The resolved records of a pack, in order.
     *
     * @throws MalformedException when it is no SenML, or too long, or needs what we do not know
     */
    public static List<SenmlRecord> read(byte[] bytes, WireFormat format)
            throws MalformedException {
        JsonNode tree = format.read(bytes);
        if (!tree.isArray() || tree.isEmpty() || tree.size() > MOST_RECORDS) {
            throw new MalformedException("pack", "not an array of 1 to " + MOST_RECORDS);
        }
        SenmlReader reader = new SenmlReader(format == WireFormat.CBOR);
        List<SenmlRecord> records = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            records.add(reader.record("record " + (i + 1), tree.get(i)));
        }
        return records;
    }

    private SenmlRecord record(String place, JsonNode node) throws MalformedException {
        if (!node.isObject()) {
            throw new MalformedException(place, "not a map");
        }
        Map<SenmlLabel, JsonNode> fields = new EnumMap<>(SenmlLabel.class);
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            SenmlLabel label = SenmlLabel.of(entry.getKey(), cbor);
            if (label != null) {
                fields.put(label, entry.getValue());
            } else if (entry.getKey().endsWith("_")) {
                throw new MalformedException(
                        place, entry.getKey() + " must be understood, and is not");
            }
        }
        base(place, fields);
        String name = baseName + text(place, fields.get(SenmlLabel.NAME), "");
        if (!NAME.matcher(name).matches()) {
            throw new MalformedException(
                    place, "'" + shortened(name) + "' is no name: letters, digits, - : . / _");
        }
        SenmlValue value = value(place, fields);
        double sum = number(place, fields.get(SenmlLabel.SUM), Double.NaN);
        if (value == null && Double.isNaN(sum)) {
            throw new MalformedException(place, "has neither value nor sum");
        }
        return new SenmlRecord(
                name,
                text(place, fields.get(SenmlLabel.UNIT), baseUnit),
                value,
                sum + (Double.isNaN(sum) ? 0 : baseSum),
                baseSeconds + number(place, fields.get(SenmlLabel.TIME), 0));
    }

    private void base(String place, Map<SenmlLabel, JsonNode> fields) throws MalformedException {
        double version = number(place, fields.get(SenmlLabel.BASE_VERSION), VERSION);
        if (version > VERSION) {
            throw new MalformedException(
                    place, "bver " + version + " is newer than " + VERSION + ", which we know");
        }
        baseName = text(place, fields.get(SenmlLabel.BASE_NAME), baseName);
        baseUnit = text(place, fields.get(SenmlLabel.BASE_UNIT), baseUnit);
        baseSeconds = number(place, fields.get(SenmlLabel.BASE_TIME), baseSeconds);
        baseValue = number(place, fields.get(SenmlLabel.BASE_VALUE), baseValue);
        baseSum = number(place, fields.get(SenmlLabel.BASE_SUM), baseSum);
    }

    private @Nullable SenmlValue value(String place, Map<SenmlLabel, JsonNode> fields)
            throws MalformedException {
        List<SenmlValue> values = new ArrayList<>();
        JsonNode number = fields.get(SenmlLabel.VALUE);
        if (number != null) {
            double value = baseValue + number(place, number, 0);
            if (!Double.isFinite(value)) {
                throw new MalformedException(place, "v with bv is not finite");
            }
            values.add(new SenmlValue.Numeric(value));
        }
        JsonNode text = fields.get(SenmlLabel.STRING_VALUE);
        if (text != null) {
            values.add(new SenmlValue.Text(text(place, text, "")));
        }
        JsonNode flag = fields.get(SenmlLabel.BOOLEAN_VALUE);
        if (flag != null) {
            if (!flag.isBoolean()) {
                throw new MalformedException(place, "vb is not true or false");
            }
            values.add(new SenmlValue.Flag(flag.booleanValue()));
        }
        JsonNode data = fields.get(SenmlLabel.DATA_VALUE);
        if (data != null) {
            values.add(new SenmlValue.Data(Bytes.of(data(place, data))));
        }
        if (values.size() > 1) {
            throw new MalformedException(place, "has more than one value");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private byte[] data(String place, JsonNode node) throws MalformedException {
        if (cbor && node.isBinary()) {
            return node.binaryValue();
        }
        if (!cbor && node.isString()) {
            try {
                return Base64.getUrlDecoder().decode(node.stringValue());
            } catch (IllegalArgumentException e) {
                throw new MalformedException(place, "vd is not base64url");
            }
        }
        throw new MalformedException(place, "vd is no data");
    }

    private static String text(String place, @Nullable JsonNode node, String otherwise)
            throws MalformedException {
        if (node == null) {
            return otherwise;
        }
        if (!node.isString()) {
            throw new MalformedException(place, "text expected, found " + shortened(node));
        }
        return node.stringValue();
    }

    private static double number(String place, @Nullable JsonNode node, double otherwise)
            throws MalformedException {
        if (node == null) {
            return otherwise;
        }
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new MalformedException(place, "finite number expected, found " + shortened(node));
        }
        return value;
    }

    private static String shortened(Object found) {
        String text = found.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
