package io.presodia.firmware.remote;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an operator may ask of a channel. */
public enum Verb {
    /** Begin a run. */
    START,
    /** Open the relay and let the step's clock stand. */
    PAUSE,
    /** Go on after a pause. */
    RESUME,
    /** Go on after a hold of the protocol. */
    PROCEED,
    /** End the run. Always accepted, and as good the second time as the first. */
    STOP,
    /** Clear what is latched. */
    CLEAR;

    /** For payloads. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verb with this word; null when there is none. */
    public static @Nullable Verb ofWord(String word) {
        for (Verb verb : values()) {
            if (verb.word().equals(word)) {
                return verb;
            }
        }
        return null;
    }
}
