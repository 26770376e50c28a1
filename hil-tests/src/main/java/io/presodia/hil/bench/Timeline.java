package io.presodia.hil.bench;

import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hil.fault.Injection;
import io.presodia.hil.fault.Injector;
import io.presodia.hil.fault.MissingPartException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets planned faults begin and end at their times. */
final class Timeline {
    private static final double NANOS = 1e9;

    private final HilBench bench;
    private final Injector injector;
    private final VirtualTimebase timebase;
    private final List<PlannedFault> waiting = new ArrayList<>();
    private final List<BegunFault> begun = new ArrayList<>();
    private final List<PlannedFault> scheduled = new ArrayList<>();
    private @Nullable RuntimeException failure;

    Timeline(HilBench bench, VirtualTimebase timebase) {
        this.bench = bench;
        this.injector = new Injector(bench);
        this.timebase = timebase;
    }

    void add(PlannedFault fault) {
        waiting.add(fault);
    }

    /** What has begun so far, in order. */
    List<BegunFault> begun() {
        return begun;
    }

    /** Whether anything is still to begin. */
    boolean pending() {
        return !waiting.isEmpty() || !scheduled.isEmpty();
    }

    /** What is still to begin, in the order of the plan. */
    List<PlannedFault> toCome() {
        List<PlannedFault> all = new ArrayList<>(scheduled);
        all.addAll(waiting);
        return all;
    }

    /** Begins at once. */
    void beginNow(Injection injection, double seconds) {
        Runnable end = injector.begin(injection);
        begun.add(new BegunFault(injection, timebase.nanos(), bench.scans()));
        if (!Double.isNaN(seconds)) {
            timebase.schedule(timebase.nanos() + Math.round(seconds * NANOS), end);
        }
    }

    /** The firmware is about to start. */
    void beforeStart() {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).trigger() instanceof Trigger.BeforeStart) {
                PlannedFault fault = waiting.remove(i--);
                beginNow(fault.injection(), fault.seconds());
            }
        }
    }

    /** A scan is over; before the wait for the next. */
    void scanned() {
        for (int i = 0; i < waiting.size(); i++) {
            PlannedFault fault = waiting.get(i);
            long dueNanos = dueNanos(fault.trigger());
            if (dueNanos >= 0) {
                waiting.remove(i--);
                scheduled.add(fault);
                timebase.schedule(
                        dueNanos,
                        () -> {
                            scheduled.remove(fault);
                            beginQuietly(fault);
                        });
            }
        }
    }

    /** What is thrown in the midst of a scan would look like a fault of the firmware. */
    private void beginQuietly(PlannedFault fault) {
        try {
            beginNow(fault.injection(), fault.seconds());
        } catch (IllegalArgumentException | IllegalStateException | MissingPartException e) {
            failure = e;
        }
    }

    /** Throws what kept a fault from beginning. */
    void throwFailure() {
        RuntimeException thrown = failure;
        failure = null;
        if (thrown != null) {
            throw thrown;
        }
    }

    /** When it is due, or -1 when that is not known yet. */
    private long dueNanos(Trigger trigger) {
        return switch (trigger) {
            case Trigger.BeforeStart _ -> timebase.nanos();
            case Trigger.At(int channel, double seconds) -> {
                RunStatus status = bench.firmware().status(channel);
                RunClock clock = status == null ? null : status.clock();
                BoardSample sample = bench.sample();
                yield clock == null || sample == null
                        ? -1
                        : Math.max(
                                timebase.nanos(),
                                sample.startedNanos()
                                        + Math.round((seconds - clock.runSeconds()) * NANOS));
            }
            case Trigger.When(Condition condition, double seconds) ->
                    condition.met(bench) ? timebase.nanos() + Math.round(seconds * NANOS) : -1;
        };
    }
}
