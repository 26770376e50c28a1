package io.presodia.hal.board;

/**
 * Two inputs of a converter.
 *
 * @param chip the converter's name
 * @param positive input number, from 0
 * @param negative input number, from 0, or {@link #COMMON}
 */
public record AnalogInput(String chip, int positive, int negative) {
    /** The converter's common input or ground. */
    public static final int COMMON = -1;
}
