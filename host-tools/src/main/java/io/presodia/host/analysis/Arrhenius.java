package io.presodia.host.analysis;

import io.presodia.host.run.Uncertain;
import java.util.List;

/**
 * Activation of conduction: a weighted straight line of ln(σT) against 1/T, σT = A exp(−E/kT).
 *
 * @param activationElectronVolts E, with its standard uncertainty, eV
 * @param lnPrefactor ln of A in S K/cm, with its standard uncertainty
 * @param covariance of slope and intercept, K
 * @param reducedChiSquare scatter about the line over what the points' own uncertainties allow; NaN
 *     with two points. Where it is above 1 the uncertainties above have been widened by its root.
 * @param points how many points it has
 */
public record Arrhenius(
        Uncertain activationElectronVolts,
        Uncertain lnPrefactor,
        double covariance,
        double reducedChiSquare,
        int points) {
    /** Boltzmann constant over elementary charge, exact by the SI of 2019, eV/K. */
    public static final double BOLTZMANN = 8.617333262145e-5;

    private static final double ZERO_CELSIUS = 273.15;

    /**
     * A conductivity at a temperature.
     *
     * @param celsius temperature, °C
     * @param siemensPerCentimetre with its standard uncertainty, S/cm; both above 0
     */
    public record Point(double celsius, Uncertain siemensPerCentimetre) {
        public Point {
            if (!(celsius > -ZERO_CELSIUS)
                    || !(siemensPerCentimetre.value() > 0)
                    || !(siemensPerCentimetre.sigma() > 0)) {
                throw new IllegalArgumentException(
                        "temperature, conductivity and its uncertainty must be above 0, were "
                                + celsius
                                + " °C and "
                                + siemensPerCentimetre);
            }
        }

        double inverseKelvin() {
            return 1 / (celsius + ZERO_CELSIUS);
        }

        double logarithm() {
            return StrictMath.log(siemensPerCentimetre.value() * (celsius + ZERO_CELSIUS));
        }

        /** Inverse square of the standard uncertainty of the logarithm. */
        double weight() {
            double relative = siemensPerCentimetre.sigma() / siemensPerCentimetre.value();
            return 1 / (relative * relative);
        }
    }

    /**
     * The line through the points.
     *
     * @throws IllegalArgumentException for fewer than two different temperatures
     */
    public static Arrhenius fit(List<Point> points) {
        double weights = 0;
        double meanX = 0;
        double meanY = 0;
        for (Point point : points) {
            weights += point.weight();
            meanX += point.weight() * point.inverseKelvin();
            meanY += point.weight() * point.logarithm();
        }
        meanX /= weights;
        meanY /= weights;
        double spread = 0;
        double common = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (Point point : points) {
            double x = point.inverseKelvin() - meanX;
            spread += point.weight() * x * x;
            common += point.weight() * x * (point.logarithm() - meanY);
            lowest = Math.min(lowest, point.celsius());
            highest = Math.max(highest, point.celsius());
        }
        if (!(highest > lowest)) {
            throw new IllegalArgumentException(
                    "an activation energy needs two temperatures or more, had " + points);
        }
        double slope = common / spread;
        double intercept = meanY - slope * meanX;
        double chiSquare = 0;
        for (Point point : points) {
            double left = point.logarithm() - intercept - slope * point.inverseKelvin();
            chiSquare += point.weight() * left * left;
        }
        int freedom = points.size() - 2;
        double reduced = freedom > 0 ? chiSquare / freedom : Double.NaN;
        double widened = freedom > 0 ? Math.max(1, reduced) : 1;
        double slopeVariance = widened / spread;
        double interceptVariance = widened / weights + slopeVariance * meanX * meanX;
        return new Arrhenius(
                new Uncertain(-slope * BOLTZMANN, Math.sqrt(slopeVariance) * BOLTZMANN),
                new Uncertain(intercept, Math.sqrt(interceptVariance)),
                -slopeVariance * meanX,
                reduced,
                points.size());
    }

    /** What the line says of the conductivity at a temperature, S/cm. */
    public Uncertain at(double celsius) {
        double kelvin = celsius + ZERO_CELSIUS;
        double slope = -activationElectronVolts.value() / BOLTZMANN;
        double slopeSigma = activationElectronVolts.sigma() / BOLTZMANN;
        double value = StrictMath.exp(lnPrefactor.value() + slope / kelvin) / kelvin;
        double variance =
                lnPrefactor.sigma() * lnPrefactor.sigma()
                        + slopeSigma * slopeSigma / (kelvin * kelvin)
                        + 2 * covariance / kelvin;
        return new Uncertain(value, value * Math.sqrt(Math.max(0, variance)));
    }
}
