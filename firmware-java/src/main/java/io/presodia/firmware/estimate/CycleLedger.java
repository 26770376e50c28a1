package io.presodia.firmware.estimate;

import io.presodia.firmware.estimate.ReservoirLedger.Finding;

/**
 * The ledger of a cell, cycle by cycle: which cycles may be summed, and what the sum then says.
 * Cycles count as long as each discharge ends where the one before it did and no charge between
 * went uncounted; the sum ends with the first that does not.
 */
public final class CycleLedger {
    /**
     * A discharge that takes so long is one at 0.12C or below: what it gives does not depend on
     * resistances. h.
     */
    private static final double SLOW_HOURS = 8;

    private static final int OWN = 8;

    private final double grams;
    private ReservoirLedger ledger;
    private double offsetAmperes;
    private int turns;
    private boolean slow;
    private boolean ended;
    private double lastVolts;
    private double lastUncounted;
    private double fromHours;
    private double toHours;

    /**
     * @param offsetAmperes standard deviation of the current's offset, A
     * @param grams of active cathode
     */
    public CycleLedger(double offsetAmperes, double grams) {
        this.grams = grams;
        this.offsetAmperes = offsetAmperes;
        ledger = new ReservoirLedger(offsetAmperes, grams);
    }

    /** From the next cycle on the current's offset has another standard deviation, A. */
    void setOffset(double amperes) {
        offsetAmperes = amperes;
        ledger.setOffset(amperes);
    }

    /** A cycle that was none: the sum ends, or has yet to begin. */
    void interrupt() {
        if (ledger.summed() == 0) {
            turns = 0;
            slow = false;
            ledger = new ReservoirLedger(offsetAmperes, grams);
        } else {
            ended = true;
        }
    }

    /** Takes a cycle. */
    public void take(CycleTurn turn) {
        if (!ended && turns > 0 && !turn.endsLike(lastVolts, lastUncounted)) {
            interrupt();
        }
        if (ended) {
            return;
        }
        boolean check = turn.dischargeHours() >= SLOW_HOURS;
        boolean firstCheck = check && !slow;
        if (check) {
            ledger.check(turn.charge(), turn.discharge(), turn.hours(), turn.zeroed());
        } else {
            ledger.cycle(turn.charge(), turn.discharge(), turn.hours(), turn.zeroed());
        }
        if (turns == 0 || firstCheck) {
            fromHours = turn.elapsedHours();
        }
        slow |= check;
        if (check || !slow) {
            toHours = turn.elapsedHours();
        }
        turns++;
        lastVolts = turn.endVolts();
        lastUncounted = turn.uncountedSeconds();
    }

    /** What the cycles so far say. */
    public Reservoir reservoir(boolean softShortRuledOut) {
        ledger.softShortRuledOut(softShortRuledOut);
        Finding finding = ledger.finding();
        Estimated sum = ledger.released();
        if (finding == Finding.TOO_FEW) {
            return Reservoir.NOTHING;
        }
        double leak = sum.known() ? 1e-3 * sum.value() * grams / (toHours - fromHours) : Double.NaN;
        return new Reservoir(finding, sum, ledger.summed(), leak);
    }

    /** How many numbers {@link #copyTo} writes. */
    static int size() {
        return OWN + ReservoirLedger.size();
    }

    void copyTo(double[] target, int at) {
        target[at] = turns;
        target[at + 1] = slow ? 1 : 0;
        target[at + 2] = ended ? 1 : 0;
        target[at + 3] = lastVolts;
        target[at + 4] = lastUncounted;
        target[at + 5] = fromHours;
        target[at + 6] = toHours;
        target[at + 7] = offsetAmperes;
        ledger.copyTo(target, at + OWN);
    }

    void copyFrom(double[] source, int at) {
        turns = (int) source[at];
        slow = source[at + 1] != 0;
        ended = source[at + 2] != 0;
        lastVolts = source[at + 3];
        lastUncounted = source[at + 4];
        fromHours = source[at + 5];
        toHours = source[at + 6];
        setOffset(source[at + 7]);
        ledger.copyFrom(source, at + OWN);
    }
}
