package io.presodia.firmware.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/** JSON or CBOR: one tree of values, two ways to write it, both bounded when read. */
// A mapper is immutable once it is built, which its type does not say.
@SuppressWarnings("ImmutableEnumChecker")
public enum WireFormat {
    JSON(
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds()).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()),
    CBOR(
            CBORMapper.builder(CBORFactory.builder().streamReadConstraints(bounds()).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build());

    /** No document that a device takes or gives is longer. */
    public static final int LARGEST_BYTES = 256 * 1024;

    /** Jackson's word for a place, with settings of its own in it. */
    private static final Pattern SOURCE =
            Pattern.compile(
                    "\\s*(\\(start marker )?at \\[Source: [^\\]]*\\]\\)?|\\s*\\[Source: [^\\]]*\\]");

    private static final int DEEPEST = 8;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 256;

    private final ObjectMapper mapper;

    WireFormat(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    private static StreamReadConstraints bounds() {
        return StreamReadConstraints.builder()
                .maxDocumentLength(LARGEST_BYTES)
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_NAME)
                .maxStringLength(LARGEST_BYTES)
                .build();
    }

    /** The bytes of {@code tree}. */
    public byte[] write(JsonNode tree) {
        return mapper.writeValueAsBytes(tree);
    }

    /**
     * The tree in {@code bytes}.
     *
     * @throws MalformedException when they are too long, nested too deep, no document of this
     *     format, or more than one
     */
    public JsonNode read(byte[] bytes) throws MalformedException {
        if (bytes.length > LARGEST_BYTES) {
            throw new MalformedException(
                    "document", bytes.length + " bytes; at most " + LARGEST_BYTES);
        }
        if (bytes.length == 0) {
            throw new MalformedException("document", "empty; " + this + " was announced");
        }
        try {
            JsonNode tree = mapper.readTree(bytes);
            if (tree == null || tree.isMissingNode()) {
                throw new MalformedException("document", "empty; " + this + " was announced");
            }
            return tree;
        } catch (JacksonException e) {
            throw new MalformedException("document", "is not " + this + ": " + reason(e));
        } catch (RuntimeException e) {
            // A parser of bytes from outside must not be able to end a thread.
            throw new MalformedException("document", "is not " + this + ": " + e);
        }
    }

    ObjectMapper mapper() {
        return mapper;
    }

    /** What is wrong and where, without what the parser says of itself. */
    public static String reason(JacksonException e) {
        String message = SOURCE.matcher(e.getOriginalMessage()).replaceAll("").strip();
        if (message.startsWith("Trailing token")) {
            message = "more follows after its end";
        }
        byte[] utf8 = message.getBytes(StandardCharsets.UTF_8);
        return (utf8.length > 200 ? message.substring(0, Math.min(150, message.length())) : message)
                + place(e.getLocation());
    }

    private static String place(@Nullable TokenStreamLocation location) {
        if (location == null) {
            return "";
        }
        if (location.getLineNr() > 0) {
            return " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
        }
        return location.getByteOffset() >= 0 ? " (byte " + location.getByteOffset() + ")" : "";
    }
}
