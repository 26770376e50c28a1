package io.presodia.host.session;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.sim.board.VirtualBench;
import io.presodia.hal.sim.board.VirtualChannel;
import io.presodia.hal.time.Timebase;
import io.presodia.host.report.Truth;
import io.presodia.host.spectrum.SpectrumState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scans until all runs are over, and keeps the plant's account of each. */
final class BenchLoop {
    /** People do not read faster. */
    private static final long PROGRESS_NANOS = 50_000_000;

    private static final String BY_ITSELF = "nobody has to look at a virtual board";

    private final List<RunStatus> ended = new ArrayList<>();
    private Firmware firmware;
    private final Timebase virtual;
    private final SessionContext context;
    private final BenchAttendant attendant;
    private final List<Watched> watched = new ArrayList<>();
    private final long startNanos;
    private long progressNanos;
    private boolean stopping;
    private @Nullable VirtualBench bench;
    private String held = "";

    BenchLoop(
            Firmware firmware, Timebase virtual, SessionContext context, BenchAttendant attendant) {
        this.firmware = firmware;
        this.virtual = virtual;
        this.context = context;
        this.attendant = attendant;
        this.startNanos = context.real().nanos();
        this.progressNanos = startNanos;
    }

    /** A run with its truth. */
    private static final class Watched {
        private final PreparedRun run;
        private final TruthRecorder recorder;
        private final SpectrumRecorder spectra;
        private @Nullable Truth truth;
        private double simSeconds;
        private boolean held;

        Watched(PreparedRun run, TruthRecorder recorder, SpectrumRecorder spectra) {
            this.run = run;
            this.recorder = recorder;
            this.spectra = spectra;
        }
    }

    /**
     * What the plant knows of a run.
     *
     * @param truth its account
     * @param simSeconds from the run's start to its end, s
     * @param spectra that the protocol asked for
     */
    record Account(Truth truth, double simSeconds, List<SpectrumState> spectra) {}

    void watch(PreparedRun run, VirtualBench bench) {
        this.bench = bench;
        VirtualChannel channel = bench.channel(run.request().channel());
        watched.add(
                new Watched(
                        run,
                        new TruthRecorder(channel, run.cell().value().referenceMassGrams()),
                        new SpectrumRecorder(channel, run.protocol().protocol().steps())));
    }

    /** The controller was started anew. */
    void firmware(Firmware next) {
        ended.addAll(firmware.ended());
        firmware = next;
        // Why the one before held is of the past; this one looks for itself.
        held = "";
    }

    /** The runs that are over, of all starts. */
    List<RunStatus> ended() {
        List<RunStatus> all = new ArrayList<>(ended);
        all.addAll(firmware.ended());
        return all;
    }

    /** The runs of a session that is brought back have made another scan. */
    void scannedAgain() {
        for (int i = 0; i < watched.size(); i++) {
            observe(watched.get(i));
        }
        report();
    }

    /** Why a run holds after a power cut; empty when none does. */
    String held() {
        return held;
    }

    void run() {
        try {
            while (firmware.busy() && held.isEmpty()) {
                obey();
                firmware.scan();
                attendant.scanned();
                for (int i = 0; i < watched.size(); i++) {
                    observe(watched.get(i));
                }
                report();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            context.stop().stop("interrupted");
        }
    }

    private void obey() {
        String cause = context.stop().cause();
        if (cause == null || stopping) {
            return;
        }
        stopping = true;
        for (Watched one : watched) {
            firmware.stop(one.run.request().channel(), cause);
        }
    }

    private void observe(Watched one) {
        if (one.truth != null) {
            return;
        }
        int channel = one.run.request().channel();
        RunStatus status = firmware.status(channel);
        if (status == null) {
            end(one);
            return;
        }
        RunClock clock = status.clock();
        if (clock != null) {
            one.recorder.cycle(clock.cycle());
            one.spectra.observe(clock);
            one.recorder.passed(clock.runSeconds());
        }
        if (!status.holdCause().isEmpty()) {
            held = "run " + status.runId() + " holds for an operator: " + status.holdCause();
            return;
        }
        // In the scan in which a hold begins the clock still shows the step before.
        boolean heldBefore = one.held;
        one.held = status.holds();
        if (heldBefore && status.holds() && firmware.proceed(channel, BY_ITSELF)) {
            double oven = clock == null ? Double.NaN : oven(one.run, clock.stepId());
            if (bench != null && !Double.isNaN(oven)) {
                bench.oven(channel, oven);
            }
            context.listener()
                    .note(
                            "channel "
                                    + channel
                                    + " holds for an operator; at a virtual board it goes on by itself");
        }
    }

    /** What the operator would set now; NaN where the step says nothing of it. */
    private static double oven(PreparedRun run, String stepId) {
        Step step = find(run.protocol().protocol().steps(), stepId);
        return step instanceof Step.HoldForOperator hold ? hold.ovenCelsius() : Double.NaN;
    }

    private static @Nullable Step find(List<Step> steps, String id) {
        for (Step step : steps) {
            if (step.head().id().equals(id)) {
                return step;
            }
            Step inner = step instanceof Step.Loop loop ? find(loop.body(), id) : null;
            if (inner != null) {
                return inner;
            }
        }
        return null;
    }

    private Truth end(Watched one) {
        Truth truth = one.recorder.end();
        one.truth = truth;
        one.simSeconds = virtual.nanos() * 1e-9 - one.run.request().startAfterSeconds();
        return truth;
    }

    private void report() {
        long now = context.real().nanos();
        if (now - progressNanos < PROGRESS_NANOS) {
            return;
        }
        progressNanos = now;
        List<RunStatus> statuses = new ArrayList<>();
        for (Watched one : watched) {
            RunStatus status = firmware.status(one.run.request().channel());
            if (status != null) {
                statuses.add(status);
            }
        }
        context.listener().progress(virtual.nanos() * 1e-9, wallSeconds(), statuses);
    }

    double wallSeconds() {
        return (context.real().nanos() - startNanos) * 1e-9;
    }

    /** The account of the run at this place in the order of {@link #watch}. */
    Account account(int index) {
        Watched one = watched.get(index);
        Truth truth = one.truth == null ? end(one) : one.truth;
        return new Account(truth, one.simSeconds, one.spectra.states());
    }
}
