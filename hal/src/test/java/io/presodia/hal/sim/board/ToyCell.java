package io.presodia.hal.sim.board;

import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hal.sim.cell.PlantFaults;

/** A resistor in series with a capacitor: a cell whose every voltage can be worked out by hand. */
public final class ToyCell implements CellPlant {
    private final double ohms;
    private final double farads;
    private double capacitorVolts;
    private double amperes;

    public ToyCell(double volts, double ohms, double farads) {
        this.capacitorVolts = volts;
        this.ohms = ohms;
        this.farads = farads;
    }

    @Override
    public void step(double stepAmperes, double seconds) {
        amperes = stepAmperes;
        capacitorVolts += stepAmperes * seconds / farads;
    }

    @Override
    public void stepAtVoltage(double volts, double maxAmperes, double seconds) {
        step(Math.clamp((volts - capacitorVolts) / ohms, -maxAmperes, maxAmperes), seconds);
    }

    @Override
    public double terminalVolts() {
        return terminalVoltsAt(amperes);
    }

    @Override
    public double terminalVoltsAt(double atAmperes) {
        return capacitorVolts + atAmperes * ohms;
    }

    @Override
    public double amperes() {
        return amperes;
    }

    @Override
    public double openCircuitVolts() {
        return capacitorVolts;
    }

    @Override
    public double celsius() {
        return 31.5;
    }

    @Override
    public double stackPascals() {
        return 75e6;
    }

    @Override
    public void setAmbientCelsius(double celsius) {
        // This cell has one temperature.
    }

    @Override
    public CellTruth truth() {
        throw new UnsupportedOperationException("a capacitor holds no sodium");
    }

    @Override
    public double sodiumMilliampereHours() {
        return 0;
    }

    @Override
    public PlantFaults faults() {
        throw new UnsupportedOperationException("a capacitor has no faults");
    }
}
