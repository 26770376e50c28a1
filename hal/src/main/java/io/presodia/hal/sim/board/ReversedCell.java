package io.presodia.hal.sim.board;

import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hal.sim.cell.PlantFaults;

/** A cell that somebody has put in the wrong way round, as its terminals show it. */
record ReversedCell(CellPlant cell) implements CellPlant {
    @Override
    public void step(double amperes, double seconds) {
        cell.step(-amperes, seconds);
    }

    @Override
    public void stepAtVoltage(double volts, double maxAmperes, double seconds) {
        cell.stepAtVoltage(-volts, maxAmperes, seconds);
    }

    @Override
    public double terminalVolts() {
        return -cell.terminalVolts();
    }

    @Override
    public double terminalVoltsAt(double amperes) {
        return -cell.terminalVoltsAt(-amperes);
    }

    @Override
    public double amperes() {
        return -cell.amperes();
    }

    @Override
    public double openCircuitVolts() {
        return -cell.openCircuitVolts();
    }

    @Override
    public double celsius() {
        return cell.celsius();
    }

    @Override
    public double stackPascals() {
        return cell.stackPascals();
    }

    @Override
    public void setAmbientCelsius(double celsius) {
        cell.setAmbientCelsius(celsius);
    }

    @Override
    public CellTruth truth() {
        return cell.truth();
    }

    @Override
    public double sodiumMilliampereHours() {
        return cell.sodiumMilliampereHours();
    }

    @Override
    public PlantFaults faults() {
        return cell.faults();
    }
}
