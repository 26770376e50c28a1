package io.presodia.hil.junit;

import io.presodia.hil.scenario.Within;
import java.time.Duration;
import java.util.List;

/** Words for tests, to be imported statically. */
public final class Hil {
    private Hil() {}

    /** So many milliseconds. */
    public static Duration millis(long count) {
        return Duration.ofMillis(count);
    }

    /** So many seconds. */
    public static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    /** So many minutes. */
    public static Duration minutes(long count) {
        return Duration.ofMinutes(count);
    }

    /** So many hours. */
    public static Duration hours(long count) {
        return Duration.ofHours(count);
    }

    /** So many scans. */
    public static Within scans(int count) {
        return new Within(count, true);
    }

    /**
     * Something trips, and its first cause is one of these.
     *
     * @param ids of rows of the fault table
     */
    public static Expected trip(String... ids) {
        return new Expected.Trip(List.of(ids));
    }

    /** Nothing trips. */
    public static Expected noTrip() {
        return new Expected.NoTrip();
    }

    /** The contact of this channel's relay really opens. */
    public static Expected relayOpen(int channel) {
        return new Expected.RelayOpen(channel);
    }

    /** The run of this channel comes to its end. */
    public static Expected completed(int channel) {
        return new Expected.Completed(channel);
    }
}
