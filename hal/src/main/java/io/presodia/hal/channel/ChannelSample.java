package io.presodia.hal.channel;

/**
 * What the board read of one channel in one scan. Voltages at the sense leads, current positive on
 * charge.
 *
 * @param number channel number, from 1
 * @param volts cell voltage from the main converter
 * @param amperes cell current from the main converter; not yet auto-zeroed
 * @param checkVolts cell voltage from the supervisor's own converter
 * @param checkAmperes cell current from the supervisor's own converter
 * @param stackPascals stack pressure from the load cell
 * @param cellCelsius cell temperature
 * @param output what the channel was last told
 */
public record ChannelSample(
        int number,
        Reading volts,
        Reading amperes,
        Reading checkVolts,
        Reading checkAmperes,
        Reading stackPascals,
        Reading cellCelsius,
        OutputState output) {}
