package io.presodia.hil.fault;

/** A signal path of a channel that analog faults act on, with the unit scenario files use. */
public enum SignalPath {
    /** Cell voltage at the main converter. */
    VOLTAGE("voltage_mV", 1e-3),
    /** Cell current at the main converter. */
    CURRENT("current_uA", 1e-6),
    /** Cell voltage at the supervisor's converter. */
    CHECK_VOLTAGE("check_voltage_mV", 1e-3),
    /** Cell current at the supervisor's converter. */
    CHECK_CURRENT("check_current_uA", 1e-6),
    /** Stack pressure. */
    PRESSURE("pressure_MPa", 1e6),
    /** Cell temperature. */
    TEMPERATURE("temperature_K", 1);

    private final String key;
    private final double unit;

    SignalPath(String key, double unit) {
        this.key = key;
        this.unit = unit;
    }

    /** The key in scenario files, with its unit. */
    public String key() {
        return key;
    }

    /** The key's unit in V, A, Pa or K. */
    public double unit() {
        return unit;
    }
}
