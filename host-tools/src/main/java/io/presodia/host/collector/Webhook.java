package io.presodia.host.collector;

import io.presodia.firmware.journal.JournalEntry;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a web address what people should know, as JSON: each thing once, again and again until it
 * is taken, on a thread of its own. What waits is bounded; what finds no room is counted and said
 * with the next that is sent.
 */
public final class Webhook implements AutoCloseable {
    private static final int MOST_WAITING = 1000;
    private static final int TRIES = 6;
    private static final long FIRST_PAUSE_NANOS = 1_000_000_000L;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI address;
    private final Timebase clock;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final BlockingQueue<ObjectNode> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile int lost;

    /**
     * @param address where to POST
     * @param clock paces repetitions
     */
    public Webhook(URI address, Timebase clock) {
        this.address = address;
        this.clock = clock;
        thread = Thread.ofPlatform().name("webhook").daemon().start(this::work);
    }

    /** An alarm of a pack, with cause, value and limit. */
    public void alarm(String pack, JournalEntry.Event event) {
        ObjectNode message = message(pack, event.kind(), event.text());
        message.put("channel", event.channel());
        if (!Double.isNaN(event.value())) {
            message.put("value", event.value()).put("unit", event.unit());
        }
        if (!Double.isNaN(event.limit())) {
            message.put("limit", event.limit());
        }
        offer(message);
    }

    /** Something about a pack itself, such as its silence. */
    public void note(String pack, String kind, String text) {
        offer(message(pack, kind, text));
    }

    private static ObjectNode message(String pack, String kind, String text) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("schema", "presodia/notification/v1")
                .put("pack", pack)
                .put("kind", kind)
                .put("text", text);
    }

    private synchronized void offer(ObjectNode message) {
        if (lost > 0) {
            message.put("lost_before", lost);
        }
        if (waiting.offer(message)) {
            lost = 0;
        } else {
            lost++;
        }
    }

    private void work() {
        try {
            while (true) {
                ObjectNode message = waiting.take();
                long pause = FIRST_PAUSE_NANOS;
                for (int i = 0; i < TRIES && !sent(address, client, message); i++) {
                    clock.sleep(pause);
                    pause *= 2;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends one message for a try.
     *
     * @return what the address answered; empty when it took it
     */
    public static String test(URI address) throws InterruptedException {
        try {
            int code =
                    post(
                            address,
                            HttpClient.newHttpClient(),
                            message("none", "test", "a test of notifications"));
            return taken(code) ? "" : "HTTP " + code;
        } catch (IOException e) {
            return String.valueOf(e.getMessage() == null ? e : e.getMessage());
        }
    }

    private static boolean sent(URI address, HttpClient client, ObjectNode message)
            throws InterruptedException {
        try {
            return taken(post(address, client, message));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean taken(int code) {
        return code >= 200 && code < 300;
    }

    private static int post(URI address, HttpClient client, ObjectNode message)
            throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(address)
                                .timeout(TIMEOUT)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(message.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Override
    public void close() {
        thread.interrupt();
        client.shutdownNow();
    }
}
