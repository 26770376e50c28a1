package io.presodia.host.report;

/**
 * State of a cell at the end of a run, estimated or true. NaN for what is not known: a file then
 * says null.
 *
 * @param soc state of charge, 0 to 1
 * @param socSigma its standard uncertainty
 * @param donorDepletion share of the donor's charge that was given, 0 to 1
 * @param donorDepletionSigma its standard uncertainty
 * @param sodiumTrappedMilliampereHoursPerGram sodium trapped in the anode, mAh/g
 * @param sodiumDeficitMilliampereHoursPerGram vacancies of the cathode that no mobile sodium can
 *     fill, mAh/g
 * @param sodiumDeficitSigmaMilliampereHoursPerGram its standard uncertainty
 */
public record CellState(
        double soc,
        double socSigma,
        double donorDepletion,
        double donorDepletionSigma,
        double sodiumTrappedMilliampereHoursPerGram,
        double sodiumDeficitMilliampereHoursPerGram,
        double sodiumDeficitSigmaMilliampereHoursPerGram) {
    /** Nothing is known. */
    public static final CellState UNKNOWN =
            new CellState(
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
            double sodiumTrappedMilliampereHoursPerGram,
            double sodiumDeficitMilliampereHoursPerGram) {
        return new CellState(
                soc,
                sigma(soc),
                donorDepletion,
                sigma(donorDepletion),
                sodiumTrappedMilliampereHoursPerGram,
                sodiumDeficitMilliampereHoursPerGram,
                sigma(sodiumDeficitMilliampereHoursPerGram));
    }

    private static double sigma(double value) {
        return Double.isNaN(value) ? Double.NaN : 0;
    }
}
