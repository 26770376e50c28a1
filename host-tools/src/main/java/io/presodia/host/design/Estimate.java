package io.presodia.host.design;

/**
 * An input with its standard uncertainty and where both come from.
 *
 * @param value as the calculator has it: mAh/g, or a share from 0 to 1
 * @param sigma standard uncertainty in the same unit
 * @param source where they come from
 */
public record Estimate(double value, double sigma, String source) {}
