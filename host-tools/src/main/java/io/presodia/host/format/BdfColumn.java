package io.presodia.host.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of the Battery Data Format 1.3.0.
 *
 * <p>Source: battery-data-alliance/battery-data-format-ontology, {@code schema/schema.json} at
 * commit c9d46a81ffaf1d8aef98eb6b931ce06a943323c4; levels from the README of
 * battery-data-alliance/battery-data-format. The machine name is the constant's name in lower case.
 */
public enum BdfColumn {
    TEST_TIME_MILLISECOND("Test Time / ms", Kind.DECIMAL, Level.DEPRECATED, 0),
    TEST_TIME_SECOND("Test Time / s", Kind.DECIMAL, Level.REQUIRED, 0),
    UNIX_TIME_SECOND("Unix Time / s", Kind.DECIMAL, Level.RECOMMENDED, 0),
    UNIX_TIME_MILLISECOND("Unix Time / ms", Kind.DECIMAL, Level.DEPRECATED, 0),
    VOLTAGE_VOLT("Voltage / V", Kind.DECIMAL, Level.REQUIRED, Minimum.NONE),
    CURRENT_AMPERE("Current / A", Kind.DECIMAL, Level.REQUIRED, Minimum.NONE),
    SURFACE_TEMPERATURE_CELSIUS(
            "Surface Temperature / degC",
            Kind.DECIMAL,
            Level.OPTIONAL,
            Minimum.ABSOLUTE_ZERO_CELSIUS),
    TEMPERATURE_T1_CELSIUS(
            "Temperature T1 / degC",
            Kind.DECIMAL,
            Level.OPTIONAL,
            Minimum.ABSOLUTE_ZERO_CELSIUS,
            "Surface Temperature T1 / degC",
            "Temperature / degC"),
    TEMPERATURE_T2_CELSIUS(
            "Temperature T2 / degC",
            Kind.DECIMAL,
            Level.OPTIONAL,
            Minimum.ABSOLUTE_ZERO_CELSIUS,
            "Surface Temperature T2 / degC"),
    TEMPERATURE_T3_CELSIUS(
            "Temperature T3 / degC",
            Kind.DECIMAL,
            Level.OPTIONAL,
            Minimum.ABSOLUTE_ZERO_CELSIUS,
            "Surface Temperature T3 / degC"),
    TEMPERATURE_T4_CELSIUS(
            "Temperature T4 / degC",
            Kind.DECIMAL,
            Level.OPTIONAL,
            Minimum.ABSOLUTE_ZERO_CELSIUS,
            "Surface Temperature T4 / degC"),
    TEMPERATURE_T5_CELSIUS(
            "Temperature T5 / degC",
            Kind.DECIMAL,
            Level.OPTIONAL,
            Minimum.ABSOLUTE_ZERO_CELSIUS,
            "Surface Temperature T5 / degC"),
    AMBIENT_TEMPERATURE_CELSIUS(
            "Ambient Temperature / degC",
            Kind.DECIMAL,
            Level.RECOMMENDED,
            Minimum.ABSOLUTE_ZERO_CELSIUS),
    CYCLE_COUNT("Cycle Count / 1", Kind.INTEGER, Level.RECOMMENDED, 0),
    STEP_COUNT("Step Count / 1", Kind.INTEGER, Level.RECOMMENDED, 0),
    STEP_RECORD_INDEX("Step Record Index / 1", Kind.INTEGER, Level.OPTIONAL, Minimum.NONE),
    STEP_INDEX("Step Index / 1", Kind.INTEGER, Level.DEPRECATED, Minimum.NONE),
    STEP_ID("Step ID", Kind.TEXT, Level.OPTIONAL, Minimum.NONE),
    STEP_TYPE("Step Type", Kind.TEXT, Level.OPTIONAL, Minimum.NONE),
    CHARGING_CAPACITY_AH("Charging Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    DISCHARGING_CAPACITY_AH(
            "Discharging Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    STEP_CUMULATIVE_CAPACITY_AH(
            "Step Cumulative Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    STEP_CAPACITY_AH("Step Capacity / Ah", Kind.DECIMAL, Level.DEPRECATED, Minimum.NONE),
    NET_CAPACITY_AH("Net Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    CUMULATIVE_CAPACITY_AH("Cumulative Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    STEP_CUMULATIVE_ENERGY_WH(
            "Step Cumulative Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    STEP_ENERGY_WH("Step Energy / Wh", Kind.DECIMAL, Level.DEPRECATED, Minimum.NONE),
    CHARGING_ENERGY_WH("Charging Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    DISCHARGING_ENERGY_WH("Discharging Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    NET_ENERGY_WH("Net Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    CUMULATIVE_ENERGY_WH("Cumulative Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    INTERNAL_RESISTANCE_OHM(
            "Internal Resistance / Ohm", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    AMBIENT_PRESSURE_PA("Ambient Pressure / Pa", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    APPLIED_PRESSURE_PA("Applied Pressure / Pa", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    POWER_WATT("Power / W", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    ABSOLUTE_IMPEDANCE_OHM("Absolute Impedance / ohm", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    AC_INTERNAL_RESISTANCE_OHM(
            "AC Internal Resistance / ohm", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    CYCLE_CHARGING_CAPACITY_AH(
            "Cycle Charging Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    CYCLE_CHARGING_ENERGY_WH(
            "Cycle Charging Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    CYCLE_CUMULATIVE_CAPACITY_AH(
            "Cycle Cumulative Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    CYCLE_CUMULATIVE_ENERGY_WH(
            "Cycle Cumulative Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    CYCLE_DISCHARGING_CAPACITY_AH(
            "Cycle Discharging Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    CYCLE_DISCHARGING_ENERGY_WH(
            "Cycle Discharging Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    CYCLE_NET_CAPACITY_AH("Cycle Net Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    CYCLE_NET_ENERGY_WH("Cycle Net Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    DC_INTERNAL_RESISTANCE_OHM(
            "DC Internal Resistance / ohm", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    FREQUENCY_HERTZ("Frequency / Hz", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    IMAGINARY_IMPEDANCE_OHM(
            "Imaginary Impedance / ohm", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    PHASE_DEGREE("Phase / deg", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    REAL_IMPEDANCE_OHM("Real Impedance / ohm", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    RECORD_INDEX("Record Index / 1", Kind.INTEGER, Level.OPTIONAL, 0),
    SCHEDULE_CHARGING_CAPACITY_AH(
            "Schedule Charging Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    SCHEDULE_DISCHARGING_CAPACITY_AH(
            "Schedule Discharging Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    SCHEDULE_CHARGING_ENERGY_WH(
            "Schedule Charging Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    SCHEDULE_DISCHARGING_ENERGY_WH(
            "Schedule Discharging Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    STEP_CHARGING_CAPACITY_AH(
            "Step Charging Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    STEP_CHARGING_ENERGY_WH(
            "Step Charging Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    STEP_DISCHARGING_CAPACITY_AH(
            "Step Discharging Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    STEP_DISCHARGING_ENERGY_WH(
            "Step Discharging Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    STEP_NET_CAPACITY_AH("Step Net Capacity / Ah", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    STEP_NET_ENERGY_WH("Step Net Energy / Wh", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    STEP_TIME_SECOND("Step Time / s", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE),
    SURFACE_PRESSURE_PA("Surface Pressure / Pa", Kind.DECIMAL, Level.OPTIONAL, Minimum.NONE);

    /** What the cells hold. */
    public enum Kind {
        /** A number, written without an exponent. */
        DECIMAL,
        /** A whole number. */
        INTEGER,
        /** A string. */
        TEXT
    }

    /** How much the format wants the column. */
    public enum Level {
        /** A file without it is not BDF. */
        REQUIRED,
        /** Should be there. */
        RECOMMENDED,
        /** May be there. */
        OPTIONAL,
        /** Read, never written. */
        DEPRECATED
    }

    /** Bounds that constants refer to before static fields of the enum exist. */
    private static final class Minimum {
        static final double NONE = Double.NEGATIVE_INFINITY;
        static final double ABSOLUTE_ZERO_CELSIUS = -273.15;
    }

    private final String machineName;
    private final String label;
    private final Kind kind;
    private final Level level;
    private final double minimum;

    // Made by List.of, which nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> otherLabels;

    BdfColumn(String label, Kind kind, Level level, double minimum, String... otherLabels) {
        this.machineName = name().toLowerCase(Locale.ROOT);
        this.label = label;
        this.kind = kind;
        this.level = level;
        this.minimum = minimum;
        this.otherLabels = List.of(otherLabels);
    }

    /** The header for software, such as {@code voltage_volt}. */
    public String machineName() {
        return machineName;
    }

    /** The header for people, such as {@code Voltage / V}. */
    public String label() {
        return label;
    }

    /** What the cells hold. */
    public Kind kind() {
        return kind;
    }

    /** How much the format wants the column. */
    public Level level() {
        return level;
    }

    /** The least value allowed; negative infinity when all are. */
    public double minimum() {
        return minimum;
    }

    /** The column with this header in either style. */
    public static Optional<BdfColumn> ofHeader(String header) {
        for (BdfColumn column : values()) {
            if (column.machineName.equals(header)
                    || column.label.equals(header)
                    || column.otherLabels.contains(header)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
