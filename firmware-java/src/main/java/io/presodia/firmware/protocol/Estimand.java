package io.presodia.firmware.protocol;

/** What of a cell's inside a protocol can ask for. */
public enum Estimand {
    /** State of charge, 0 to 1. */
    SOC("soc", 0.05),
    /** Share of the donor's Na2S that is out, 0 to 1. */
    DONOR_DEPLETION("donor_depletion", 0.10),
    /** Vacancies of the cathode less mobile sodium, mAh/g. */
    SODIUM_DEFICIT("sodium_deficit", 3.0);

    private final String key;
    private final double widestSigma;

    Estimand(String key, double widestSigma) {
        this.key = key;
        this.widestSigma = widestSigma;
    }

    /** Its key in the language. */
    public String key() {
        return key;
    }

    /**
     * Standard deviation beyond which it counts as not identified, in its unit; assumed: a
     * twentieth of a charge, a tenth of a donor, a tenth of what one weight percent of donor gives
     * thrice.
     */
    public double widestSigma() {
        return widestSigma;
    }
}
