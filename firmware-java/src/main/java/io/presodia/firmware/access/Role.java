package io.presodia.firmware.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody may do. No role includes another: the table of endpoints names each. */
public enum Role {
    /** Looks. */
    READ,
    /** Starts, stops, clears trips. */
    OPERATOR,
    /** As an operator, and changes what cells and protocols there are. */
    ENGINEER,
    /** Changes keys, and looks. */
    PROVISION;

    /** For files and people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this word; null when there is none. */
    public static @Nullable Role ofWord(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        return null;
    }
}
