package io.presodia.host.collector;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** POSTs notifications to a web address, as JSON. */
public final class Webhook implements NotificationSink {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /**
     * @param address where to POST
     */
    public Webhook(URI address) {
        this.address = address;
    }

    @Override
    public void send(ObjectNode message) throws IOException, InterruptedException {
        int code =
                client.send(
                                HttpRequest.newBuilder(address)
                                        .timeout(TIMEOUT)
                                        .header("Content-Type", "application/json")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        message.toString()))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();
        if (code < 200 || code >= 300) {
            throw new IOException("HTTP " + code);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
