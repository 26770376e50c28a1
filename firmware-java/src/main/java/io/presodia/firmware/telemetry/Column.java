package io.presodia.firmware.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * The columns of a bulk batch. Numbers are stable: a number is never given to something else, and a
 * reader passes over numbers it does not know. A value travels as a whole number of steps of its
 * resolution; resolutions lie well below what the board can tell apart, and the journal on the
 * device keeps the full doubles.
 */
public enum Column {
    MONOTONIC(1, "s", 1, 1000, "when the scan began, on the boot's monotonic clock"),
    WALL_LESS_MONOTONIC(2, "s", 1, 1000, "wall clock since 1970-01-01 UTC less MONOTONIC"),
    CLOCK_QUALITY(3, "", 1, 1, "0 synchronised, 1 not, 2 virtual"),
    CHANNEL(4, "", 1, 1, "channel, from 1"),
    RUN(5, "", 1, 1, "run id, as index of the batch's texts"),
    REASON(6, "", 1, 1, "why it was recorded, as in the journal's code table"),
    CYCLE(7, "", 1, 1, "battery cycle, from 1"),
    STEP_COUNT(8, "", 1, 1, "steps entered since the run began"),
    STEP_ID(9, "", 1, 1, "step id, as index of the batch's texts"),
    STEP_TYPE(10, "", 1, 1, "step type, as index of the batch's texts"),
    RUN_TIME(11, "s", 1, 1000, "since the run began"),
    STEP_TIME(12, "s", 1, 1000, "since the step began"),
    QUALITY(
            13,
            "",
            1,
            1,
            "quality of voltage, current, temperature, pressure, ambient: 3 bits each"),
    RANGE(14, "", 1, 1, "current range in use, 0 = smallest"),

    VOLTAGE(16, "V", 1, 100_000, "cell voltage; the board's noise is 50 µV or less"),
    CURRENT(17, "A", 1, 1_000_000_000, "cell current; the board's offset is 5 nA or less"),
    TEMPERATURE(18, "Cel", 1, 100, "cell temperature"),
    PRESSURE(19, "Pa", 1000, 1, "stack pressure"),
    AMBIENT(20, "Cel", 1, 100, "ambient temperature"),
    ZERO(21, "A", 1, 1_000_000_000, "offset taken off the current"),
    UNCOUNTED(22, "s", 1, 1000, "time of the run whose charge could not be counted"),

    CHARGE(32, "C", 1, 1_000_000, "charge into the cell since the run began"),
    DISCHARGE(33, "C", 1, 1_000_000, "charge out of the cell since the run began"),
    ENERGY_IN(34, "J", 1, 1_000_000, "energy into the cell since the run began"),
    ENERGY_OUT(35, "J", 1, 1_000_000, "energy out of the cell since the run began"),
    CYCLE_CHARGE(36, "C", 1, 1_000_000, "CHARGE when the battery cycle began"),
    CYCLE_DISCHARGE(37, "C", 1, 1_000_000, "DISCHARGE when the battery cycle began"),
    CYCLE_ENERGY_IN(38, "J", 1, 1_000_000, "ENERGY_IN when the battery cycle began"),
    CYCLE_ENERGY_OUT(39, "J", 1, 1_000_000, "ENERGY_OUT when the battery cycle began"),
    STEP_CHARGE(40, "C", 1, 1_000_000, "CHARGE when the step began"),
    STEP_DISCHARGE(41, "C", 1, 1_000_000, "DISCHARGE when the step began"),
    STEP_ENERGY_IN(42, "J", 1, 1_000_000, "ENERGY_IN when the step began"),
    STEP_ENERGY_OUT(43, "J", 1, 1_000_000, "ENERGY_OUT when the step began"),

    SOC(48, "/", 1, 100_000, "state of charge, estimated"),
    SOC_SIGMA(49, "/", 1, 1000, "its standard uncertainty"),
    DONOR_DEPLETION(
            50,
            "/",
            1,
            10_000,
            "donor sodium given: share of its Na2S and NPS that is out, estimated"),
    DONOR_DEPLETION_SIGMA(51, "/", 1, 1000, "its standard uncertainty"),
    SODIUM_INVENTORY(52, "mAh/g", 1, 100, "cyclable sodium, estimated"),
    SODIUM_INVENTORY_SIGMA(53, "mAh/g", 1, 10, "its standard uncertainty"),
    NA2S_DEPLETION(54, "/", 1, 10_000, "share of the donor's Na2S that is out, estimated"),
    NA2S_DEPLETION_SIGMA(55, "/", 1, 1000, "its standard uncertainty"),
    NA2S_CAPACITY(56, "mAh/g", 1, 100, "all of the donor's Na2S, estimated"),
    NA2S_CAPACITY_SIGMA(57, "mAh/g", 1, 10, "its standard uncertainty"),
    SODIUM_DEFICIT(58, "mAh/g", 1, 100, "vacancies of the cathode less mobile sodium, estimated"),
    SODIUM_DEFICIT_SIGMA(59, "mAh/g", 1, 10, "its standard uncertainty"),
    SODIUM_TRAPPED(60, "mAh/g", 1, 100, "sodium in the anode for good, estimated"),
    SODIUM_TRAPPED_SIGMA(61, "mAh/g", 1, 10, "its standard uncertainty"),
    CATHODE_CAPACITY(62, "mAh/g", 1, 100, "reversible capacity of the cathode, estimated"),
    CATHODE_CAPACITY_SIGMA(63, "mAh/g", 1, 10, "its standard uncertainty"),
    OHMS_AT_25(64, "Ohm", 1, 100, "resistance that answers within a second, as at 25 °C"),
    OHMS_AT_25_SIGMA(65, "Ohm", 1, 10, "its standard uncertainty"),
    SODIUM_LIMITED(66, "/", 1, 100, "probability that sodium ends a discharge");

    /** What stands for "not measured": no other number may. */
    public static final long MISSING = Long.MIN_VALUE;

    private final int number;
    private final String unit;
    private final long multiplier;
    private final long divisor;
    private final String meaning;

    Column(int number, String unit, long multiplier, long divisor, String meaning) {
        this.number = number;
        this.unit = unit;
        this.multiplier = multiplier;
        this.divisor = divisor;
        this.meaning = meaning;
    }

    /** Its number in a batch. */
    public int number() {
        return number;
    }

    /** Unit of its values; empty for counts and codes. */
    public String unit() {
        return unit;
    }

    /** What it says, for people. */
    public String meaning() {
        return meaning;
    }

    /** One step, in {@link #unit()}. */
    public double resolution() {
        return (double) multiplier / divisor;
    }

    /** {@code value} in steps, to the nearest; {@link #MISSING} for what is no number. */
    public long steps(double value) {
        double steps = value * divisor / multiplier;
        // Beyond 2^62 steps nothing real lies, and deltas could leave the range of a long.
        return Double.isFinite(steps) && Math.abs(steps) < 0x1p62 ? Math.round(steps) : MISSING;
    }

    /** So many steps in {@link #unit()}; NaN for {@link #MISSING}. */
    public double value(long steps) {
        return steps == MISSING ? Double.NaN : (double) steps * multiplier / divisor;
    }

    /** The column with this number; null for one of a newer version. */
    static @Nullable Column of(int number) {
        for (Column column : values()) {
            if (column.number == number) {
                return column;
            }
        }
        return null;
    }
}
