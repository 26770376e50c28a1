package io.presodia.firmware.estimate;

import org.jspecify.annotations.Nullable;

/**
 * Finds the full cycles of a channel in its scans and feeds ledger and trend with them. A cycle
 * ends where a discharge of at least half the cathode ended, seen once enough has gone in again;
 * resting and pulses turn nothing. Specific charges, mAh/g. Allocates once a cycle.
 */
final class CycleWatch {
    /** Charge the other way that ends a half cycle: more than any pulse, mAh/g. */
    private static final double TURNS = 5;

    /** Least discharge of a full cycle, share of the cathode. */
    private static final double LEAST_SHARE = 0.5;

    /** Charge that says a cell was charged or discharged before a rest, mAh/g. */
    private static final double TELLING = 0.5;

    private static final double HOURS_PER_NANO = 1e-9 / 3600;

    /** Longest time between two scans that is taken for watched, h. */
    private static final double LONGEST_HOURS = 0.1;

    /** Charge in, out, time with current, time of discharge, auto-zeros: at a discharge's end. */
    private static final int FIELDS = 5;

    private static final int OWN = 12;

    private final Meters meters;
    private final double grams;
    private final double least;
    private final CycleLedger ledger;
    private final EfficiencyTrend trend;
    private final LeakRest rest = new LeakRest();
    private final double[] now = new double[FIELDS];
    private final double[] end = new double[FIELDS];
    private final double[] begin = new double[FIELDS];
    private long lastNanos;
    private boolean running;
    private boolean discharging;
    private double turnNet = Double.NaN;
    private double endVolts;
    private double endUncounted;
    private double endElapsed;
    private double endCelsius = Double.NaN;
    private double lastCelsius = Double.NaN;
    private double elapsed;
    private double largest;
    private double lastZero;
    private boolean resting;
    private boolean charged;
    private double restElapsed;
    private double restNet;

    CycleWatch(CellModel model, Meters meters) {
        this.meters = meters;
        grams = model.grams();
        least = LEAST_SHARE * model.capacity();
        ledger = new CycleLedger(meters.offsetAmperes(), grams);
        trend = new EfficiencyTrend(grams);
    }

    /**
     * Takes a scan.
     *
     * @param nanos when it was
     * @param in charge counted into the cell, A h
     * @param out charge counted out of the cell, A h
     * @param uncountedSeconds time so far whose charge was not counted
     * @param amperes current, 0 with the relay open; NaN where it was not read
     * @param volts at the cell, V; NaN where it was not read
     * @param zeroAmperes what auto-zero takes off
     * @param celsius of the cell, °C; NaN where it was not read
     */
    void sample(
            long nanos,
            double in,
            double out,
            double uncountedSeconds,
            double amperes,
            double volts,
            double zeroAmperes,
            double celsius) {
        if (Double.isNaN(amperes)) {
            return;
        }
        double hours = running ? (nanos - lastNanos) * HOURS_PER_NANO : 0;
        running = true;
        lastNanos = nanos;
        if (hours > 0 && hours < LONGEST_HOURS) {
            elapsed += hours;
            now[2] += amperes == 0 ? 0 : hours;
            now[3] += amperes < 0 ? hours : 0;
        }
        now[0] = in * 1e3 / grams;
        now[1] = out * 1e3 / grams;
        if (amperes == 0 && zeroAmperes != lastZero) {
            now[4]++;
        }
        lastZero = zeroAmperes;
        lastCelsius = Double.isNaN(celsius) ? lastCelsius : celsius;
        largest = Math.max(largest, Math.abs(amperes));
        double net = now[0] - now[1];
        watchRest(amperes, volts, net);
        watchTurn(net, volts, uncountedSeconds);
    }

    private void watchRest(double amperes, double volts, double net) {
        if (amperes == 0 && !resting) {
            double moved = net - restNet;
            charged = Math.abs(moved) > TELLING ? moved > 0 : charged;
            restElapsed = elapsed;
            rest.begin();
        } else if (amperes != 0 && resting) {
            restNet = net;
            if (charged) {
                rest.end();
            }
        }
        resting = amperes == 0;
        if (resting && charged) {
            rest.sample((elapsed - restElapsed) * 3600, volts);
        }
    }

