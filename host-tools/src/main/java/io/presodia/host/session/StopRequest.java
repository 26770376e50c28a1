package io.presodia.host.session;

import org.jspecify.annotations.Nullable;

/** Asks a session to stop, from any thread. */
public final class StopRequest {
    private volatile @Nullable String cause;

    /** Asks; the first cause stays. */
    public synchronized void stop(String why) {
        if (cause == null) {
            cause = why;
        }
    }

    /** Why to stop; null to go on. */
    public @Nullable String cause() {
        return cause;
    }
}
