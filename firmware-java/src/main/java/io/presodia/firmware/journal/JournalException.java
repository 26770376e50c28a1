package io.presodia.firmware.journal;

import java.io.IOException;
import java.sql.SQLException;

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

    /** What the database says, or its kind of failure where it says nothing. */
    static String reason(SQLException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.toString() : message;
    }
}
