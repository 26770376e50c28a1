package io.presodia.host.report;

/**
 * State of a cell at the end of a run, estimated or true. NaN for what is not known: a file then
 * says null.
 *
 * @param soc state of charge, 0 to 1
 * @param socSigma its standard uncertainty
 * @param donorDepletion donor sodium given: share of all its active sodium, of Na2S and NPS, that
 *     is out, 0 to 1; NPS as designed
 * @param donorDepletionSigma its standard uncertainty
 * @param na2sDepletion donor depletion: share of the donor's Na2S that is out, 0 to 1
 * @param na2sDepletionSigma its standard uncertainty
 * @param sodiumTrappedMilliampereHoursPerGram sodium trapped in the anode, mAh/g
 * @param sodiumDeficitMilliampereHoursPerGram vacancies of the cathode that no mobile sodium can
 *     fill, mAh/g
 * @param sodiumDeficitSigmaMilliampereHoursPerGram its standard uncertainty
 * @param cathodeMilliampereHoursPerGram reversible capacity of the cathode, mAh/g
 * @param cathodeSigmaMilliampereHoursPerGram its standard uncertainty
 * @param ohmsAt25 resistance that answers within a second, as at 25 °C, ohm
 * @param ohmsAt25Sigma its standard uncertainty, ohm
 * @param sodiumLimited probability that sodium and not the cathode ends a discharge, 0 to 1
 */
public record CellState(
        double soc,
        double socSigma,
        double donorDepletion,
        double donorDepletionSigma,
        double na2sDepletion,
        double na2sDepletionSigma,
        double sodiumTrappedMilliampereHoursPerGram,
        double sodiumDeficitMilliampereHoursPerGram,
        double sodiumDeficitSigmaMilliampereHoursPerGram,
        double cathodeMilliampereHoursPerGram,
        double cathodeSigmaMilliampereHoursPerGram,
        double ohmsAt25,
        double ohmsAt25Sigma,
        double sodiumLimited) {
    /** Beyond this probability an electrode is named as the one that limits; assumed. */
    private static final double SURE = 0.95;

    /** Nothing is known. */
    public static final CellState UNKNOWN =
            new CellState(
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN);

    /** A true state: what is known is known exactly. */
    public static CellState exact(
            double soc,
            double donorDepletion,
            double na2sDepletion,
            double sodiumTrappedMilliampereHoursPerGram,
            double sodiumDeficitMilliampereHoursPerGram,
            double cathodeMilliampereHoursPerGram,
            double ohmsAt25) {
        return new CellState(
                soc,
                sigma(soc),
                donorDepletion,
                sigma(donorDepletion),
                na2sDepletion,
                sigma(na2sDepletion),
                sodiumTrappedMilliampereHoursPerGram,
                sodiumDeficitMilliampereHoursPerGram,
                sigma(sodiumDeficitMilliampereHoursPerGram),
                cathodeMilliampereHoursPerGram,
                sigma(cathodeMilliampereHoursPerGram),
                ohmsAt25,
                sigma(ohmsAt25),
                Double.isNaN(sodiumDeficitMilliampereHoursPerGram)
                        ? Double.NaN
                        : sodiumDeficitMilliampereHoursPerGram > 0 ? 1 : 0);
    }

    /**
     * The electrode that ends a discharge: {@code anode} where it runs out of sodium first, {@code
     * cathode} where that is full first, {@code undetermined} where the evidence does not say;
     * empty where there is none.
     */
    public String limitingElectrode() {
        if (Double.isNaN(sodiumLimited)) {
            return "";
        }
        return sodiumLimited >= SURE
                ? "anode"
                : sodiumLimited <= 1 - SURE ? "cathode" : "undetermined";
    }

    private static double sigma(double value) {
        return Double.isNaN(value) ? Double.NaN : 0;
    }
}
