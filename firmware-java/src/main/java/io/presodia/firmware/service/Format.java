package io.presodia.firmware.service;

import org.jspecify.annotations.Nullable;

/** The content formats that are spoken, with their numbers in the CoAP registry. */
public enum Format {
    TEXT(0, "text/plain"),
    LINKS(40, "application/link-format"),
    JSON(50, "application/json"),
    CBOR(60, "application/cbor"),
    SENML_JSON(110, "application/senml+json"),
    SENML_CBOR(112, "application/senml+cbor");

    private final int number;
    private final String mediaType;

    Format(int number, String mediaType) {
        this.number = number;
        this.mediaType = mediaType;
    }

    /** Number in the CoAP registry. */
    public int number() {
        return number;
    }

    /** Its media type. */
    public String mediaType() {
        return mediaType;
    }

    /** The format with this number; null when it is not spoken here. */
    public static @Nullable Format of(int number) {
        for (Format format : values()) {
            if (format.number == number) {
                return format;
            }
        }
        return null;
    }
}
