package io.presodia.host.run;

/**
 * What capacities and efficiencies are worth, by first-order propagation (JCGM 100:2008, section
 * 5).
 */
public final class Uncertainty {
    private static final double PER_MILLION = 1e-6;
    private static final double MILLI = 1e3;

    private Uncertainty() {}

    /**
     * Capacity per gram, mA h/g. Mass, gain and offset are independent of each other.
     *
     * @param ampereHours charge that went one way
     * @param hours time over which it was counted: an offset adds up over all of it
     * @param activeGrams mass of cathode active material; above 0
     * @param measurement what the parts are worth
     */
    public static Uncertain specificCapacity(
            double ampereHours,
            double hours,
            double activeGrams,
            MeasurementUncertainty measurement) {
        if (!(activeGrams > 0)) {
            throw new IllegalArgumentException("activeGrams must be above 0, was " + activeGrams);
        }
        double value = MILLI * ampereHours / activeGrams;
        double fromMass = value * measurement.massSigmaGrams() / activeGrams;
        double fromGain = value * measurement.gainPpm() * PER_MILLION;
        double fromOffset = MILLI * measurement.offsetAmperes() * hours / activeGrams;
        return new Uncertain(value, quadrature(fromMass, fromGain, fromOffset));
    }

    /**
     * Charge out over charge in. Mass and gain are the same in both and cancel. An offset does not:
     * what it adds to the charge it takes off the discharge, so both shares push the ratio the same
     * way and add up before they are combined with the asymmetry.
     *
     * @param chargeAmpereHours charge that went in; above 0
     * @param chargeHours time over which it was counted
     * @param dischargeAmpereHours charge that came out
     * @param dischargeHours time over which it was counted
     * @param measurement what the parts are worth
     */
    public static Uncertain coulombicEfficiency(
            double chargeAmpereHours,
            double chargeHours,
            double dischargeAmpereHours,
            double dischargeHours,
            MeasurementUncertainty measurement) {
        if (!(chargeAmpereHours > 0)) {
            throw new IllegalArgumentException(
                    "chargeAmpereHours must be above 0, was " + chargeAmpereHours);
        }
        double value = dischargeAmpereHours / chargeAmpereHours;
        double fromOffset =
                measurement.offsetAmperes()
                        * (dischargeHours + value * chargeHours)
                        / chargeAmpereHours;
        double fromAsymmetry = value * measurement.asymmetryPpm() * PER_MILLION;
        return new Uncertain(value, quadrature(fromOffset, fromAsymmetry));
    }

    private static double quadrature(double... parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part * part;
        }
        return Math.sqrt(sum);
    }
}
