package io.presodia.firmware.safety;

/** The quantity a finding is about. */
public enum Watched {
    VOLTS("cell voltage"),
    AMPERES("cell current"),
    CHECK_VOLTS("cell voltage on the check converter"),
    CHECK_AMPERES("cell current on the check converter"),
    STACK_PRESSURE("stack pressure"),
    CELL_TEMPERATURE("cell temperature"),
    CHARGE("net charge"),
    RESISTANCE("step resistance"),
    CAPACITY("capacity"),
    SODIUM("sodium inventory"),
    EFFICIENCY("fall of the coulombic efficiency a cycle"),
    RESISTANCE_AT_25("resistance at 25 °C"),
    RELAY("relay"),
    SETPOINT("setpoint"),
    BUS("bus"),
    WATCHDOG("watchdog"),
    INTERLOCK("interlock"),
    CALIBRATION("calibration"),
    SCAN("scan"),
    WALL_CLOCK("wall clock"),
    JOURNAL("journal"),
    HOST("host");

    private final String label;

    Watched(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
