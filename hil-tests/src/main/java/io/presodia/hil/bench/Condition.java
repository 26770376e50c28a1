package io.presodia.hil.bench;

import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Reading;
import org.jspecify.annotations.Nullable;

/** Something that comes to be in a run; looked at once a scan, on what the firmware was shown. */
public sealed interface Condition {
    /** The channel that is looked at, from 1. */
    int channel();

    /** Whether it holds now. */
    boolean met(HilBench bench);

    /**
     * The run is in the step of that name.
     *
     * @param stepId the step
     */
    record StepBegins(int channel, String stepId) implements Condition {
        @Override
        public boolean met(HilBench bench) {
            RunClock clock = clock(bench, channel);
            return clock != null && clock.stepId().equals(stepId);
        }
    }

    /**
     * The run is in that battery cycle or later.
     *
     * @param cycle from 1
     */
    record CycleBegins(int channel, int cycle) implements Condition {
        @Override
        public boolean met(HilBench bench) {
            RunClock clock = clock(bench, channel);
            return clock != null && clock.cycle() >= cycle;
        }
    }

    /** Current can flow. */
    record RelayClosed(int channel) implements Condition {
        @Override
        public boolean met(HilBench bench) {
            return bench.bench().channel(channel).relayClosed();
        }
    }

    /**
     * A quantity is beyond a value.
     *
     * @param quantity which
     * @param above whether above, else below
     * @param value in V, A, °C, Pa or A h
     */
    record Beyond(int channel, Quantity quantity, boolean above, double value)
            implements Condition {
        @Override
        public boolean met(HilBench bench) {
            double now = quantity.of(bench, channel);
            return above ? now > value : now < value;
        }
    }

    /** What can be beyond a value. */
    enum Quantity {
        /** Cell voltage, V. */
        VOLTS,
        /** Cell current, A. */
        AMPERES,
        /** Cell temperature, °C. */
        CELSIUS,
        /** Stack pressure, Pa. */
        PASCALS,
        /** True charge that has gone in, A h. */
        CHARGE_AMPERE_HOURS,
        /** True charge that has come out, A h. */
        DISCHARGE_AMPERE_HOURS;

        private double of(HilBench bench, int channel) {
            BoardSample sample = bench.sample();
            if (sample == null) {
                return Double.NaN;
            }
            ChannelSample shown = sample.channel(channel);
            return switch (this) {
                case VOLTS -> good(shown.volts());
                case AMPERES -> good(shown.amperes());
                case CELSIUS -> good(shown.cellCelsius());
                case PASCALS -> good(shown.stackPascals());
                case CHARGE_AMPERE_HOURS -> bench.bench().channel(channel).chargeAmpereHours();
                case DISCHARGE_AMPERE_HOURS ->
                        bench.bench().channel(channel).dischargeAmpereHours();
            };
        }

        private static double good(Reading reading) {
            return reading.good() ? reading.value() : Double.NaN;
        }
    }

    private static @Nullable RunClock clock(HilBench bench, int channel) {
        RunStatus status = bench.firmware().status(channel);
        return status == null ? null : status.clock();
    }
}
