package io.presodia.hal.channel;

/**
 * One point of a burst capture.
 *
 * @param nanos conversion time of the voltage
 * @param volts at the cell
 * @param amperes through the cell, positive on charge
 */
public record BurstPoint(long nanos, double volts, double amperes) {}
