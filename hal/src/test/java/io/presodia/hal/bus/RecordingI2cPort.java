package io.presodia.hal.bus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An I2C device that answers from a script and writes down every transaction: {@code "40 0E"} for a
 * write, {@code "28 -> E0 12 34"} for a write, a repeated START and a read.
 */
public final class RecordingI2cPort implements I2cPort {
    private final BusLock lock = new BusLock("i2c-test");
    private final Map<String, Deque<String>> replies = new HashMap<>();
    private final List<String> transactions = new ArrayList<>();
    private boolean nack;

    /**
     * Answers a read after these bytes were written; several answers are given in turn, the last
     * one for good.
     */
    public RecordingI2cPort reply(String written, String... answers) {
        replies.put(written, new ArrayDeque<>(List.of(answers)));
        return this;
    }

    /** From now on nobody acknowledges. */
    public void nack() {
        nack = true;
    }

    /** What went over the bus since the last call. */
    public List<String> transactions() {
        List<String> result = List.copyOf(transactions);
        transactions.clear();
        return result;
    }

    @Override
    public BusLock lock() {
        return lock;
    }

    @Override
    public String name() {
        return "i2c-test/chip";
    }

    @Override
    public void write(byte[] data, int length) throws BusFault {
        acknowledge();
        transactions.add(Hex.of(data, length));
    }

    @Override
    public void writeThenRead(byte[] out, int writeLength, byte[] in, int readLength)
            throws BusFault {
        acknowledge();
        String written = Hex.of(out, writeLength);
        Deque<String> answers = replies.get(written);
        if (answers == null) {
            throw new AssertionError("no answer is scripted for a read after " + written);
        }
        byte[] answer = Hex.bytes(answers.size() > 1 ? answers.remove() : answers.element());
        if (answer.length != readLength) {
            throw new AssertionError(
                    readLength
                            + " bytes read after "
                            + written
                            + ", scripted are "
                            + answer.length);
        }
        System.arraycopy(answer, 0, in, 0, readLength);
        transactions.add(written + " -> " + Hex.of(in, readLength));
    }

    @Override
    public void read(byte[] in, int length) {
        throw new AssertionError("a read without a register");
    }

    private void acknowledge() throws BusFault {
        if (nack) {
            throw new BusFault(BusFault.Kind.NACK, name(), "nobody acknowledges");
        }
    }
}
