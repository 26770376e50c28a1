package io.presodia.firmware.sequencer;

import java.util.ArrayList;
import java.util.List;

/** A tape of numbers that state is written to and read back from, in the same order. */
final class Memory {
    private final List<Double> values;
    private int next;

    Memory() {
        values = new ArrayList<>();
    }

    Memory(List<Double> values) {
        this.values = values;
    }

    List<Double> values() {
        return values;
    }

    void put(double value) {
        values.add(value);
    }

    /** Writes a number that may be NaN, which a checkpoint's JSON cannot hold. */
    void putOptional(double value) {
        put(Double.isNaN(value) ? 0 : 1);
        put(Double.isNaN(value) ? 0 : value);
    }

    void put(boolean value) {
        put(value ? 1 : 0);
    }

    double take() {
        if (next >= values.size()) {
            throw new IllegalArgumentException("cursor holds too little: " + values.size());
        }
        return values.get(next++);
    }

    double takeOptional() {
        boolean present = takeFlag();
        double value = take();
        return present ? value : Double.NaN;
    }

    boolean takeFlag() {
        return take() != 0;
    }

    int takeCount() {
        return (int) take();
    }
}
