package io.presodia.firmware.estimate;

/**
 * How much sodium the donor's residue has given over cycles, from nothing but charges: what goes in
 * and does not come out is lost, and what capacity does not lose must have come from somewhere,
 *
 * <pre>release = sum(charge - discharge) - (first discharge - last discharge)</pre>
 *
 * summed from the second cycle on: the first only says what the fade is counted from. The two
 * discharges must end and begin alike: at 0.5C a resistance that has grown by a tenth takes 4 mAh/g
 * of a discharge, which is as much as a residue gives. Once slow cycles are given as {@link
 * #check}, the sum goes from the first of them to the last.
 *
 * <p>The current's offset integrates into it without end, which is why the ledger keeps a budget of
 * it and says when the sum has become meaningless. A soft short leaves the same trace: only a rest
 * at the top of charge tells one from the other. Specific charges, mAh per gram of cathode.
 */
public final class ReservoirLedger {
    /** What can be said. */
    public enum Finding {
        /** Too few cycles. */
        TOO_FEW,
        /** The sum stands within its stated uncertainty. */
        DETERMINED,
        /** The current's offset may have added more than a milliampere hour per gram. */
        NOT_DETERMINABLE,
        /** A soft short has not been ruled out by a rest at the top of charge. */
        OR_SOFT_SHORT
    }

    /** Beyond this the sum tells nothing, mAh/g: a quarter of all that a residue holds. */
    private static final double MOST_SIGMA = 1.0;

    /** Charge and discharge gains of one converter differ by less; relative. */
    private static final double GAIN_ASYMMETRY = 10e-6;

    private static final int STATE = 12;

    private final double grams;
    private double offsetPerGram;
    private double surplus;
    private double firstDischarge = Double.NaN;
    private double lastDischarge = Double.NaN;
    private double independent;
    private double coherent;
    private double throughput;
    private int cycles;
    private boolean shortRuledOut;
    private int checks;
    private double checkedSurplus;
    private double checkedSigma;
    private int checkedCycles;

    /**
     * @param offsetAmperes standard deviation of the current's offset after auto-zero, A
     * @param grams of active cathode
     */
    public ReservoirLedger(double offsetAmperes, double grams) {
        this.grams = grams;
        setOffset(offsetAmperes);
    }

    /** From now on the current's offset has another standard deviation, A. */
    void setOffset(double offsetAmperes) {
        offsetPerGram = offsetAmperes * 1e3 / grams;
    }

    /**
     * Takes one full cycle.
     *
     * @param charge mAh/g
     * @param discharge mAh/g
     * @param hours time with current, h
     * @param zeroed whether the current was auto-zeroed since the cycle before: its offset is then
     *     another one
     */
    public void cycle(double charge, double discharge, double hours, boolean zeroed) {
        cycles++;
        if (checks == 0) {
            lastDischarge = discharge;
        }
        if (cycles == 1) {
            firstDischarge = discharge;
            return;
        }
        surplus += charge - discharge;
        throughput += charge + discharge;
        double off = offsetPerGram * hours;
        if (zeroed) {
            independent += coherent * coherent;
            coherent = off;
        } else {
            coherent += off;
        }
    }

    /**
     * Takes one full cycle at 0.1C or below, whose discharge shows how much capacity is left
     * whatever the resistance has become. The parameters are those of {@link #cycle}.
     */
    public void check(double charge, double discharge, double hours, boolean zeroed) {
        if (checks == 0) {
            cycles = 0;
            surplus = 0;
            throughput = 0;
            independent = 0;
            coherent = 0;
        }
        cycle(charge, discharge, hours, zeroed);
        checks++;
        lastDischarge = discharge;
        checkedSurplus = surplus;
        checkedSigma = sigma();
        checkedCycles = cycles;
    }

    /**
     * A long rest at the top of charge showed, or did not show, that the cell keeps its voltage.
     */
    public void softShortRuledOut(boolean yes) {
        shortRuledOut = yes;
    }

    /** Sodium released so far; unknown where the offset may have made it up; mAh/g. */
    public Estimated released() {
        return finding() == Finding.DETERMINED || finding() == Finding.OR_SOFT_SHORT
                ? new Estimated(
                        (checks > 0 ? checkedSurplus : surplus) - (firstDischarge - lastDischarge),
                        statedSigma())
                : Estimated.UNKNOWN;
    }

    /** Cycles in the sum, after the one that fade is counted from. */
    public int summed() {
        return Math.max(0, (checks > 0 ? checkedCycles : cycles) - 1);
    }

    /** What can be said. */
    public Finding finding() {
        if (checks > 0 ? checks < 2 : cycles < 2) {
            return Finding.TOO_FEW;
        }
        if (statedSigma() > MOST_SIGMA) {
            return Finding.NOT_DETERMINABLE;
        }
        return shortRuledOut ? Finding.DETERMINED : Finding.OR_SOFT_SHORT;
    }

    private double statedSigma() {
        return checks > 0 ? checkedSigma : sigma();
    }

    private double sigma() {
        double gain = GAIN_ASYMMETRY * throughput;
        return Math.sqrt(independent + coherent * coherent + gain * gain);
    }

    /** How many numbers {@link #copyTo} writes. */
    static int size() {
        return STATE;
    }

    void copyTo(double[] target, int at) {
        target[at] = surplus;
        target[at + 1] = firstDischarge;
        target[at + 2] = lastDischarge;
        target[at + 3] = independent;
        target[at + 4] = coherent;
        target[at + 5] = throughput;
        target[at + 6] = cycles;
        target[at + 7] = shortRuledOut ? 1 : 0;
        target[at + 8] = checks;
        target[at + 9] = checkedSurplus;
        target[at + 10] = checkedSigma;
        target[at + 11] = checkedCycles;
    }

    void copyFrom(double[] source, int at) {
        surplus = source[at];
        firstDischarge = source[at + 1];
        lastDischarge = source[at + 2];
        independent = source[at + 3];
        coherent = source[at + 4];
        throughput = source[at + 5];
        cycles = (int) source[at + 6];
        shortRuledOut = source[at + 7] != 0;
        checks = (int) source[at + 8];
        checkedSurplus = source[at + 9];
        checkedSigma = source[at + 10];
        checkedCycles = (int) source[at + 11];
    }
}
