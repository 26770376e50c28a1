package io.presodia.firmware.app;

import io.presodia.firmware.safety.Preflight;
import io.presodia.firmware.safety.PreflightCheck;
import io.presodia.firmware.safety.TripLatch;
import io.presodia.firmware.scan.Scan;
import io.presodia.hal.time.Timebase;

/** Decides whether a run may start: a preflight check that passes, within a few seconds. */
final class RunStarter {
    /** Sensors without a first reading get this long. */
    private static final double PATIENCE_SECONDS = 5;

    private final PreflightCheck preflight;
    private final TripLatch latch;
    private final Timebase timebase;

    RunStarter(PreflightCheck preflight, TripLatch latch, Timebase timebase) {
        this.preflight = preflight;
        this.latch = latch;
        this.timebase = timebase;
    }

    /** What is to be done with a run whose time has come. */
    sealed interface Answer {
        /** It starts. */
        record Start() implements Answer {}

        /** Not yet. */
        record Wait() implements Answer {}

        /**
         * It does not start.
         *
         * @param why for people
         */
        record Refuse(String why) implements Answer {}
    }

    Answer ask(ChannelRun run, Scan scan) {
        Preflight result =
                preflight.check(
                        scan, run.channel(), run.plan().openCircuitVolts(), timebase.wall());
        latch.preflight(result);
        if (result.passed()) {
            return new Answer.Start();
        }
        if (run.preflightSeconds(scan.nanos()) < PATIENCE_SECONDS) {
            return new Answer.Wait();
        }
        return new Answer.Refuse("preflight check failed: " + result.summary());
    }
}
