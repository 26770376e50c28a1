package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.RecordRule;
import io.presodia.firmware.scan.RecordReason;
import org.jspecify.annotations.Nullable;

/** Decides which samples are recorded by a step's rule. */
final class Recorder {
    private long nanos;
    private double volts = Double.NaN;
    private double amperes = Double.NaN;

    /** Why this scan is to be recorded by the step's rule, or null. */
    @Nullable RecordReason due(StepRun step, Moment moment, boolean driving) {
        RecordRule rule = step.perform().head().record();
        if (Math.abs(moment.volts - volts) >= rule.onVoltageChangeVolts()) {
            return RecordReason.VOLTAGE;
        }
        if (Math.abs(moment.amperes - amperes) >= rule.onCurrentChangeAmperes()) {
            return RecordReason.CURRENT;
        }
        double every =
                driving
                        ? Math.min(rule.everySeconds(), step.drive().recordSeconds())
                        : rule.everySeconds();
        return (moment.nanos - nanos) / 1e9 >= every ? RecordReason.TIME : null;
    }

    /** This scan is recorded: the next counts from here. A bad reading keeps the earlier mark. */
    void mark(Moment moment) {
        nanos = moment.nanos;
        if (!Double.isNaN(moment.volts)) {
            volts = moment.volts;
        }
        if (!Double.isNaN(moment.amperes)) {
            amperes = moment.amperes;
        }
    }

    void restore(long atNanos, @Nullable Double atVolts, @Nullable Double atAmperes) {
        nanos = atNanos;
        volts = atVolts == null ? Double.NaN : atVolts;
        amperes = atAmperes == null ? Double.NaN : atAmperes;
    }

    /** The clock began anew at {@code atNanos}; what was recorded last stays. */
    void moveTo(long atNanos) {
        nanos = atNanos;
    }

    long nanos() {
        return nanos;
    }

    double volts() {
        return volts;
    }

    double amperes() {
        return amperes;
    }
}
