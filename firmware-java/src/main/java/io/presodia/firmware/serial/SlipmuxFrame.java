package io.presodia.firmware.serial;

import io.presodia.firmware.journal.Bytes;

/** What arrives on a serial line. */
public sealed interface SlipmuxFrame {
    /**
     * A CoAP message whose checksum was right.
     *
     * @param message the message, without type and checksum
     */
    record Coap(Bytes message) implements SlipmuxFrame {}

    /**
     * Text for people. It carries no checksum.
     *
     * @param text decoded as UTF-8; what is none is replaced
     */
    record Log(String text) implements SlipmuxFrame {}
}
