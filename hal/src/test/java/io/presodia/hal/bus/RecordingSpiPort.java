package io.presodia.hal.bus;

import io.presodia.hal.time.VirtualTimebase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An SPI device that answers from a script and writes down what a timing diagram would show: {@code
 * "CS low"}, the bytes on MOSI, the waits between them in nanoseconds, {@code "CS high"}.
 */
public final class RecordingSpiPort implements SpiPort {
    private final BusLock lock = new BusLock("spi-test");
    private final VirtualTimebase timebase;
    private final Map<String, Deque<String>> replies = new HashMap<>();
    private final Map<String, Runnable> reactions = new HashMap<>();
    private final List<String> diagram = new ArrayList<>();
    private String lastSent = "";
    private long lastNanos;
    private boolean selected;

    public RecordingSpiPort(VirtualTimebase timebase) {
        this.timebase = timebase;
    }

    /**
     * Answers the transfer that follows these bytes; several answers are given in turn, the last
     * one for good.
     */
    public RecordingSpiPort replyAfter(String sent, String... answers) {
        replies.put(sent, new ArrayDeque<>(List.of(answers)));
        return this;
    }

    /** Runs an action whenever these bytes are sent. */
    public RecordingSpiPort on(String sent, Runnable action) {
        reactions.put(sent, action);
        return this;
    }

    /** What the timing diagram shows since the last call. */
    public List<String> diagram() {
        List<String> result = List.copyOf(diagram);
        diagram.clear();
        lastNanos = timebase.nanos();
        return result;
    }

    /** As {@link #diagram()}, the bytes alone. */
    public List<String> sent() {
        return diagram().stream()
                .filter(entry -> !entry.startsWith("wait") && !entry.startsWith("CS"))
                .toList();
    }

    @Override
    public BusLock lock() {
        return lock;
    }

    @Override
    public String name() {
        return "spi-test/chip";
    }

    @Override
    public void select() {
        if (selected) {
            throw new AssertionError("selected twice");
        }
        selected = true;
        note("CS low");
    }

    @Override
    public void deselect() {
        if (!selected) {
            throw new AssertionError("released without being selected");
        }
        selected = false;
        note("CS high");
    }

    @Override
    public void transfer(byte[] buffer, int length) {
        if (!selected) {
            throw new AssertionError("transfer without chip select");
        }
        String sent = Hex.of(buffer, length);
        note(sent);
        Deque<String> answers = replies.get(lastSent);
        byte[] answer = new byte[length];
        if (answers != null) {
            answer = Hex.bytes(answers.size() > 1 ? answers.remove() : answers.element());
        }
        if (answer.length != length) {
            throw new AssertionError(
                    length
                            + " bytes clocked after "
                            + lastSent
                            + ", scripted are "
                            + answer.length);
        }
        System.arraycopy(answer, 0, buffer, 0, length);
        lastSent = sent;
        reactions.getOrDefault(sent, () -> {}).run();
    }

    private void note(String entry) {
        long waited = timebase.nanos() - lastNanos;
        if (waited > 0) {
            diagram.add("wait " + waited);
        }
        lastNanos = timebase.nanos();
        diagram.add(entry);
    }
}
