package io.presodia.host.format;

import java.io.IOException;

/** A file is not what its name says. */
public final class BdfFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With a message that names file, place and value. */
    public BdfFormatException(String message) {
        super(message);
    }

    /** With a message that names file, place and value, and the cause beneath. */
    public BdfFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
