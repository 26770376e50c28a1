package io.presodia.hal.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one channel is connected to.
 *
 * @param number channel number, from 1
 * @param voltage main converter, cell voltage
 * @param current main converter, cell current
 * @param checkVoltage the supervisor's converter, cell voltage; null: none
 * @param checkCurrent the supervisor's converter, cell current; null: none
 * @param setpoint setpoint converter
 * @param relay output relay; high closes it
 * @param relayContact auxiliary contact of the relay; low means closed; null: none
 * @param mode low for galvanostat, high for potentiostat; null: galvanostat only
 * @param rangeBits range index in binary, least significant bit first; empty where there is one
 *     range
 * @param stackSensor name of the ADS122C04 with this channel's load cell and PT100; null: none
 */
public record ChannelWiring(
        int number,
        AnalogInput voltage,
        AnalogInput current,
        @Nullable AnalogInput checkVoltage,
        @Nullable AnalogInput checkCurrent,
        AnalogOutput setpoint,
        PinRef relay,
        @Nullable PinRef relayContact,
        @Nullable PinRef mode,
        List<PinRef> rangeBits,
        @Nullable String stackSensor) {
    public ChannelWiring {
        rangeBits = List.copyOf(rangeBits);
    }
}
