package io.presodia.host.design;

import io.presodia.hal.cell.AnodeMaterial;
import io.presodia.hal.cell.CathodeMaterial;
import io.presodia.hal.cell.CounterElectrode;
import io.presodia.hal.cell.HostAnode;

/** Mean voltage of the first discharge, V. */
@FunctionalInterface
public interface DischargeVoltage {
    /** At that dose. */
    double meanVolts(DosePoint point);

    /** The same at every dose. */
    static DischargeVoltage constant(double volts) {
        return point -> volts;
    }

    /**
     * From open circuit curves, without polarisation: the cathode fills from where its first charge
     * left it, the anode empties along its desodiation branch. More donor ends the discharge at a
     * fuller cathode and a fuller anode.
     *
     * @param inputs whose cathode the curve is stretched to
     */
    static DischargeVoltage ofCurves(
            CathodeMaterial cathode, AnodeMaterial anode, DonorInputs inputs) {
        double taken =
                inputs.value(Input.CATHODE_EFFICIENCY) * inputs.value(Input.CATHODE_FIRST_CHARGE);
        double top =
                cathode.firstEfficiency().value()
                        * cathode.firstChargeCapacity().value()
                        / cathode.reversibleCapacity().value();
        return point -> {
            int parts = 400;
            double sum = 0;
            for (int i = 0; i < parts; i++) {
                double out = point.discharge() * (i + 0.5) / parts;
                sum +=
                        cathode.openCircuit().curve().value(top * (1 - out / taken))
                                - anodeVolts(anode, point, out);
            }
            return sum / parts;
        };
    }

    private static double anodeVolts(AnodeMaterial anode, DosePoint point, double out) {
        return switch (anode) {
            case HostAnode host -> {
                double full = host.maxSodium().value() / point.npWithDonor();
                double x = full * (1 - out / point.firstCharge());
                yield host.openCircuit().curve().value(x) + host.halfHysteresis().curve().value(x);
            }
            case CounterElectrode counter -> counter.potential().value();
        };
    }
}
