package io.presodia.firmware.safety;

import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.Timebase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds every trip until an operator clears it with a reason. Nothing else clears it: not a
 * restart, not a value that came back, not another run. Used by the control thread alone.
 */
public final class TripLatch {
    private final FaultTable table;
    private final Timebase timebase;
    private final List<List<Trip>> tripsByChannel = new ArrayList<>();
    private final @Nullable Preflight[] preflights;
    private @Nullable Verdict latest;
    private long changes;

    /**
     * @param table how each fault is cleared
     * @param channelCount number of channels of the board
     * @param timebase labels trips with the wall clock
     */
    public TripLatch(FaultTable table, int channelCount, Timebase timebase) {
        this.table = table;
        this.timebase = timebase;
        for (int channel = Finding.BOARD; channel <= channelCount; channel++) {
            tripsByChannel.add(new ArrayList<>());
        }
        preflights = new @Nullable Preflight[channelCount + 1];
    }

    /** Latches every trip of a verdict and remembers what is still wrong. */
    public void observe(Verdict verdict) {
        latest = verdict;
        List<Finding> findings = verdict.findings();
        for (int i = 0; i < findings.size(); i++) {
            latch(findings.get(i));
        }
    }

    /** Latches this finding if it is a trip of a fault that latches and is not latched yet. */
    public void latch(Finding finding) {
        if (finding.tier() != Tier.TRIP || !table.row(finding.fault()).latches()) {
            return;
        }
        List<Trip> trips = tripsByChannel.get(finding.channel());
        for (int i = 0; i < trips.size(); i++) {
            if (trips.get(i).fault() == finding.fault()) {
                return;
            }
        }
        changes++;
        trips.add(
                new Trip(
                        finding.fault(),
                        finding.channel(),
                        finding.watched(),
                        finding.value(),
                        finding.limit(),
                        finding.nanos(),
                        timebase.wall(),
                        finding.scanIndex(),
                        finding.detail()));
        preflights[finding.channel()] = null;
    }

    /** Whether the channel must stay open, by a trip of its own or of the board. */
    public boolean blocks(int channel) {
        return !tripsByChannel.get(Finding.BOARD).isEmpty()
                || !tripsByChannel.get(channel).isEmpty();
    }

    /** What is latched for this channel, first cause first; channel 0 is the board. */
    public List<Trip> trips(int channel) {
        return List.copyOf(tripsByChannel.get(channel));
    }

    /** The first cause that keeps this channel open, the board's before its own; null when none. */
    public @Nullable Trip cause(int channel) {
        List<Trip> board = tripsByChannel.get(Finding.BOARD);
        if (!board.isEmpty()) {
            return board.getFirst();
        }
        List<Trip> own = tripsByChannel.get(channel);
        return own.isEmpty() ? null : own.getFirst();
    }

    /**
     * Takes note of a preflight check made since the trip; some faults ask for a passed one. It
     * counts for its channel and, being a check of the same chips, for the board.
     */
    public void preflight(Preflight result) {
        preflights[result.channel()] = result;
        preflights[Finding.BOARD] = result;
    }

    /**
     * Clears what is latched for one channel, or with channel 0 for the board; all of it or
     * nothing.
     *
     * @param operator who asks; not blank
     * @param reason why it is safe again; not blank
     */
    public ClearOutcome clear(int channel, String operator, String reason) {
        if (operator.isBlank() || reason.isBlank()) {
            return new ClearOutcome.Refused("operator and reason must both be given");
        }
        List<Trip> trips = tripsByChannel.get(channel);
        if (trips.isEmpty()) {
            return new ClearOutcome.Refused("nothing is latched there");
        }
        Verdict now = latest;
        if (now == null) {
            return new ClearOutcome.Refused("no scan has been supervised since the start");
        }
        boolean rearm = false;
        for (Trip trip : trips) {
            ClearingRule rule = table.row(trip.fault()).clearing();
            String refusal = refusal(trip, rule, now);
            if (refusal != null) {
                return new ClearOutcome.Refused(refusal);
            }
            rearm |= rule == ClearingRule.WITH_REARM;
        }
        ClearOutcome cleared =
                new ClearOutcome.Cleared(trips, operator, reason, timebase.wall(), rearm);
        trips.clear();
        changes++;
        return cleared;
    }

    /** Counts whatever is latched, cleared or restored; tells when to write a checkpoint. */
    public long changes() {
        return changes;
    }

    /** For a checkpoint. */
    public LatchState state() {
        List<Trip> all = new ArrayList<>();
        for (List<Trip> trips : tripsByChannel) {
            all.addAll(trips);
        }
        return new LatchState(all);
    }

    /**
     * Takes over what a checkpoint holds, in addition to what is latched already.
     *
     * @throws IllegalArgumentException when a trip names a channel the board does not have
     */
    public void restore(LatchState state) {
        for (Trip trip : state.trips()) {
            if (trip.channel() < Finding.BOARD || trip.channel() >= tripsByChannel.size()) {
                throw new IllegalArgumentException(
                        "the checkpoint holds a trip of channel "
                                + trip.channel()
                                + ", the board has channels 1 to "
                                + (tripsByChannel.size() - 1));
            }
            tripsByChannel.get(trip.channel()).add(trip);
            changes++;
        }
    }

    private @Nullable String refusal(Trip trip, ClearingRule rule, Verdict now) {
        String id = trip.fault().id();
        return switch (rule) {
            case NOT_LATCHED, WITH_REARM -> null;
            case WHEN_GONE ->
                    now.trips(trip.fault(), trip.channel()) ? id + " is still present" : null;
            case AFTER_PREFLIGHT -> {
                if (now.trips(trip.fault(), trip.channel())) {
                    yield id + " is still present";
                }
                Preflight preflight = preflights[trip.channel()];
                if (preflight == null) {
                    yield id + " needs a preflight check after the trip";
                }
                yield preflight.passed()
                        ? null
                        : id
                                + " needs a passed preflight check; the last one found: "
                                + preflight.summary();
            }
        };
    }
}
