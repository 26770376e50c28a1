package io.presodia.firmware.coap;

import io.presodia.firmware.journal.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the other side said.
 *
 * @param code as in {@code 2.05}
 * @param format number of the payload's content format; -1 when not said
 * @param body the payload, whole
 * @param location path of what was made; empty when nothing was
 * @param maxAgeSeconds how long it stays good, or when to come back, s
 */
public record Answer(
        String code, int format, Bytes body, List<String> location, long maxAgeSeconds) {
    public Answer {
        location = List.copyOf(location);
    }

    /** Whether it is a success. */
    public boolean good() {
        return code.startsWith("2.");
    }

    /** The payload as text. */
    public String text() {
        return new String(body.toArray(), StandardCharsets.UTF_8);
    }
}
