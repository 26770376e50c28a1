package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.ChannelCapability;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.TieredBand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A cell of one straight line and one resistor, with a perfect channel: open circuit voltage 2 V
 * empty, 3.6 V full, 1 mAh, 100 Ω. What a protocol does with it follows by hand arithmetic.
 */
final class FakeCell {
    static final double EMPTY_VOLTS = 2.0;
    static final double FULL_VOLTS = 3.6;
    static final double CAPACITY_AMPERE_HOURS = 1e-3;
    static final double OHMS = 100;
    static final double GRAMS = 0.01;
    static final double ONE_C_AMPERES = 1e-3;
    static final long CONVERSION_NANOS = 1_000_000;

    /** Time constant of the slow resistor of tests that ask for one. */
    private static final double SLOW_SECONDS = 20;

    static final CellLimits LIMITS =
            new CellLimits(
                    TieredBand.tripOnly(new Band(1.5, 4.2)),
                    TieredBand.tripOnly(new Band(-0.1, 0.1)),
                    TieredBand.tripOnly(new Band(15, 45)),
                    TieredBand.tripOnly(new Band(-5, 5)),
                    TieredBand.tripOnly(new Band(60e6, 90e6)),
                    1.5e-3);
    static final CellContext CONTEXT =
            new CellContext(GRAMS, ONE_C_AMPERES, EMPTY_VOLTS, FULL_VOLTS, LIMITS);
    static final ChannelCapability CHANNEL = new ChannelCapability(-5, 5, 0.1);

    long nanos = 1_000_000_000L;
    double chargeAmpereHours;
    double celsius = 25;
    double pascals = 75e6;
    Quality voltageQuality = Quality.GOOD;
    Quality currentQuality = Quality.GOOD;
    boolean bursts = true;
    Counters total = Counters.ZERO;
    Drive drive = Drive.Open.OPEN;

    /** A resistor that answers slowly, over the charge in mAh/g, ohm. */
    DoubleUnaryOperator slowOhms = _ -> 0;

    /** Charge beyond which its open circuit voltage stays, Ah. */
    double flatBeyondAmpereHours = Double.POSITIVE_INFINITY;

    private double slowVolts;
    private List<BurstPoint> burst = List.of();

    FakeCell(double soc) {
        chargeAmpereHours = soc * CAPACITY_AMPERE_HOURS;
    }

    double openCircuitVolts() {
        double rising = Math.min(chargeAmpereHours, flatBeyondAmpereHours);
        return EMPTY_VOLTS + (FULL_VOLTS - EMPTY_VOLTS) * rising / CAPACITY_AMPERE_HOURS;
    }

    double amperes() {
        return switch (drive) {
            case Drive.Open _ -> 0;
            case Drive.Galvanostatic held -> held.current().amperes();
            case Drive.Potentiostatic held -> (held.voltage().volts() - openCircuitVolts()) / OHMS;
        };
    }

    double volts() {
        return openCircuitVolts() + amperes() * OHMS + slowVolts;
    }

    /** Applies the setpoint, lets the time pass and returns what the next scan sees. */
    ChannelScan run(Setpoint setpoint, long periodNanos) {
        drive = setpoint.drive();
        burst = List.of();
        if (setpoint.burstSeconds() > 0 && bursts) {
            burst = capture(setpoint.burstSeconds());
        }
        double current = amperes();
        double ampereHours = current * periodNanos * 1e-9 / 3600;
        chargeAmpereHours += ampereHours;
        double slow = current * slowOhms.applyAsDouble(chargeAmpereHours * 1e3 / GRAMS);
        slowVolts += (slow - slowVolts) * -Math.expm1(-periodNanos * 1e-9 / SLOW_SECONDS);
        total =
                new Counters(
                        total.chargeAmpereHours() + Math.max(ampereHours, 0),
                        total.dischargeAmpereHours() + Math.max(-ampereHours, 0),
                        0,
                        0);
        nanos += periodNanos;
        return scan();
    }

    /** What a scan sees now. */
    ChannelScan scan() {
        long converted = nanos + CONVERSION_NANOS;
        Reading volts = new Reading(volts(), converted, voltageQuality);
        Reading amperes = new Reading(amperes(), converted, currentQuality);
        boolean closed = !(drive instanceof Drive.Open);
        ChannelSample sample =
                new ChannelSample(
                        1,
                        volts,
                        amperes,
                        volts,
                        amperes,
                        new Reading(pascals, converted, Quality.GOOD),
                        new Reading(celsius, converted, Quality.GOOD),
                        new OutputState(drive, 0, closed, closed, false));
        return new ChannelScan(1, true, sample, volts, amperes, total, 0, 0);
    }

    /** Points of a burst that the last setpoint asked for; given out once. */
    List<BurstPoint> takeBurst() {
        List<BurstPoint> points = burst;
        burst = List.of();
        return points;
    }

    /** 1 kHz; the current comes 3.5 ms after the command, as a relay lets it. */
    private List<BurstPoint> capture(double seconds) {
        List<BurstPoint> points = new ArrayList<>();
        for (int ms = 0; ms < seconds * 1000; ms++) {
            boolean on = ms > 3;
            double current = on ? amperes() : 0;
            // A second resistor of 50 Ω that sets in after 50 ms shows which points were averaged.
            double later = on && ms - 4 >= 50 ? 50 : 0;
            points.add(
                    new BurstPoint(
                            nanos + ms * 1_000_000L,
                            openCircuitVolts() + current * (OHMS + later),
                            current));
        }
        return points;
    }
}
