package io.presodia.firmware.safety;

import java.util.List;

/**
 * The latch as a checkpoint keeps it.
 *
 * @param trips all that is latched, first cause first
 */
public record LatchState(List<Trip> trips) {
    /** Nothing is latched. */
    public static final LatchState CLEAR = new LatchState(List.of());

    public LatchState {
        trips = List.copyOf(trips);
    }
}
