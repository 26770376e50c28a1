package io.presodia.firmware.service;

import io.presodia.firmware.journal.Bytes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer, whatever carries it.
 *
 * @param code what became of the request
 * @param body the payload; for an error, text for people
 * @param format of the payload; null when it has none or is text of an error
 * @param etag version of what is in the payload; null when it has none
 * @param maxAgeSeconds how long it stays good; -1 when not said
 * @param location path of what was made; empty when nothing was
 * @param echo value to bring back; null when there is none
 */
public record Reply(
        Code code,
        Bytes body,
        @Nullable Format format,
        @Nullable Bytes etag,
        long maxAgeSeconds,
        List<String> location,
        @Nullable Bytes echo) {
    private static final int ETAG_BYTES = 8;

    public Reply {
        location = List.copyOf(location);
    }

    /** An answer without payload. */
    public static Reply of(Code code) {
        return new Reply(code, Bytes.of(new byte[0]), null, null, -1, List.of(), null);
    }

    /** Content. */
    public static Reply content(Format format, byte[] body) {
        return new Reply(Code.CONTENT, Bytes.of(body), format, null, -1, List.of(), null);
    }

    /** An error with its text. */
    public static Reply error(Code code, String text) {
        return new Reply(code, Bytes.ofUtf8(text), null, null, -1, List.of(), null);
    }

    /** This with another code. */
    public Reply as(Code other) {
        return new Reply(other, body, format, etag, maxAgeSeconds, location, echo);
    }

    /** This, good for so long. */
    public Reply maxAge(long seconds) {
        return new Reply(code, body, format, etag, seconds, location, echo);
    }

    /** This, with a version. */
    public Reply tagged(Bytes version) {
        return new Reply(code, body, format, version, maxAgeSeconds, location, echo);
    }

    /** This, with where something was made. */
    public Reply at(List<String> path) {
        return new Reply(code, body, format, etag, maxAgeSeconds, path, echo);
    }

    /** This, with a value to bring back. */
    public Reply asking(byte[] value) {
        return new Reply(code, body, format, etag, maxAgeSeconds, location, Bytes.of(value));
    }

    /** The version of some bytes. */
    public static Bytes version(Bytes content) {
        byte[] hash = java.util.HexFormat.of().parseHex(content.sha256());
        return Bytes.of(Arrays.copyOf(hash, ETAG_BYTES));
    }
}
