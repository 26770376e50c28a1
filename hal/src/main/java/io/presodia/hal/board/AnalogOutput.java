package io.presodia.hal.board;

/**
 * One output of a setpoint converter.
 *
 * @param chip the converter's name
 * @param output output number, from 0
 */
public record AnalogOutput(String chip, int output) {}
