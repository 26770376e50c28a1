package io.presodia.firmware.safety;

import io.presodia.hal.limit.Tier;
import java.util.ArrayList;
import java.util.List;

/** Rows about whether the readings can be believed. */
final class MeasurementRows {
    private static final Evidence SENSORS_TAKE_TURNS =
            Evidence.ofScans(
                    4, "load cell and PT100 take turns at one converter, and it takes three");

    private MeasurementRows() {}

    static List<FaultRow> rows() {
        List<FaultRow> rows = new ArrayList<>(converters());
        rows.addAll(jumps());
        rows.addAll(leads());
        return rows;
    }

    private static List<FaultRow> converters() {
        List<FaultRow> rows = new ArrayList<>(disagreements());
        rows.addAll(readings());
        return rows;
    }

    private static List<FaultRow> disagreements() {
        return List.of(
                FaultRow.channel(
                                Fault.VOLTAGE_DISAGREEMENT,
                                "difference of main and check converter",
                                "V",
                                "The two voltage converters read the same cell differently: one of them"
                                        + " lies, and the limits cannot be trusted.",
                                new Thresholds.Fixed(
                                        0.010,
                                        0.015,
                                        0.025,
                                        "ADS1115: gain error 0.15 % at most, 6 mV at 4 V; assumed: four"
                                                + " times that"))
                        .with(new Debounce(3, 100_000_000L))
                        .afterPreflight(),
                FaultRow.channel(
                                Fault.CURRENT_DISAGREEMENT,
                                "difference of main and check converter, as a fraction of the range",
                                "A",
                                "The two current converters read the same current differently: charge and"
                                        + " current limits cannot be trusted.",
                                new Thresholds.Fixed(
                                        0.005,
                                        0.010,
                                        0.020,
                                        "ADS1115: gain error 0.15 % at"
                                                + " most; assumed: amplifier and reference no worse than as"
                                                + " much again",
                                        "of the range"))
                        .with(new Debounce(3, 100_000_000L))
                        .afterPreflight());
    }

    private static List<FaultRow> readings() {
        return List.of(
                FaultRow.channel(
                                Fault.STALE_READING,
                                "age of the latest good reading of each converter",
                                "s",
                                "A quantity has not been measured for too long: nobody knows what the cell"
                                        + " does. The limits stretch to 2.5 and 4.5 scans when scans are slow.",
                                new Thresholds.Fixed(
                                        1,
                                        1,
                                        2,
                                        "abort rule of the activation protocol: sensor stale 2 s"))
                        .with(Evidence.ofSeconds(2, "the age itself")),
                FaultRow.channel(
                                Fault.FROZEN_READING,
                                "conversions of voltage or current with one identical code",
                                "",
                                "A converter repeats one code while current flows: it is stuck.",
                                new Thresholds.Fixed(
                                        20,
                                        20,
                                        40,
                                        "conversions; a 24-bit converter's noise spreads over several codes,"
                                                + " so 40 in a row happen by chance in less than 1e-20"))
                        .with(Evidence.ofScans(40, "the conversions themselves"))
                        .afterPreflight(),
                FaultRow.channel(
                                Fault.FROZEN_SENSOR,
                                "time for which pressure or temperature has not moved by one code",
                                "s",
                                "A slow sensor repeats one code: it is stuck, and would never see the cell"
                                        + " lose pressure or heat up.",
                                new Thresholds.Fixed(
                                        60,
                                        60,
                                        120,
                                        "assumed: 24-bit bridge readings move by noise alone within"
                                                + " seconds"))
                        .with(
                                Evidence.ofSeconds(
                                        121, "the time itself, from the first repeated reading"))
                        .afterPreflight(),
                FaultRow.channel(
                                Fault.SATURATED_READING,
                                "voltage or current at the end of the converter's range",
                                "",
                                "The true value lies beyond what can be measured.",
                                new Thresholds.OnCondition(Tier.TRIP))
                        .with(Debounce.ofMillis(500)));
    }

    private static List<FaultRow> jumps() {
        return List.of(
                jump(
                        Fault.VOLTAGE_JUMP,
                        "V",
                        "The voltage stepped away without a change of the output: a lead moved, or"
                                + " the cell broke down.",
                        0.1,
                        "assumed: the steepest end of discharge moves 20 mV/s, the ohmic step of a"
                                + " small change of current stays below 50 mV"),
                jump(
                                Fault.TEMPERATURE_JUMP,
                                "K",
                                "The temperature stepped further than a die of steel can: the sensor moved"
                                        + " or broke.",
                                2,
                                "assumed: noise of 0.05 K")
                        .with(SENSORS_TAKE_TURNS),
                jump(
                                Fault.PRESSURE_JUMP,
                                "Pa",
                                "The pressure stepped away: the press slipped, the die cracked, or the load"
                                        + " cell broke.",
                                3e6,
                                "assumed: 4 % of 75 MPa; noise of the load cell is a tenth")
                        .with(SENSORS_TAKE_TURNS));
    }

    private static List<FaultRow> leads() {
        return List.of(
                FaultRow.channel(
                                Fault.OPEN_FORCE_LEAD,
                                "current against the set current",
                                "A",
                                "A current is set and the relay is closed, yet nothing flows: a force lead"
                                        + " is open.",
                                new Thresholds.OnCondition(Tier.TRIP))
                        .with(new Debounce(3, 100_000_000L)),
                FaultRow.channel(
                                Fault.OPEN_SENSE_LEAD,
                                "voltage against the scans before",
                                "V",
                                "The voltage collapsed or went to the end of the converter in one scan while"
                                        + " the current went on: a sense lead is open, or the cell is"
                                        + " shorted.",
                                new Thresholds.OnCondition(Tier.TRIP))
                        .with(Debounce.ofScans(2)));
    }

    private static FaultRow jump(
            Fault fault, String unit, String description, double step, String basis) {
        return FaultRow.channel(
                        fault,
                        "step between good readings under one output",
                        unit,
                        description,
                        new Thresholds.Fixed(step, step, step, basis))
                .with(Debounce.ofScans(3));
    }
}
