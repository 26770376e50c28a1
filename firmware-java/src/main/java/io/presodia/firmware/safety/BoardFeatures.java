package io.presodia.firmware.safety;

/**
 * What a board is fitted with. What is fitted must be read; what is not is not watched, and the
 * board's file says so.
 *
 * @param checkVolts a second voltage converter on every channel
 * @param checkAmperes a second current converter on every channel
 * @param stackPressure a load cell on every channel
 * @param cellTemperature a temperature sensor on every channel
 */
public record BoardFeatures(
        boolean checkVolts, boolean checkAmperes, boolean stackPressure, boolean cellTemperature) {
    /** Everything. */
    public static final BoardFeatures ALL = new BoardFeatures(true, true, true, true);
}
