package io.presodia.hil.junit;

import io.presodia.firmware.app.FindingText;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.hil.bench.BegunFault;
import io.presodia.hil.bench.HilBench;
import io.presodia.hil.bench.SeenTrip;
import io.presodia.hil.scenario.Within;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Runs a bench until something has come, or can no longer come in time. */
public final class Waiting {
    /** Longer than a run without any trip is not waited for a planned fault. */
    private static final double LONGEST_SECONDS = 100 * 86_400.0;

    private final Bench bench;
    private final HilBench world;
    private final Expected expected;

    Waiting(Bench bench, HilBench world, Expected expected) {
        this.bench = bench;
        this.world = world;
        this.expected = expected;
    }

    /**
     * It comes so soon after the newest fault; without any fault, so soon from now.
     *
     * @throws AssertionError when it does not
     */
    public Bench within(Duration span) throws InterruptedException, IOException {
        return within(new Within(span.toNanos() * 1e-9, false));
    }

    /**
     * As {@link #within(Duration)}, in scans; the scan that does it counts.
     *
     * @throws AssertionError when it does not
     */
    public Bench within(Within span) throws InterruptedException, IOException {
        switch (expected) {
            case Expected.Trip(List<String> ids) -> trip(ids, span);
            case Expected.NoTrip _ -> quiet(span);
            case Expected.RelayOpen(int channel) -> relayOpen(channel, span);
            case Expected.Completed(int channel) -> completed(channel, span);
        }
        return bench;
    }

    private void trip(List<String> ids, Within span) throws InterruptedException, IOException {
        double begin = world.seconds();
        while (!world.tripped() && goesOn(begin, span)) {
            world.scan();
        }
        if (!world.tripped()) {
            throw new AssertionError(
                    text("nothing tripped until %.3f s; expected %s", world.seconds(), ids));
        }
        SeenTrip first = world.trips().getFirst();
        if (!ids.contains(first.trip().fault().id())) {
            throw new AssertionError(
                    text(
                            "tripped %s%s; expected %s",
                            first.trip().fault().id(), FindingText.inBrackets(first.trip()), ids));
        }
        Origin origin = origin(first.trip().nanos(), begin);
        double taken =
                span.scans()
                        ? Math.max(1, first.scan() - origin.scan())
                        : first.trip().nanos() * 1e-9 - origin.seconds();
        judge(first.trip().fault().id() + " was latched", taken, span);
    }

    /** What latencies are counted from. */
    private record Origin(double seconds, long scan) {}

    private Origin origin(long beforeNanos, double begin) {
        Origin origin = new Origin(begin, 0);
        for (BegunFault fault : world.begun()) {
            if (fault.nanos() <= beforeNanos) {
                origin = new Origin(fault.nanos() * 1e-9, fault.scans());
            }
        }
        return origin;
    }

    private void judge(String what, double taken, Within span) {
        if (!(taken <= span.amount())) {
            throw new AssertionError(
                    text(
                            "%s after %s; at most %s were expected",
                            what, new Within(taken, span.scans()), span));
        }
    }

    private boolean goesOn(double begin, Within span) {
        boolean beforeTheFault = world.faultsPending();
        Origin origin = origin(Long.MAX_VALUE, begin);
        double limit = span.seconds(world.periodSeconds()) + 2 * world.periodSeconds();
        return world.busy()
                && world.seconds() - begin < LONGEST_SECONDS
                && (beforeTheFault || world.seconds() - origin.seconds() <= limit);
    }

    private void quiet(Within span) throws InterruptedException, IOException {
        double until = world.seconds() + span.seconds(world.periodSeconds());
        while (world.busy() && world.seconds() < until) {
            world.scan();
        }
        if (world.tripped()) {
            SeenTrip first = world.trips().getFirst();
            throw new AssertionError(
                    text(
                            "tripped %s%s at %.3f s; expected nothing",
                            first.trip().fault().id(),
                            FindingText.inBrackets(first.trip()),
                            first.trip().nanos() * 1e-9));
        }
    }

    private void relayOpen(int channel, Within span) throws InterruptedException, IOException {
        double begin = world.seconds();
        while (!world.tripped() && goesOn(begin, span)) {
            world.scan();
        }
        Origin origin =
                origin(
                        world.tripped() ? world.trips().getFirst().trip().nanos() : Long.MAX_VALUE,
                        begin);
        double limit = origin.seconds() + span.seconds(world.periodSeconds());
        while (world.bench().channel(channel).relayClosed() && world.seconds() <= limit) {
            world.scan();
        }
        if (world.bench().channel(channel).relayClosed()) {
            throw new AssertionError(
                    text(
                            "the relay of channel %d is still closed at %.3f s",
                            channel, world.seconds()));
        }
        double taken = world.openedNanos(channel) * 1e-9 - origin.seconds();
        judge(
                "the relay of channel " + channel + " opened",
                span.scans() ? taken / world.periodSeconds() : taken,
                span);
    }

    private void completed(int channel, Within span) throws InterruptedException, IOException {
        double until = world.seconds() + span.seconds(world.periodSeconds());
        while (world.firmware().status(channel) != null && world.seconds() <= until) {
            world.scan();
        }
        for (RunStatus status : world.ended()) {
            if (status.channel() == channel && status.outcome() == RunOutcome.COMPLETED) {
                return;
            }
        }
        throw new AssertionError(
                text(
                        "the run of channel %d is not completed at %.3f s: %s",
                        channel, world.seconds(), world.ended()));
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
