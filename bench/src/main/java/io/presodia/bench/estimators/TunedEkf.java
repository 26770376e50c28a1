package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.CellDesign.CathodePart;
import io.presodia.hal.cell.HostAnode;
import io.presodia.hal.cell.OpenCircuitCurve;
import io.presodia.hal.cell.PhysicalConstants;
import io.presodia.hal.cell.ResistanceLaws;

/**
 * The baseline of most papers: an extended Kalman filter of the state of charge on the mean open
 * circuit curve of a fresh cell, with the nominal resistance at the measured temperature and one
 * slow polarisation. Knows no hysteresis, no deficit, no ageing. Its measurement noise was chosen
 * on tuning seeds.
 */
final class TunedEkf {
    private final OpenCircuitCurve cathode;
    private final OpenCircuitCurve anode;
    private final double offset;
    private final double full;
    private final double capacity;
    private final double contentPerCharge;
    private final double contentAtEmpty;
    private final double ohms;
    private final double slowOhms;
    private final double slowSeconds;
    private final double electronvolts;
    private final double noiseVolts;
    private double soc;
    private double variance;
    private double slow;

    TunedEkf(CellDesign design, double start, double startSigma, double noiseVolts) {
        CathodePart part = design.cathode();
        if (part == null || !(design.anode().material() instanceof HostAnode host)) {
            throw new IllegalArgumentException(design.name() + " has no state of charge");
        }
        this.noiseVolts = noiseVolts;
        cathode = part.material().openCircuit().curve();
        anode = host.openCircuit().curve();
        double grams = part.activeMassGrams();
        double first = design.firstChargeMilliampereHours() / grams;
        double trapped = host.trapFraction().value() * first;
        double reversible = part.material().reversibleCapacity().value();
        double vacancies = part.material().firstEfficiency().value() * reversible;
        double deficit = vacancies - (first - trapped);
        capacity = (reversible - Math.max(0, deficit)) * grams * 1e-3;
        contentPerCharge = host.maxSodium().value() / design.anodeMilliampereHours() * 1e3;
        contentAtEmpty = (trapped - Math.min(0, deficit)) * grams * 1e-3 * contentPerCharge;
        double area = design.areaSquareCentimetres();
        ohms =
                (design.electrolyte().areaResistance().value() + host.interfaceResistance().value())
                                / area
                        + part.material().chargeTransferResistance().value() / grams;
        slowOhms = design.electrolyte().diffusionResistance().value() / area;
        slowSeconds = design.electrolyte().diffusionTime().value();
        electronvolts = design.electrolyte().activationEnergy().value();
        offset = Math.max(0, deficit) / reversible;
        full = reversible * grams * 1e-3;
        soc = start;
        variance = startSigma * startSigma;
    }

    private double openCircuit(double at) {
        double y = offset + at * capacity / full;
        return cathode.value(y) - anode.value(contentAtEmpty + at * capacity * contentPerCharge);
    }

    /** One step: current of the step in A, voltage at its end in V, its length in s. */
    void step(double amperes, double volts, double celsius, double seconds) {
        soc += amperes * seconds / 3600 / capacity;
        variance += 1e-9 * seconds;
        double factor =
                ResistanceLaws.arrhenius(
                        electronvolts, celsius + PhysicalConstants.ZERO_CELSIUS_KELVIN);
        slow += (slowOhms * factor * amperes - slow) * (1 - StrictMath.exp(-seconds / slowSeconds));
        double expected = openCircuit(soc) + ohms * factor * amperes + slow;
        double slope = (openCircuit(soc + 1e-4) - openCircuit(soc - 1e-4)) / 2e-4;
        double total = slope * slope * variance + noiseVolts * noiseVolts;
        double gain = variance * slope / total;
        soc += gain * (volts - expected);
        variance = Math.max(1e-8, (1 - gain * slope) * variance);
    }

    double soc() {
        return soc;
    }

    double sigma() {
        return Math.sqrt(variance);
    }
}
