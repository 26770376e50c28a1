package io.presodia.host.design;

/**
 * Energy of the first discharge at a dose.
 *
 * @param meanVolts mean voltage, V
 * @param perElectrodes over active cathode, anode host and donor: the paper's basis (section 2.3,
 *     figure 4d), Wh/kg
 * @param perComposite over the whole cathode composite, anode host and donor, Wh/kg
 */
public record Energy(double meanVolts, double perElectrodes, double perComposite) {
    /** At a dose of a composite with that share of active material. */
    public static Energy of(DosePoint point, DischargeVoltage voltage, double activeFraction) {
        double volts = voltage.meanVolts(point);
        double milliwattHours = point.discharge() * volts;
        return new Energy(
                volts,
                milliwattHours / point.electrodeGrams(),
                milliwattHours / (point.electrodeGrams() - 1 + 1 / activeFraction));
    }
}
