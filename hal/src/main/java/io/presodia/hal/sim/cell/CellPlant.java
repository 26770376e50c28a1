package io.presodia.hal.sim.cell;

/**
 * A cell as the outside sees it, stepped through time. Positive current charges. Not thread safe.
 *
 * <p>The plant knows no compliance limit: a galvanostat whose voltage reaches its end calls {@link
 * #stepAtVoltage}.
 */
public interface CellPlant {
    /**
     * Passes a constant current.
     *
     * @param amperes at the terminals, A
     * @param seconds from 1 ms on; longer than a minute is divided inside
     */
    void step(double amperes, double seconds);

    /**
     * Holds a voltage at the terminals as far as a current allows.
     *
     * @param volts to hold, V
     * @param maxAmperes largest magnitude of the current, A; where it binds the step is
     *     galvanostatic
     * @param seconds from 1 ms on; longer than a minute is divided inside
     */
    void stepAtVoltage(double volts, double maxAmperes, double seconds);

    /** Terminal voltage at the end of the last step with its current still flowing, V. */
    double terminalVolts();

    /**
     * Terminal voltage right now if the current jumped to {@code amperes}: only what answers at
     * once; V.
     */
    double terminalVoltsAt(double amperes);

    /** Mean current of the last step, A. */
    double amperes();

    /** Voltage the cell would relax to without current, V. */
    double openCircuitVolts();

    /** Temperature of the stack, °C. */
    double celsius();

    /** Pressure on the stack, Pa. */
    double stackPascals();

    /** Sets the temperature around the fixture, °C. */
    void setAmbientCelsius(double celsius);

    /** Everything inside, for comparison with what was measured. Allocates. */
    CellTruth truth();

    /** All sodium in all pools, mAh: constant whatever happens. */
    double sodiumMilliampereHours();

    /** What can go wrong inside the cell. */
    PlantFaults faults();
}
