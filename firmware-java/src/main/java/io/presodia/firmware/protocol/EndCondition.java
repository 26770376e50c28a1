package io.presodia.firmware.protocol;

import java.util.List;

/**
 * What may end a step. A condition is evaluated once a scan and only on good readings, voltage and
 * current only when converted since the step's drive began, so it fires at most one scan after the
 * cell met it.
 */
public sealed interface EndCondition {
    /**
     * Time in this step; pauses do not count.
     *
     * @param seconds not below 0
     */
    record StepTime(double seconds) implements EndCondition {}

    /**
     * Time since the run began, pauses included, power cuts not.
     *
     * @param seconds above 0
     */
    record RunTime(double seconds) implements EndCondition {}

    /**
     * Cell voltage.
     *
     * @param comparison {@link Comparison#ABOVE} or {@link Comparison#BELOW}
     * @param level the voltage to reach
     */
    record CellVoltage(Comparison comparison, VoltageLevel level) implements EndCondition {}

    /**
     * Magnitude of the current, once it has settled; in {@code cccv} only while the voltage is
     * held.
     *
     * @param comparison {@link Comparison#MAGNITUDE_ABOVE} or {@link Comparison#MAGNITUDE_BELOW}
     * @param magnitude the magnitude to reach
     */
    record CurrentMagnitude(Comparison comparison, CurrentDemand magnitude)
            implements EndCondition {}

    /**
     * Magnitude of the net charge since the step began.
     *
     * @param ampereHours above 0
     */
    record StepCharge(double ampereHours) implements EndCondition {}

    /**
     * Magnitude of the net charge since the step began, for each gram of cathode active material.
     *
     * @param milliampereHoursPerGram above 0
     */
    record StepCapacity(double milliampereHoursPerGram) implements EndCondition {}

    /**
     * Slope of the voltage in time: least squares over the newest {@code windowSeconds} of the
     * step; fires only once the window is full.
     *
     * @param comparison any
     * @param voltsPerHour the slope to reach
     * @param windowSeconds above 0
     */
    record VoltageSlope(Comparison comparison, double voltsPerHour, double windowSeconds)
            implements EndCondition {}

    /**
     * Differential capacity dQ/dV of the step for each gram of cathode active material: the inverse
     * of the least-squares slope of voltage over charge, across the newest stretch in which the
     * voltage moved by {@code windowVolts}; fires only once the step has moved that far.
     *
     * @param comparison {@link Comparison#ABOVE} or {@link Comparison#BELOW}
     * @param milliampereHoursPerGramVolt the value to reach, mAh/(g V)
     * @param windowVolts above 0
     */
    record DifferentialCapacity(
            Comparison comparison, double milliampereHoursPerGramVolt, double windowVolts)
            implements EndCondition {}

    /**
     * Cell temperature.
     *
     * @param comparison {@link Comparison#ABOVE} or {@link Comparison#BELOW}
     * @param celsius the temperature to reach
     */
    record CellTemperature(Comparison comparison, double celsius) implements EndCondition {}

    /**
     * Stack pressure.
     *
     * @param comparison {@link Comparison#ABOVE} or {@link Comparison#BELOW}
     * @param pascals the pressure to reach
     */
    record StackPressure(Comparison comparison, double pascals) implements EndCondition {}

    /**
     * An estimate of the cell's inside; fires only while it is identified: from evidence, and no
     * less certain than {@link Estimand#widestSigma()}.
     *
     * @param quantity which
     * @param comparison {@link Comparison#ABOVE} or {@link Comparison#BELOW}
     * @param level the value to reach, in the unit of the quantity
     * @param sigmas how many standard deviations beyond the level the estimate must lie; 0 for the
     *     best estimate itself
     */
    record EstimateLevel(Estimand quantity, Comparison comparison, double level, double sigmas)
            implements EndCondition {}

    /**
     * All in the same scan.
     *
     * @param conditions at least one
     */
    record AllOf(List<EndCondition> conditions) implements EndCondition {
        public AllOf {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * Any of them.
     *
     * @param conditions at least one
     */
    record AnyOf(List<EndCondition> conditions) implements EndCondition {
        public AnyOf {
            conditions = List.copyOf(conditions);
        }
    }
}
