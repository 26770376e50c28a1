package io.presodia.firmware.remote;

import java.util.Locale;

/** How a command stands. */
public enum CommandState {
    /** Stored, and on its way to the control thread. */
    ACCEPTED,
    /** Done. */
    DONE,
    /** Not done; the text says why. */
    REFUSED,
    /** The device went down before the result was known. It will not be done again. */
    UNKNOWN;

    /** For payloads and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
