package io.presodia.firmware.safety;

/**
 * Everything that can go wrong and is watched. The code is for telemetry and never changes or moves
 * to another fault; the id is for people and files. What each fault means is its row in {@link
 * FaultTable}.
 */
public enum Fault {
    OVER_VOLTAGE(101, "over-voltage"),
    UNDER_VOLTAGE(102, "under-voltage"),
    OVER_CURRENT(103, "over-current"),
    CHARGE_BUDGET_EXCEEDED(104, "charge-budget-exceeded"),
    SOFT_SHORT(105, "soft-short"),
    REVERSED_CELL(106, "reversed-cell"),
    LEAKAGE_AT_REST(107, "leakage-at-rest"),
    CAPACITY_LOST(108, "capacity-lost"),
    SODIUM_LIMITED(109, "sodium-limited"),
    EFFICIENCY_FALLING(110, "efficiency-falling"),

    OVER_TEMPERATURE(201, "over-temperature"),
    UNDER_TEMPERATURE(202, "under-temperature"),
    TEMPERATURE_RATE(203, "temperature-rate"),
    PRESSURE_LOW(211, "pressure-low"),
    PRESSURE_HIGH(212, "pressure-high"),
    PRESSURE_RATE(213, "pressure-rate"),
    GAS_EVOLUTION(214, "gas-evolution"),
    CONTACT_LOSS(215, "contact-loss"),
    RESISTANCE_GROWN(216, "resistance-grown"),

    VOLTAGE_DISAGREEMENT(301, "voltage-disagreement"),
    CURRENT_DISAGREEMENT(302, "current-disagreement"),
    STALE_READING(303, "stale-reading"),
    FROZEN_READING(304, "frozen-reading"),
    FROZEN_SENSOR(305, "frozen-sensor"),
    SATURATED_READING(306, "saturated-reading"),
    VOLTAGE_JUMP(307, "voltage-jump"),
    TEMPERATURE_JUMP(308, "temperature-jump"),
    PRESSURE_JUMP(309, "pressure-jump"),
    OPEN_FORCE_LEAD(310, "open-force-lead"),
    OPEN_SENSE_LEAD(311, "open-sense-lead"),

    RELAY_WELDED(401, "relay-welded"),
    RELAY_NOT_CLOSED(402, "relay-not-closed"),
    CURRENT_WITH_RELAY_OPEN(403, "current-with-relay-open"),
    SETPOINT_NOT_FOLLOWED(404, "setpoint-not-followed"),
    SETPOINT_REFUSED(405, "setpoint-refused"),
    ACTUATION_FAILED(406, "actuation-failed"),

    READING_LOST(501, "reading-lost"),
    BUS_FAULT(502, "bus-fault"),
    CHIP_RESET(503, "chip-reset"),
    WATCHDOG_TRIPPED(504, "watchdog-tripped"),
    EMERGENCY_STOP(505, "emergency-stop"),
    ENCLOSURE_OPEN(506, "enclosure-open"),
    CALIBRATION_MISSING(507, "calibration-missing"),
    CALIBRATION_EXPIRED(508, "calibration-expired"),
    WRONG_CHIP(509, "wrong-chip"),

    SCAN_OVERRUN(601, "scan-overrun"),
    SCAN_FAILED(602, "scan-failed"),
    CLOCK_JUMP(603, "clock-jump"),
    JOURNAL_STALLED(604, "journal-stalled"),
    JOURNAL_FULL(605, "journal-full"),
    HOST_LOST(606, "host-lost");

    private final int code;
    private final String id;

    Fault(int code, String id) {
        this.code = code;
        this.id = id;
    }

    /** Stable number for telemetry. */
    public int code() {
        return code;
    }

    /** Stable name for files and people. */
    public String id() {
        return id;
    }
}
