package io.presodia.host.run;

/**
 * A value and what it is worth.
 *
 * @param value best estimate
 * @param sigma standard uncertainty, in the unit of the value
 */
public record Uncertain(double value, double sigma) {}
