package io.presodia.hal.sim;

/**
 * The temperature around a chip. The virtual board provides it, under the rule of time of {@link
 * AnalogInput}.
 */
@FunctionalInterface
public interface TemperatureInput {
    /** The temperature in degrees Celsius at virtual time {@code nanos}. */
    double celsius(long nanos);
}
