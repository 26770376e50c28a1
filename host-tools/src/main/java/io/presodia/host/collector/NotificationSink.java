package io.presodia.host.collector;

import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** Where notifications go. */
public interface NotificationSink extends AutoCloseable {
    /**
     * Sends one, or says why not.
     *
     * @throws IOException when it was not taken: it is tried again
     */
    void send(ObjectNode message) throws IOException, InterruptedException;

    @Override
    default void close() {}
}
