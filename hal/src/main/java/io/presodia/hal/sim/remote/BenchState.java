package io.presodia.hal.sim.remote;

import java.util.Map;

/**
 * What is really there on a bench in another process, at one moment.
 *
 * @param values by the names that {@code state} prints
 */
public record BenchState(Map<String, String> values) {
    public BenchState {
        values = Map.copyOf(values);
    }

    /**
     * One value as it was printed.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a bench says nothing of " + name);
        }
        return value;
    }

    /** One value as a number. */
    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    /** Virtual time. */
    public long nanos() {
        return Long.parseLong(text("virtual_ns"));
    }

    /** Virtual time of the last heartbeat; -1 before the first. */
    public long lastBeatNanos() {
        return Long.parseLong(text("last_beat_ns"));
    }

    /** Whether a firmware is attached. */
    public boolean attached() {
        return text("firmware").equals("attached");
    }

    /** Whether the firmware is left without an answer. */
    public boolean frozen() {
        return Boolean.parseBoolean(text("frozen"));
    }

    /** Whether current can flow through the relay of this channel, from 1. */
    public boolean relayClosed(int channel) {
        return text("channel." + channel + ".relay").equals("closed");
    }

    /** True current of this channel, positive on charge, A. */
    public double amperes(int channel) {
        return number("channel." + channel + ".amperes");
    }

    /** True charge into the cell of this channel, A h. */
    public double chargeAmpereHours(int channel) {
        return number("channel." + channel + ".charge_ampere_hours");
    }

    /** True charge out of the cell of this channel, A h. */
    public double dischargeAmpereHours(int channel) {
        return number("channel." + channel + ".discharge_ampere_hours");
    }
}
