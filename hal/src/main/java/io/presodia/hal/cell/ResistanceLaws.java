package io.presodia.hal.cell;

/** How resistances follow temperature and stack pressure. */
public final class ResistanceLaws {
    private ResistanceLaws() {}

    /**
     * Resistance at a temperature over that at 25 °C: exp(Ea/k (1/T - 1/298.15 K)), the Arrhenius
     * law of figure 2f.
     *
     * @param electronvolts activation energy, eV
     * @param kelvin temperature, K; above 0
     */
    public static double arrhenius(double electronvolts, double kelvin) {
        double perKelvin = electronvolts / PhysicalConstants.BOLTZMANN_ELECTRONVOLTS_PER_KELVIN;
        return StrictMath.exp(
                perKelvin * (1.0 / kelvin - 1.0 / PhysicalConstants.REFERENCE_KELVIN));
    }

    /**
     * Resistance at a stack pressure over that at the reference: (reference / pressure)^exponent.
     * Below 1 % of the reference the law is not followed further.
     *
     * @param pressureRatio pressure over reference
     * @param exponent of the material
     */
    public static double pressure(double pressureRatio, double exponent) {
        return StrictMath.pow(Math.max(pressureRatio, 0.01), -exponent);
    }
}
