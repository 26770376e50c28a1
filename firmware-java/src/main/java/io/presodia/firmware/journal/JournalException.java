package io.presodia.firmware.journal;

import java.io.IOException;

/** The journal could not be opened, written or read. */
public final class JournalException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With a message that names the file. */
    public JournalException(String message) {
        super(message);
    }

    /** With a message that names the file, and the cause beneath. */
    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
