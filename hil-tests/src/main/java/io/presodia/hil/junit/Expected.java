package io.presodia.hil.junit;

import java.util.List;

/** What a test waits for; made by {@link Hil}. */
public sealed interface Expected {
    /**
     * Something trips.
     *
     * @param ids of which the first cause is one
     */
    record Trip(List<String> ids) implements Expected {
        public Trip {
            ids = List.copyOf(ids);
        }
    }

    /** Nothing trips. */
    record NoTrip() implements Expected {}

    /**
     * A contact opens.
     *
     * @param channel from 1
     */
    record RelayOpen(int channel) implements Expected {}

    /**
     * A run comes to its end.
     *
     * @param channel from 1
     */
    record Completed(int channel) implements Expected {}
}
