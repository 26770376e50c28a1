package io.presodia.firmware.scan;

import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Counts the charge and energy of one run from its readings, over their conversion times.
 *
 * <ul>
 *   <li>Between two good readings under one output: the trapezoid, split where the current changes
 *       its sign so that charge and discharge stay apart.
 *   <li>An interval that begins or ends with an invalid reading, or that is longer than the stated
 *       maximum, is not counted: its length goes to {@link #uncountedSeconds()}.
 *   <li>While the relay's auxiliary contact says open, the current is exactly zero, whatever the
 *       converter reads. A relay told to open whose contact still says closed is measured like any
 *       other.
 *   <li>Across a change of output the current before it holds until the end of the last scan that
 *       still saw the old output, and the current after it from then on. Outputs are actuated right
 *       after a scan, so that the instant is known to less than one scan and the error is at most
 *       the step of the current times one scan. A reading that mixes both outputs ({@code
 *       settling}) is passed over once; the next one closes the interval.
 *   <li>Energy needs a good voltage at both ends too; where it is missing the charge is counted and
 *       the energy is not.
 * </ul>
 */
public final class Coulometer {
    private static final double SECONDS_PER_NANO = 1e-9;
    private static final double HOURS_PER_SECOND = 1.0 / 3600.0;

    private final long maximumIntervalNanos;
    private final CompensatedSum chargeAmpereHours = new CompensatedSum();
    private final CompensatedSum dischargeAmpereHours = new CompensatedSum();
    private final CompensatedSum chargeWattHours = new CompensatedSum();
    private final CompensatedSum dischargeWattHours = new CompensatedSum();
    private final CompensatedSum uncountedSeconds = new CompensatedSum();
    private Counters counters = Counters.ZERO;
    private boolean countersOld;

    private boolean started;
    private long accountedNanos;
    private boolean gap;
    private boolean passedOver;
    private long sameOutputUntilNanos;
    private boolean outputChanged;

    private @Nullable OutputState originOutput;
    private long originNanos;
    private double originAmperes;
    private double originWatts;

    /**
     * @param maximumIntervalNanos longest time between two good readings over which the trapezoid
     *     is trusted; above 0
     */
    public Coulometer(long maximumIntervalNanos) {
        if (maximumIntervalNanos <= 0) {
            throw new IllegalArgumentException(
                    "the longest interval must be above 0 ns, was " + maximumIntervalNanos);
        }
        this.maximumIntervalNanos = maximumIntervalNanos;
    }

    /** Begins again from these values, with no reading seen yet. */
    public void restart(Counters from, double uncounted) {
        chargeAmpereHours.set(from.chargeAmpereHours());
        dischargeAmpereHours.set(from.dischargeAmpereHours());
        chargeWattHours.set(from.chargeWattHours());
        dischargeWattHours.set(from.dischargeWattHours());
        uncountedSeconds.set(uncounted);
        counters = from;
        countersOld = false;
        started = false;
        gap = false;
        passedOver = false;
        outputChanged = false;
        originOutput = null;
    }

    /**
     * Takes in what one scan read.
     *
     * @param amperes cell current after auto-zero, positive on charge
     * @param volts cell voltage
     * @param output what the channel was told while this was read
     * @param completedNanos when the scan's last reading was in
     */
    public void add(Reading amperes, Reading volts, OutputState output, long completedNanos) {
        noteOutput(output, completedNanos);
        boolean open = !output.relayClosed();
        if (!open && !amperes.good()) {
            countNothingUntil(completedNanos);
            gap = true;
            return;
        }
        long nanos = amperes.good() ? amperes.nanos() : completedNanos;
        if (originOutput != null && nanos <= originNanos) {
            return;
        }
        if (output.settling() && !open && originOutput != null && !passedOver) {
            passedOver = true;
            return;
        }
        passedOver = false;
        double nowAmperes = open ? 0 : amperes.value();
        double nowWatts = open ? 0 : volts.good() ? nowAmperes * volts.value() : Double.NaN;
        close(nanos, nowAmperes, nowWatts);
        originOutput = output;
        originNanos = nanos;
        originAmperes = nowAmperes;
        originWatts = nowWatts;
        accountedNanos = Math.max(accountedNanos, nanos);
        sameOutputUntilNanos = completedNanos;
        outputChanged = false;
        gap = false;
    }

    /** What was counted. */
    public Counters counters() {
        if (countersOld) {
            counters =
                    new Counters(
                            Math.max(counters.chargeAmpereHours(), chargeAmpereHours.value()),
                            Math.max(counters.dischargeAmpereHours(), dischargeAmpereHours.value()),
                            Math.max(counters.chargeWattHours(), chargeWattHours.value()),
                            Math.max(counters.dischargeWattHours(), dischargeWattHours.value()));
            countersOld = false;
        }
        return counters;
    }

    /** Time whose charge could not be counted, s. */
    public double uncountedSeconds() {
        return uncountedSeconds.value();
    }

    private void noteOutput(OutputState output, long completedNanos) {
        if (!started) {
            started = true;
            accountedNanos = completedNanos;
            sameOutputUntilNanos = completedNanos;
        }
        OutputState origin = originOutput;
        if (origin == null || outputChanged) {
            return;
        }
        if (output.relayClosed() == origin.relayClosed()
                && output.rangeIndex() == origin.rangeIndex()
                && output.drive().equals(origin.drive())) {
            sameOutputUntilNanos = completedNanos;
        } else {
            outputChanged = true;
        }
    }

    private void close(long nanos, double amperes, double watts) {
        if (originOutput == null || gap || nanos - originNanos > maximumIntervalNanos) {
            countNothingUntil(nanos);
        } else if (outputChanged) {
            long changeNanos = Math.clamp(sameOutputUntilNanos, originNanos, nanos);
            count(
                    originAmperes,
                    originAmperes,
                    originWatts,
                    originWatts,
                    changeNanos - originNanos);
            count(amperes, amperes, watts, watts, nanos - changeNanos);
        } else {
            count(originAmperes, amperes, originWatts, watts, nanos - originNanos);
        }
    }

    private void countNothingUntil(long nanos) {
        if (nanos > accountedNanos) {
            uncountedSeconds.add((nanos - accountedNanos) * SECONDS_PER_NANO);
            accountedNanos = nanos;
        }
    }

    private void count(
            double fromAmperes, double toAmperes, double fromWatts, double toWatts, long nanos) {
        double hours = nanos * SECONDS_PER_NANO * HOURS_PER_SECOND;
        split(fromAmperes, toAmperes, hours, chargeAmpereHours, dischargeAmpereHours);
        split(fromWatts, toWatts, hours, chargeWattHours, dischargeWattHours);
    }

    private void split(
            double from, double to, double hours, CompensatedSum into, CompensatedSum outOf) {
        if (!(hours > 0) || Double.isNaN(from + to) || (from == 0 && to == 0)) {
            return;
        }
        countersOld = true;
        if (from >= 0 && to >= 0) {
            into.add(0.5 * (from + to) * hours);
        } else if (from <= 0 && to <= 0) {
            outOf.add(-0.5 * (from + to) * hours);
        } else {
            double hoursBeforeZero = hours * from / (from - to);
            double before = 0.5 * from * hoursBeforeZero;
            double after = 0.5 * to * (hours - hoursBeforeZero);
            into.add(Math.max(before, after));
            outOf.add(-Math.min(before, after));
        }
    }
}
