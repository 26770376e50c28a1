package io.presodia.firmware.sequencer;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Counters;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scan as drives and exits see it. Reused from scan to scan so that the scan allocates nothing
 * for it. A value that may not be used is NaN, which reaches no limit.
 */
final class Moment {
    /** Monotonic time of the scan. */
    long nanos;

    /** The latest time that this scan knows of: its own, or a conversion's. */
    long latestNanos;

    /** Good voltage of this scan, V. */
    double volts = Double.NaN;

    /** Good current of this scan, A. */
    double amperes = Double.NaN;

    /** Good voltage converted since the drive began, V. */
    double freshVolts = Double.NaN;

    /** Good, settled current converted since the drive began, A. */
    double freshAmperes = Double.NaN;

    /** Good cell temperature, °C. */
    double celsius = Double.NaN;

    /** Good stack pressure, Pa. */
    double pascals = Double.NaN;

    /** The last good voltage of the run, V. */
    double lastVolts = Double.NaN;

    /** What is held for true of the cell's inside; null where nothing is. */
    @Nullable CellEstimate estimate;

    /** Since the step's drive began, without pauses, s. */
    double stepSeconds;

    /** Since the run began, s. */
    double runSeconds;

    /** Net charge since the step began, A h. */
    double stepAmpereHours;

    /** Charge that went into the cell since the run began, A h. */
    double runChargeAmpereHours;

    /** Charge that came out of it since the run began, A h. */
    double runDischargeAmpereHours;

    /** Whether the relay was told to be open when this was read. */
    boolean open;

    /** Burst points that came with this scan. */
    List<BurstPoint> burst = List.of();

    /** Set by a drive that passes into another mode, so that older readings stop counting. */
    boolean modeBegan;

    void take(long scanNanos, ChannelScan scan, List<BurstPoint> points, long sinceNanos) {
        ChannelSample sample = scan.sample();
        nanos = scanNanos;
        Reading voltage = scan.volts();
        Reading current = scan.amperes();
        latestNanos = Math.max(scanNanos, Math.max(voltage.nanos(), current.nanos()));
        volts = good(voltage);
        amperes = good(current);
        freshVolts = voltage.nanos() > sinceNanos ? volts : Double.NaN;
        freshAmperes =
                current.nanos() > sinceNanos && !sample.output().settling() ? amperes : Double.NaN;
        celsius = good(sample.cellCelsius());
        pascals = good(sample.stackPascals());
        if (!Double.isNaN(volts)) {
            lastVolts = volts;
        }
        open = !sample.output().relayCommanded();
        burst = points;
        modeBegan = false;
    }

    void clock(long runNanos, long stepNanos, Counters total, Counters stepStart) {
        runSeconds = runNanos / 1e9;
        stepSeconds = stepNanos / 1e9;
        stepAmpereHours = total.netAmpereHours() - stepStart.netAmpereHours();
        runChargeAmpereHours = total.chargeAmpereHours();
        runDischargeAmpereHours = total.dischargeAmpereHours();
    }

    private static double good(Reading reading) {
        return reading.good() ? reading.value() : Double.NaN;
    }
}
