package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.Interlock;
import io.presodia.hal.limit.Band;
import java.util.Locale;

/** Watches over what a step requires before it begins. */
final class Gate {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MINUTES_PER_HOUR = 60;
    private static final double PERCENT = 100;

    private final Interlock interlock;
    private final SlopeWindow slope;
    private final SlopeWindow kelvin = new SlopeWindow(Interlock.KELVIN_SECONDS);
    private final SlopeWindow pascals = new SlopeWindow(Interlock.PERCENT_SECONDS);
    private double lastPascals = Double.NaN;

    Gate(Interlock interlock) {
        this.interlock = interlock;
        this.slope =
                new SlopeWindow(interlock.wantsStability() ? interlock.stableWindowSeconds() : 1);
    }

    /** Looks at one scan of the wait. */
    void observe(Moment moment, double waitedSeconds) {
        if (interlock.wantsStability() && moment.open && !Double.isNaN(moment.volts)) {
            slope.observe(waitedSeconds, moment.volts);
        }
        if (interlock.wantsSteadyTemperature() && !Double.isNaN(moment.celsius)) {
            kelvin.observe(waitedSeconds, moment.celsius);
        }
        if (interlock.wantsSteadyPressure() && !Double.isNaN(moment.pascals)) {
            pascals.observe(waitedSeconds, moment.pascals);
            lastPascals = moment.pascals;
        }
    }

    /** Whether all is met on this scan. */
    boolean met(Moment moment) {
        return !outside(interlock.stackPascals(), moment.pascals)
                && !outside(interlock.celsius(), moment.celsius)
                && !outside(interlock.volts(), moment.volts)
                && !unsettled()
                && !warming()
                && !creeping();
    }

    /** What is not met on this scan, for people; empty when all is. */
    String unmet(Moment moment) {
        if (outside(interlock.stackPascals(), moment.pascals)) {
            return told("stack pressure", moment.pascals, "MPa", interlock.stackPascals(), 1e-6);
        }
        if (outside(interlock.celsius(), moment.celsius)) {
            return told("cell temperature", moment.celsius, "°C", interlock.celsius(), 1);
        }
        if (outside(interlock.volts(), moment.volts)) {
            return told("open circuit voltage", moment.volts, "V", interlock.volts(), 1);
        }
        if (unsettled()) {
            return unsettledText();
        }
        if (warming()) {
            return moves(
                    "cell temperature",
                    kelvinInTenMinutes(),
                    interlock.steadyKelvin(),
                    "K in 10 min");
        }
        return creeping()
                ? moves(
                        "stack pressure",
                        percentInAMinute(),
                        interlock.steadyPercent(),
                        "% in a min")
                : "";
    }

    private boolean warming() {
        return interlock.wantsSteadyTemperature()
                && !(Math.abs(kelvinInTenMinutes()) <= interlock.steadyKelvin());
    }

    private boolean creeping() {
        return interlock.wantsSteadyPressure()
                && !(Math.abs(percentInAMinute()) <= interlock.steadyPercent());
    }

    private double kelvinInTenMinutes() {
        return kelvin.voltsPerHour() * Interlock.KELVIN_SECONDS / SECONDS_PER_HOUR;
    }

    private double percentInAMinute() {
        return PERCENT * pascals.voltsPerHour() / MINUTES_PER_HOUR / lastPascals;
    }

    private static String moves(String what, double now, double most, String unit) {
        return what
                + " moves by "
                + (Double.isNaN(now) ? "an amount not known yet" : number(now) + " " + unit)
                + ", must be "
                + number(most)
                + " "
                + unit
                + " or less";
    }

    private boolean unsettled() {
        return interlock.wantsStability()
                && !(Math.abs(slope.voltsPerHour()) <= interlock.stableVoltsPerHour());
    }

    private String unsettledText() {
        double slopeNow = slope.voltsPerHour();
        return "the open circuit voltage moves by "
                + (Double.isNaN(slopeNow)
                        ? "an amount not known yet"
                        : number(slopeNow * 1e3) + " mV/h")
                + ", must be "
                + number(interlock.stableVoltsPerHour() * 1e3)
                + " mV/h or less";
    }

    private static boolean outside(Band band, double value) {
        return !band.equals(Band.UNLIMITED) && !band.contains(value);
    }

    private static String told(String what, double value, String unit, Band band, double scale) {
        return what
                + (Double.isNaN(value)
                        ? " has no good reading"
                        : " is " + number(value * scale) + " " + unit)
                + ", must be "
                + number(band.low() * scale)
                + " to "
                + number(band.high() * scale)
                + " "
                + unit;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    void save(Memory memory) {
        slope.save(memory);
        kelvin.save(memory);
        pascals.save(memory);
        memory.putOptional(lastPascals);
    }

    void load(Memory memory) {
        slope.load(memory);
        kelvin.load(memory);
        pascals.load(memory);
        lastPascals = memory.takeOptional();
    }
}
