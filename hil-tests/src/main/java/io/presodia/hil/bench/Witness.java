package io.presodia.hil.bench;

import io.presodia.firmware.safety.Finding;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.safety.TripLatch;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.sim.board.VirtualBench;
import io.presodia.hal.time.VirtualTimebase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees what really happens: when scans begin, what is latched, and when a contact opens, to a
 * quarter of a millisecond where the firmware wants it open.
 */
final class Witness {
    private static final long LOOK_NANOS = 250_000;

    private final VirtualBench bench;
    private final VirtualTimebase timebase;
    private final int channels;
    private final boolean[] closed;
    private final boolean[] everClosed;
    private final boolean[] looking;
    private final long[] openedNanos;
    private final int[] known;
    private final List<SeenTrip> trips = new ArrayList<>();
    private @Nullable BoardSample sample;
    private long scans;

    Witness(VirtualBench bench, VirtualTimebase timebase, int channels) {
        this.bench = bench;
        this.timebase = timebase;
        this.channels = channels;
        this.closed = new boolean[channels + 1];
        this.everClosed = new boolean[channels + 1];
        this.looking = new boolean[channels + 1];
        this.openedNanos = new long[channels + 1];
        this.known = new int[channels + 1];
        Arrays.fill(openedNanos, Long.MIN_VALUE);
    }

    void sampled(BoardSample taken) {
        sample = taken;
    }

    void scanBegins() {
        scans++;
    }

    long scans() {
        return scans;
    }

    @Nullable BoardSample sample() {
        return sample;
    }

    List<SeenTrip> trips() {
        return trips;
    }

    boolean everClosed(int channel) {
        return everClosed[channel];
    }

    /**
     * When the contact opened: the first time after the first trip, else the last time; {@link
     * Long#MIN_VALUE} when it never did.
     */
    long openedNanos(int channel) {
        return openedNanos[channel];
    }

    /** A new firmware has a latch of its own. */
    void restarted() {
        Arrays.fill(known, 0);
    }

    /** The scan has done all it does; contacts may move from here on. */
    void waits(TripLatch latch) {
        for (int channel = Finding.BOARD; channel <= channels; channel++) {
            List<Trip> latched = latch.trips(channel);
            for (int i = known[channel]; i < latched.size(); i++) {
                trips.add(new SeenTrip(latched.get(i), scans));
            }
            known[channel] = latched.size();
        }
        for (int channel = 1; channel <= channels; channel++) {
            look(channel);
            if (closed[channel] && latch.blocks(channel)) {
                lookClosely(channel);
            }
        }
    }

    /** Looks every quarter of a millisecond until the contact opens. */
    void lookClosely(int channel) {
        if (!looking[channel] && closed[channel]) {
            looking[channel] = true;
            timebase.schedule(timebase.nanos() + LOOK_NANOS, () -> close(channel));
        }
    }

    private void close(int channel) {
        looking[channel] = false;
        look(channel);
        lookClosely(channel);
    }

    private long firstTripNanos() {
        return trips.isEmpty() ? Long.MAX_VALUE : trips.getFirst().trip().nanos();
    }

    private void look(int channel) {
        boolean now = bench.channel(channel).relayClosed();
        if (closed[channel] && !now && openedNanos[channel] < firstTripNanos()) {
            openedNanos[channel] = timebase.nanos();
        }
        closed[channel] = now;
        everClosed[channel] |= now;
    }
}
