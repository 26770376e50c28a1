package io.presodia.firmware.estimate;

/**
 * Thins the samples of a first charge out into its log, and keeps what has passed. Specific values
 * per gram of cathode.
 */
final class FirstChargeRecorder {
    private static final double HOURS_PER_NANO = 1e-9 / 3600;

    /** Charge of a record, mAh/g. */
    private static final double RECORD_CHARGE = 0.25;

    /** A record is no longer than this, h. */
    private static final double RECORD_HOURS = 0.5;

    /** A record is no shorter than this, h. */
    private static final double LEAST_HOURS = 1.0 / 3600;

    /** Charge taken out that ends a first charge, mAh/g. */
    private static final double TURNED = 1.0;

    private static final double SAME_SHARE = 0.03;
    private static final double SAME_RATE = 0.003;

    /** Charge uncounted at once that is a record of its own, in pieces of so much; mAh/g. */
    private static final double GAP_CHARGE = 0.1;

    private static final double PIECE_CHARGE = 0.5;
    private static final int MOST_PIECES = 64;

    private static final int STATE = 13;

    private final CellModel model;
    private final FirstChargeLog log;
    private final double nominalRate;
    private final MissedCharge missed = new MissedCharge();
    private boolean running;
    private boolean resumed;
    private boolean finished;
    private long beganNanos;
    private long lastNanos;
    private double beganCharge;
    private double lastCharge;
    private double originCharge;
    private double mostCharge;
    private double lastRate;
    private double lastVolts;
    private double lastFactor = 1;
    private double lastCelsius = Double.NaN;
    private double recordMissed;
    private double stoodHours;

    /**
     * @param nominalRate current of 1C, mA/g
     */
    FirstChargeRecorder(CellModel model, FirstChargeLog log, double nominalRate) {
        this.model = model;
        this.log = log;
        this.nominalRate = nominalRate;
    }

    /**
     * Takes one sample. Readings that are not good are NaN.
     *
     * @param nanos when it was taken
     * @param netMilliampereHours charge counted since any fixed time, mAh/g
     * @param uncountedSeconds time so far whose charge was not counted
     * @param rate current, 0 with the relay open; mA/g
     * @param volts at the cell, V
     * @param celsius of the cell
     * @param wanted whether the log still takes records
     */
    void sample(
            long nanos,
            double netMilliampereHours,
            double uncountedSeconds,
            double rate,
            double volts,
            double celsius,
            boolean wanted) {
        if (finished) {
            return;
        }
        if (Double.isNaN(rate)) {
            missed.await(uncountedSeconds, lastRate);
            return;
        }
        double gap = 0;
        if (running) {
            gap = missed.take(uncountedSeconds, lastRate, rate);
        } else {
            missed.begin(uncountedSeconds);
        }
        double charge = netMilliampereHours + missed.expected();
        int pieces = 1;
        if (!running) {
            running = true;
            beganNanos = nanos;
            beganCharge = charge;
            originCharge = charge;
            mostCharge = charge;
        } else if (resumed) {
            // The clock before the restart says nothing; the charge goes on from the checkpoint.
            resumed = false;
            double fastest = Math.max(Math.abs(rate), Math.abs(lastRate));
            beganNanos = nanos - SocEstimator.missedNanos(charge - beganCharge, fastest);
        } else if (nanos > lastNanos) {
            boolean bridged = Math.abs(gap) >= GAP_CHARGE;
            boolean changed =
                    Math.abs(rate - lastRate)
                            > SAME_RATE * nominalRate + SAME_SHARE * Math.abs(lastRate);
            if (changed || bridged) {
                record(1, wanted);
            }
            if (bridged) {
                double most = Math.abs(charge - beganCharge) / PIECE_CHARGE;
                pieces = 1 + (int) Math.min(most, MOST_PIECES - 1);
            }
        }
        recordMissed += gap;
        if (nanos > lastNanos || beganNanos == nanos) {
            keep(nanos, charge, rate, volts, celsius);
        }
        if (Math.abs(charge - beganCharge) >= RECORD_CHARGE
                || (nanos - beganNanos) * HOURS_PER_NANO >= RECORD_HOURS) {
            record(pieces, wanted);
        }
    }

