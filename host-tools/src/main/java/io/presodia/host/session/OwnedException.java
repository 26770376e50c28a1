package io.presodia.host.session;

import java.io.IOException;

/** Another process or session owns the board or the run folder. */
public final class OwnedException extends IOException {
    private static final long serialVersionUID = 1L;

    OwnedException(String message) {
        super(message);
    }
}
