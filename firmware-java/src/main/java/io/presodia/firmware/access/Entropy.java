package io.presodia.firmware.access;

import java.security.SecureRandom;

/** Where keys, freshness codes and ids of commands come from: never from a seed. */
public final class Entropy {
    private Entropy() {}

    /** The machine's own source, which nobody can foretell. */
    public static SecureRandom ofTheMachine() {
        return new SecureRandom();
    }
}
