package io.presodia.hal.sim;

/** A way in which leads, relay or front end of one channel can misbehave, as plain data. */
public sealed interface AnalogFault {
    /** A quantity on its way from the cell to a converter. */
    enum Signal {
        /** Cell voltage at the main converter, V. */
        VOLTAGE,
        /** Cell current at the main converter, A. */
        CURRENT,
        /** Cell voltage at the check converter, V. */
        CHECK_VOLTAGE,
        /** Cell current at the check converter, A. */
        CHECK_CURRENT,
        /** Stack pressure at the load cell, Pa. */
        STACK_PRESSURE,
        /** Temperature at the PT100, K. */
        TEMPERATURE
    }

    /** A force lead is open: no current flows whatever the relay does. */
    record OpenForceLead() implements AnalogFault {}

    /**
     * A sense lead is open: both voltage converters see 0 V, to which the inputs are pulled, and a
     * potentiostat drives to the end of its range.
     */
    record OpenSenseLead() implements AnalogFault {}

    /** The cell sits the wrong way round. */
    record ReversedCell() implements AnalogFault {}

    /** The relay's contact stays closed; its auxiliary contact shows it. */
    record WeldedRelay() implements AnalogFault {}

    /** The relay's contact stays open; its auxiliary contact shows it. */
    record DeadRelay() implements AnalogFault {}

    /**
     * One path shows this much more than there is.
     *
     * @param amount in the signal's unit
     */
    record Offset(Signal signal, double amount) implements AnalogFault {}

    /**
     * One path wanders away, from the moment of the fault on.
     *
     * @param perSecond in the signal's unit
     */
    record Drift(Signal signal, double perSecond) implements AnalogFault {}

    /**
     * One path is noisy, drawn from the seed of the bench.
     *
     * @param rms of one conversion, in the signal's unit
     */
    record NoiseBurst(Signal signal, double rms) implements AnalogFault {}

    /**
     * The amplifier of the main converter's path sits at its rail.
     *
     * @param signal voltage or current
     * @param high at the upper rail
     */
    record Saturation(Signal signal, boolean high) implements AnalogFault {
        public Saturation {
            if (signal != Signal.VOLTAGE && signal != Signal.CURRENT) {
                throw new IllegalArgumentException(
                        "only voltage and current of the main converters saturate, not " + signal);
            }
        }
    }

    /**
     * The galvanostat gives another current than it was told.
     *
     * @param fraction of the set current that is too much
     */
    record SetpointError(double fraction) implements AnalogFault {}
}
