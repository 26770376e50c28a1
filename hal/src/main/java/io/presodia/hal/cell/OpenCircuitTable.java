package io.presodia.hal.cell;

/**
 * An open circuit curve and where it comes from. Potentials are against Na/Na+.
 *
 * @param curve volts over composition
 * @param source of the points
 */
public record OpenCircuitTable(OpenCircuitCurve curve, Source source) {}
