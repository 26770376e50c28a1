package io.presodia.hal.sim.cell;

/** Placeholder until the plant lands. */
public interface CellPlant {
    void step(double amperes, double seconds);

    void stepAtVoltage(double volts, double maxAmperes, double seconds);

    double terminalVolts();

    double amperes();

    double celsius();

    double stackPascals();

    void setAmbientCelsius(double celsius);
}