    private void watchTurn(double net, double volts, double uncountedSeconds) {
        if (Double.isNaN(turnNet)) {
            turnNet = net;
            System.arraycopy(now, 0, begin, 0, FIELDS);
        }
        if (discharging) {
            if (net < turnNet) {
                turnNet = net;
                System.arraycopy(now, 0, end, 0, FIELDS);
                endVolts = Double.isNaN(volts) ? endVolts : volts;
                endUncounted = uncountedSeconds;
                endElapsed = elapsed;
                endCelsius = lastCelsius;
            } else if (net > turnNet + TURNS) {
                discharging = false;
                turnNet = net;
                endCycle();
            }
        } else if (net > turnNet) {
            turnNet = net;
        } else if (net < turnNet - TURNS) {
            discharging = true;
            turnNet = net;
            System.arraycopy(now, 0, end, 0, FIELDS);
        }
    }

    private void endCycle() {
        double discharge = end[1] - begin[1];
        // A run that begins in the middle of a discharge shows only part of it.
        if (discharge < least || end[0] - begin[0] < least) {
            ledger.interrupt();
            trend.interrupt();
        } else {
            boolean ever = end[4] > 0;
            double offset = ever ? meters.zeroedShare() * largest : meters.offsetAmperes();
            CycleTurn turn =
                    new CycleTurn(
                            end[0] - begin[0],
                            discharge,
                            end[2] - begin[2],
                            end[3] - begin[3],
                            end[4] > begin[4],
                            endVolts,
                            endUncounted,
                            endElapsed,
                            endCelsius);
            ledger.setOffset(offset);
            ledger.take(turn);
            trend.take(turn, offset);
        }
        System.arraycopy(end, 0, begin, 0, FIELDS);
        largest = 0;
    }

    /** What can be said of the residue. Allocates. */
    Reservoir reservoir() {
        return ledger.reservoir(rest.ruledOut());
    }

    /** How the coulombic efficiency changes; null with too few comparable cycles. */
    @Nullable EfficiencyDrift drift() {
        return trend.drift();
    }

    /** How many numbers {@link #copyTo} writes. */
    static int size() {
        return OWN + 3 * FIELDS + LeakRest.size() + CycleLedger.size() + EfficiencyTrend.size();
    }

    void copyTo(double[] target, int from) {
        int at = from;
        target[at++] = discharging ? 1 : 0;
        target[at++] = turnNet;
        target[at++] = endVolts;
        target[at++] = endUncounted;
        target[at++] = endElapsed;
        target[at++] = elapsed;
        target[at++] = largest;
        target[at++] = lastZero;
        target[at++] = charged ? 1 : 0;
        target[at++] = restNet;
        target[at++] = endCelsius;
        target[at++] = lastCelsius;
        for (double[] each : new double[][] {now, end, begin}) {
            System.arraycopy(each, 0, target, at, FIELDS);
            at += FIELDS;
        }
        rest.copyTo(target, at);
        ledger.copyTo(target, at + LeakRest.size());
        trend.copyTo(target, at + LeakRest.size() + CycleLedger.size());
    }

    /** Takes over what {@link #copyTo} wrote, on whatever clock comes now. */
    void copyFrom(double[] source, int from) {
        int at = from;
        discharging = source[at++] != 0;
        turnNet = source[at++];
        endVolts = source[at++];
        endUncounted = source[at++];
        endElapsed = source[at++];
        elapsed = source[at++];
        largest = source[at++];
        lastZero = source[at++];
        charged = source[at++] != 0;
        restNet = source[at++];
        endCelsius = source[at++];
        lastCelsius = source[at++];
        for (double[] each : new double[][] {now, end, begin}) {
            System.arraycopy(source, at, each, 0, FIELDS);
            at += FIELDS;
        }
        rest.copyFrom(source, at);
        ledger.copyFrom(source, at + LeakRest.size());
        trend.copyFrom(source, at + LeakRest.size() + CycleLedger.size());
        running = false;
        resting = false;
    }
}
