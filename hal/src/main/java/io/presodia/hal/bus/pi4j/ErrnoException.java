package io.presodia.hal.bus.pi4j;

import java.io.IOException;

/**
 * The operating system refused a transfer. Our providers make it the cause of the {@code
 * Pi4JException} that they throw, so that {@link Pi4jFaults} can tell what went wrong.
 */
public final class ErrnoException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    /**
     * @param errno the error number as Linux counts them
     * @param detail what was being done, for people
     */
    public ErrnoException(int errno, String detail) {
        super(detail + ": errno " + errno);
        this.errno = errno;
    }

    /** The error number as Linux counts them. */
    public int errno() {
        return errno;
    }
}
