package io.presodia.hal.sim;

/** What takes an {@link AnalogFault}: the circuit of one channel. */
public interface AnalogFaults {
    /** Makes the circuit misbehave from virtual time {@code nanos} on, besides what it does yet. */
    void inject(AnalogFault fault, long nanos);

    /** Ends all analog faults. */
    void clearFaults();
}
