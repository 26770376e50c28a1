package io.presodia.firmware.app;

import io.presodia.firmware.safety.Fault;
import io.presodia.firmware.safety.LatchState;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.safety.Watched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Trips on a {@link ByteTape}: faults and quantities by name, so that tables may grow. */
final class LatchBytes {
    private LatchBytes() {}

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // The seconds are kept beside.
    static void put(ByteTape tape, LatchState latch) {
        tape.put(latch.trips().size());
        for (Trip trip : latch.trips()) {
            tape.put(trip.fault().name());
            tape.put(trip.channel());
            tape.put(trip.watched().name());
            tape.put(trip.value());
            tape.put(trip.limit());
            tape.put(trip.nanos());
            tape.put(trip.wall().getEpochSecond());
            tape.put(trip.wall().getNano());
            tape.put(trip.scanIndex());
            tape.put(trip.detail());
        }
    }

    /**
     * Reads them back.
     *
     * @throws IllegalArgumentException when a fault is not known any more
     */
    static LatchState take(ByteTape tape) {
        int count = tape.takeCount(Long.BYTES);
        List<Trip> trips = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            trips.add(
                    new Trip(
                            Fault.valueOf(tape.takeText()),
                            tape.takeInt(),
                            Watched.valueOf(tape.takeText()),
                            tape.takeDouble(),
                            tape.takeDouble(),
                            tape.takeLong(),
                            Instant.ofEpochSecond(tape.takeLong(), tape.takeInt()),
                            tape.takeLong(),
                            tape.takeText()));
        }
        return new LatchState(trips);
    }
}
