package io.presodia.hal.channel;

import io.presodia.hal.unit.Current;
import io.presodia.hal.unit.Voltage;

/** What a channel is told to do with its cell. */
public sealed interface Drive {
    /** Output relay open, setpoint zero. The safe state. */
    record Open() implements Drive {
        /** The one value of this type. */
        public static final Open OPEN = new Open();
    }

    /**
     * Holds a current through the cell, relay closed.
     *
     * @param current positive charges
     */
    record Galvanostatic(Current current) implements Drive {}

    /**
     * Holds the voltage at the sense leads, relay closed.
     *
     * @param voltage at the cell
     * @param currentLimit magnitude that the channel's range must carry; the hardware clamps at its
     *     range
     */
    record Potentiostatic(Voltage voltage, Current currentLimit) implements Drive {}
}