    private void keep(long nanos, double charge, double rate, double volts, double celsius) {
        lastNanos = nanos;
        lastCharge = charge;
        lastRate = rate;
        lastVolts = volts;
        if (!Double.isNaN(celsius) && celsius != lastCelsius) {
            lastCelsius = celsius;
            lastFactor = model.temperatureFactor(celsius);
        }
        mostCharge = Math.max(mostCharge, charge);
        if (mostCharge - charge > TURNED) {
            finished = true;
        }
    }

    /** Ends a record at the last sample; what nobody saw goes in pieces, without a voltage. */
    private void record(int pieces, boolean wanted) {
        double hours = (lastNanos - beganNanos) * HOURS_PER_NANO;
        if (hours < LEAST_HOURS || log.full() || !wanted) {
            return;
        }
        // Rests before any charge tell nothing but the hysteresis of an empty anode.
        if (log.size() > 0 || lastCharge - beganCharge > 0) {
            double charge = (lastCharge - beganCharge) / pieces;
            double uncounted = recordMissed / pieces;
            for (int i = 1; i <= pieces; i++) {
                double volts = i == pieces ? lastVolts : Double.NaN;
                log.add(hours / pieces, charge, uncounted, lastRate, volts, lastFactor);
            }
        } else {
            stoodHours += hours;
        }
        beganNanos = lastNanos;
        beganCharge = lastCharge;
        recordMissed = 0;
    }

    /** Whether anything was sampled. */
    boolean running() {
        return running;
    }

    /** Whether the first charge is over: more than a little was taken out again. */
    boolean finished() {
        return finished;
    }

    /** How long the cell was seen at rest before any charge, h. */
    double stoodHours() {
        return log.size() == 0 && running && !resumed
                ? stoodHours + (lastNanos - beganNanos) * HOURS_PER_NANO
                : stoodHours;
    }

    /** Charge since the beginning, with what is expected to have passed uncounted, mAh/g. */
    double passed() {
        return lastCharge - originCharge;
    }

    /** The most of it so far, mAh/g. */
    double most() {
        return mostCharge - originCharge;
    }

    /** The most that may have passed uncounted, mAh/g. */
    double missed() {
        return missed.most();
    }

    /** The same since the current was last read, mAh/g. */
    double pending() {
        return missed.pending();
    }

    /** How many numbers {@link #copyTo} writes. */
    static int size() {
        return STATE;
    }

    void copyTo(double[] target, int at) {
        target[at] = running ? 1 : 0;
        target[at + 1] = finished ? 1 : 0;
        target[at + 2] = beganCharge;
        target[at + 3] = lastCharge;
        target[at + 4] = originCharge;
        target[at + 5] = mostCharge;
        target[at + 6] = lastRate;
        target[at + 7] = lastVolts;
        target[at + 8] = lastCelsius;
        target[at + 9] = recordMissed;
        target[at + 10] = stoodHours();
        missed.copyTo(target, at + 11);
    }

    /** Takes over what {@link #copyTo} wrote, on whatever clock comes now. */
    void copyFrom(double[] source, int at) {
        running = source[at] != 0;
        finished = source[at + 1] != 0;
        beganCharge = source[at + 2];
        lastCharge = source[at + 3];
        originCharge = source[at + 4];
        mostCharge = source[at + 5];
        lastRate = source[at + 6];
        lastVolts = source[at + 7];
        lastCelsius = source[at + 8];
        if (!Double.isNaN(lastCelsius)) {
            lastFactor = model.temperatureFactor(lastCelsius);
        }
        recordMissed = source[at + 9];
        stoodHours = source[at + 10];
        missed.copyFrom(source, at + 11);
        resumed = running;
    }
}
