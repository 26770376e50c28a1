package io.presodia.firmware.safety;

import io.presodia.hal.limit.Tier;
import java.util.ArrayList;
import java.util.List;

/** Rows about buses, chips, interlocks and the firmware itself. */
final class MachineRows {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private MachineRows() {}

    static List<FaultRow> rows() {
        List<FaultRow> rows = new ArrayList<>(buses());
        rows.addAll(interlocks());
        rows.addAll(firmware());
        return rows;
    }

    private static List<FaultRow> buses() {
        return List.of(
                new FaultRow(
                        Fault.READING_LOST,
                        "attempts in a row to transfer a reading that failed",
                        "",
                        "The channel's readings do not arrive.",
                        Scope.CHANNEL,
                        new Thresholds.Fixed(0, 1, 2, "assumed: two failures may be noise"),
                        Debounce.NONE,
                        Reaction.OPEN_CHANNEL,
                        ClearingRule.WHEN_GONE),
                new FaultRow(
                        Fault.BUS_FAULT,
                        "failed transfers of one device with less than 5 s between them",
                        "",
                        "A device on a bus does not answer as it should. Opens the channels that"
                                + " depend on it.",
                        Scope.BUS,
                        new Thresholds.Fixed(0, 1, 2, "assumed: two failures may be noise"),
                        Debounce.NONE,
                        Reaction.OPEN_DEPENDENTS,
                        ClearingRule.WHEN_GONE),
                new FaultRow(
                        Fault.CHIP_RESET,
                        "configuration read back from each chip in turn",
                        "",
                        "A chip has lost its configuration or answers with another identity: its"
                                + " readings and outputs mean nothing.",
                        Scope.BUS,
                        new Thresholds.OnCondition(Tier.TRIP),
                        Debounce.NONE,
                        Reaction.OPEN_DEPENDENTS,
                        ClearingRule.AFTER_PREFLIGHT));
    }

    private static List<FaultRow> interlocks() {
        return List.of(
                board(
                        Fault.WATCHDOG_TRIPPED,
                        "trip line of the external watchdog",
                        "",
                        "The watchdog has dropped the relay supply: a heartbeat came too early, too"
                                + " late or not at all.",
                        new Thresholds.OnCondition(Tier.TRIP),
                        Debounce.ofScans(2),
                        ClearingRule.WITH_REARM),
                board(
                        Fault.EMERGENCY_STOP,
                        "emergency stop input",
                        "",
                        "Somebody pressed the emergency stop, or its input cannot be read.",
                        new Thresholds.OnCondition(Tier.TRIP),
                        Debounce.ofScans(2),
                        ClearingRule.WHEN_GONE),
                board(
                        Fault.ENCLOSURE_OPEN,
                        "enclosure input",
                        "",
                        "The enclosure is open: people can reach dies under pressure.",
                        new Thresholds.OnCondition(Tier.TRIP),
                        Debounce.ofScans(2),
                        ClearingRule.WHEN_GONE),
                board(
                        Fault.CALIBRATION_MISSING,
                        "calibration of the board",
                        "",
                        "The board has no calibration: no reading means what it says.",
                        new Thresholds.OnCondition(Tier.TRIP),
                        Debounce.NONE,
                        ClearingRule.AFTER_PREFLIGHT),
                report(
                        Fault.CALIBRATION_EXPIRED,
                        "days since the calibration expired",
                        "d",
                        "The calibration is about to expire or has. A run goes on; the preflight"
                                + " check refuses the next one.",
                        new Thresholds.Fixed(
                                -14, 0, NEVER, "assumed: two weeks are enough to calibrate"),
                        Debounce.NONE));
    }

    private static List<FaultRow> firmware() {
        return List.of(
                board(
                        Fault.SCAN_OVERRUN,
                        "time between the starts of two scans, in scan periods",
                        "",
                        "The control loop is late. Far later than this the watchdog acts.",
                        new Thresholds.Fixed(
                                1.5, 3, 10, "assumed: a scan is lost at 2, ten are half a second"),
                        Debounce.NONE,
                        ClearingRule.WHEN_GONE),
                board(
                        Fault.SCAN_FAILED,
                        "exceptions in a scan",
                        "",
                        "A scan did not come to its end: the firmware is in doubt.",
                        new Thresholds.OnCondition(Tier.TRIP),
                        Debounce.NONE,
                        ClearingRule.WHEN_GONE),
                report(
                        Fault.CLOCK_JUMP,
                        "wall clock against the monotonic clock",
                        "s",
                        "The wall clock was set. Nothing is counted by it, but labels before and"
                                + " after do not fit together.",
                        new Thresholds.Fixed(0.5, 5, NEVER, "assumed: slewing stays below 1 ms/s"),
                        Debounce.NONE),
                board(
                        Fault.JOURNAL_STALLED,
                        "time for which rows have waited without a commit",
                        "s",
                        "The disk does not take rows. Control goes on while the queue holds them;"
                                + " then the board opens, for no cell runs unrecorded.",
                        new Thresholds.Fixed(
                                2,
                                10,
                                60,
                                "commits are due every second; a stall of 30 s must pass"),
                        Debounce.NONE,
                        ClearingRule.WHEN_GONE),
                board(
                        Fault.JOURNAL_FULL,
                        "writes refused by the disk",
                        "s",
                        "The disk is full or broken. As with a stall, control goes on as long as the"
                                + " queue holds.",
                        new Thresholds.Fixed(0, 0, 30, "assumed: half of what a stall may take"),
                        Debounce.NONE,
                        ClearingRule.WHEN_GONE));
    }

    private static FaultRow board(
            Fault fault,
            String watches,
            String unit,
            String description,
            Thresholds thresholds,
            Debounce debounce,
            ClearingRule clearing) {
        return new FaultRow(
                fault,
                watches,
                unit,
                description,
                Scope.BOARD,
                thresholds,
                debounce,
                Reaction.OPEN_BOARD,
                clearing);
    }

    private static FaultRow report(
            Fault fault,
            String watches,
            String unit,
            String description,
            Thresholds thresholds,
            Debounce debounce) {
        return new FaultRow(
                fault,
                watches,
                unit,
                description,
                Scope.BOARD,
                thresholds,
                debounce,
                Reaction.REPORT,
                ClearingRule.NOT_LATCHED);
    }
}
