package io.presodia.firmware.protocol;

/**
 * What of a cell's inside a protocol can ask for, and what counts as evidence of it: charge that
 * has passed in the run, and a band that this has made narrow.
 */
public enum Estimand {
    /** State of charge, 0 to 1. */
    SOC("soc", 0.05, "", 0.05, 0),
    /** Share of the donor's Na2S that is out, 0 to 1. */
    DONOR_DEPLETION("donor_depletion", 0.10, "", 0.02, 0),
    /** Vacancies of the cathode less mobile sodium, mAh/g. */
    SODIUM_DEFICIT("sodium_deficit", 2.0, " mAh/g", 0.25, 0.25);

    private final String key;
    private final double widestSigma;
    private final String unit;
    private final double leastPassed;
    private final double leastDischarged;

    Estimand(
            String key,
            double widestSigma,
            String unit,
            double leastPassed,
            double leastDischarged) {
        this.key = key;
        this.widestSigma = widestSigma;
        this.unit = unit;
        this.leastPassed = leastPassed;
        this.leastDischarged = leastDischarged;
    }

    /** Its key in the language. */
    public String key() {
        return key;
    }

    /** Its unit for people, with a space before; empty for a share. */
    public String unit() {
        return unit;
    }

    /**
     * Standard deviation beyond which it counts as not identified, in its unit; assumed: a
     * twentieth of a charge, a tenth of a donor. For the deficit less than the 2.5 mAh/g and more
     * that the prior on trapping alone leaves after a first charge, so that the anode must have
     * shown where it ends.
     */
    public double widestSigma() {
        return widestSigma;
    }

    /**
     * Charge that must have passed in the run, either way, in multiples of 1C times 1 h: 5 % of a
     * charge move the voltage from where the cell file puts it; a donor's fit has records from 2 %
     * on and says itself when it is ready.
     */
    public double leastPassed() {
        return leastPassed;
    }

    /**
     * Charge that must have come back in the run, in the same multiples: of a charge alone the cell
     * file's trapped share says how much of it can.
     */
    public double leastDischarged() {
        return leastDischarged;
    }
}
