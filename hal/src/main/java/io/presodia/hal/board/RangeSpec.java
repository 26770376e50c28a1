package io.presodia.hal.board;

/**
 * One current range. Its index in {@link FrontEndSpec#ranges()} is the binary code on the range
 * pins.
 *
 * @param fullScaleAmperes largest magnitude
 * @param senseOhms sense resistor switched in
 */
public record RangeSpec(double fullScaleAmperes, double senseOhms) {}
