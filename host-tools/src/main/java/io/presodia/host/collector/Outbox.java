package io.presodia.host.collector;

import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a sink what people should know: each thing once, again and again until it is taken, on a
 * thread of its own. The same thing within ten minutes is counted, and said with the next. What
 * waits is bounded; what finds no room is counted as well.
 */
public final class Outbox implements AutoCloseable {
    static final long QUIET_NANOS = 600_000_000_000L;
    private static final int MOST_WAITING = 1000;
    private static final int MOST_REMEMBERED = 1000;
    private static final int TRIES = 6;
    private static final long FIRST_PAUSE_NANOS = 1_000_000_000L;

    private final NotificationSink sink;
    private final Timebase clock;
    private final BlockingQueue<ObjectNode> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Map<String, Told> told = new LinkedHashMap<>(16, 0.75f, true);
    private final Thread thread;
    private int lost;

    private record Told(long nanos, int since) {}

    /**
     * @param sink where it goes; closed with this
     * @param clock paces repetitions
     */
    public Outbox(NotificationSink sink, Timebase clock) {
        this.sink = sink;
        this.clock = clock;
        thread = Thread.ofPlatform().name("notifications").daemon().start(this::work);
    }

    /** Tells it, unless it was told a moment ago. */
    public synchronized void tell(Notification notification) {
        String key = notification.key();
        Told last = told.get(key);
        long now = clock.nanos();
        if (last != null && now - last.nanos() < QUIET_NANOS) {
            told.put(key, new Told(last.nanos(), last.since() + 1));
            return;
        }
        told.put(key, new Told(now, 0));
        if (told.size() > MOST_REMEMBERED) {
            told.remove(told.keySet().iterator().next());
        }
        if (waiting.offer(notification.json(last == null ? 0 : last.since(), lost))) {
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
                for (int i = 0; i < TRIES && !sent(message); i++) {
                    clock.sleep(pause);
                    pause *= 2;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sent(ObjectNode message) throws InterruptedException {
        try {
            sink.send(message);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Sends one message for a try.
     *
     * @param clock a wall clock
     * @return what was wrong; empty when it was taken
     */
    public static String test(NotificationSink sink, Timebase clock) throws InterruptedException {
        try {
            sink.send(Notification.test(clock.wall().toEpochMilli()).json(0, 0));
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage() == null ? e : e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        sink.close();
    }
}
