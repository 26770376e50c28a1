package io.presodia.host.session;

import java.io.IOException;

/** The bench did not come up. */
public final class SessionFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    SessionFailedException(String message) {
        super(message);
    }

    SessionFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
