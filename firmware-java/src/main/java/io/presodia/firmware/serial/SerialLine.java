package io.presodia.firmware.serial;

import java.io.IOException;

/** An open serial port, as far as frames need one. Reading and writing may be on two threads. */
public interface SerialLine extends AutoCloseable {
    /**
     * Waits a moment for bytes.
     *
     * @return how many came, 0 for none; negative when the port is gone
     */
    int read(byte[] into);

    /**
     * Hands on all of these bytes. May wait for ever where the other side takes none.
     *
     * @return false when the port is gone
     */
    boolean write(byte[] bytes);

    /** Ends both. Called by a thread that neither reads nor writes. */
    @Override
    void close();

    /** Opens a port, as often as it is lost. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens it.
         *
         * @throws IOException when it is not there, or another has it
         */
        SerialLine open() throws IOException;
    }
}
