package io.presodia.firmware.scan;

import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Reading;

/** What one channel accumulates from scan to scan. */
final class ChannelAssembly {
    private final int number;
    private final AutoZero autoZero;
    private final Coulometer coulometer;
    private final ZeroListener zeroListener;
    private boolean running;

    ChannelAssembly(
            int number, AutoZero autoZero, Coulometer coulometer, ZeroListener zeroListener) {
        this.number = number;
        this.autoZero = autoZero;
        this.coulometer = coulometer;
        this.zeroListener = zeroListener;
    }

    void start(Counters from, double uncountedSeconds) {
        coulometer.restart(from, uncountedSeconds);
        running = true;
    }

    void stop() {
        running = false;
    }

    boolean running() {
        return running;
    }

    CounterCheckpoint checkpoint() {
        return new CounterCheckpoint(
                coulometer.counters(), coulometer.uncountedSeconds(), autoZero.zeros());
    }

    void restoreZeros(CounterCheckpoint checkpoint) {
        autoZero.restore(checkpoint.zeroAmperes());
    }

    ChannelScan assemble(ChannelSample sample, long completedNanos) {
        Reading raw = sample.amperes();
        int range = sample.output().rangeIndex();
        double zero = autoZero.zeroAmperes(range);
        Reading amperes =
                zero == 0 ? raw : new Reading(raw.value() - zero, raw.nanos(), raw.quality());
        AutoZero.Outcome outcome = autoZero.offer(raw, sample.output());
        if (outcome != AutoZero.Outcome.NONE) {
            zeroListener.zero(
                    number,
                    range,
                    autoZero.lastMeanAmperes(),
                    outcome == AutoZero.Outcome.TAKEN,
                    raw.nanos());
        }
        if (running) {
            coulometer.add(amperes, sample.volts(), sample.output(), completedNanos);
        }
        return new ChannelScan(
                number,
                running,
                sample,
                sample.volts(),
                amperes,
                coulometer.counters(),
                coulometer.uncountedSeconds(),
                zero);
    }
}
