package io.presodia.firmware.telemetry;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes SenML packs as JSON or CBOR. Units that all records share go into the base unit. */
public final class SenmlWriter {
    private final WireFormat format;
    private final JsonGenerator out;

    private SenmlWriter(WireFormat format, JsonGenerator out) {
        this.format = format;
        this.out = out;
    }

    /** The bytes of a pack. */
    public static byte[] write(SenmlPack pack, WireFormat format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = format.mapper().createGenerator(bytes)) {
            new SenmlWriter(format, out).pack(pack);
        }
        return bytes.toByteArray();
    }

    private void pack(SenmlPack pack) {
        String unit = sharedUnit(pack);
        out.writeStartArray(null, pack.records().size());
        for (int i = 0; i < pack.records().size(); i++) {
            List<Field> fields = new ArrayList<>();
            if (i == 0) {
                base(pack, unit, fields);
            }
            fields(pack.records().get(i), unit, fields);
            out.writeStartObject(null, fields.size());
            for (Field field : fields) {
                name(field.label());
                value(field.value());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private record Field(SenmlLabel label, Object value) {}

    private static void base(SenmlPack pack, String unit, List<Field> fields) {
        if (!pack.baseName().isEmpty()) {
            fields.add(new Field(SenmlLabel.BASE_NAME, pack.baseName()));
        }
        if (pack.baseSeconds() != 0) {
            fields.add(new Field(SenmlLabel.BASE_TIME, pack.baseSeconds()));
        }
        if (!unit.isEmpty()) {
            fields.add(new Field(SenmlLabel.BASE_UNIT, unit));
        }
    }

    private static void fields(SenmlRecord record, String baseUnit, List<Field> fields) {
        if (!record.name().isEmpty()) {
            fields.add(new Field(SenmlLabel.NAME, record.name()));
        }
        if (!record.unit().isEmpty() && !record.unit().equals(baseUnit)) {
            fields.add(new Field(SenmlLabel.UNIT, record.unit()));
        }
        SenmlValue value = record.value();
        if (value != null) {
            fields.add(
                    switch (value) {
                        case SenmlValue.Numeric numeric ->
                                new Field(SenmlLabel.VALUE, numeric.value());
                        case SenmlValue.Text text ->
                                new Field(SenmlLabel.STRING_VALUE, text.value());
                        case SenmlValue.Flag flag ->
                                new Field(SenmlLabel.BOOLEAN_VALUE, flag.value());
                        case SenmlValue.Data data ->
                                new Field(SenmlLabel.DATA_VALUE, data.value().toArray());
                    });
        }
        if (!Double.isNaN(record.sum())) {
            fields.add(new Field(SenmlLabel.SUM, record.sum()));
        }
        if (record.seconds() != 0) {
            fields.add(new Field(SenmlLabel.TIME, record.seconds()));
        }
    }

    /** The unit of all records, if they are several and have one. */
    private static String sharedUnit(SenmlPack pack) {
        String unit = pack.records().getFirst().unit();
        for (SenmlRecord record : pack.records()) {
            if (!record.unit().equals(unit)) {
                return "";
            }
        }
        return pack.records().size() > 1 ? unit : "";
    }

    private void name(SenmlLabel label) {
        switch (format) {
            case JSON -> out.writeName(label.json());
            case CBOR -> out.writePropertyId(label.cbor());
        }
    }

    private void value(Object value) {
        switch (value) {
            case Double number -> number(number);
            case Boolean flag -> out.writeBoolean(flag);
            case byte[] data -> data(data);
            default -> out.writeString(value.toString());
        }
    }

    /** RFC 8428, section 5: base64 with the URL-safe alphabet, without padding. */
    private void data(byte[] data) {
        switch (format) {
            case JSON ->
                    out.writeString(
                            java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(data));
            case CBOR -> out.writeBinary(data);
        }
    }

    /** Whole numbers as integers, and the shorter float where it loses nothing. */
    private void number(double value) {
        if (value == StrictMath.rint(value) && Math.abs(value) < 1L << 53) {
            out.writeNumber((long) value);
        } else if (format == WireFormat.CBOR && (float) value == value) {
            out.writeNumber((float) value);
        } else {
            out.writeNumber(value);
        }
    }
}
