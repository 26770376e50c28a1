package io.presodia.firmware.safety;

import io.presodia.hal.limit.Tier;
import java.util.ArrayList;
import java.util.List;

/** Rows about buses, chips, interlocks and the firmware itself. */
final class MachineRows {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static final Evidence CHIPS_TAKE_TURNS =
            Evidence.ofScans(240, "one of twelve chips is read back in every twentieth scan");

    private static final Evidence WALL_CLOCK_IS_READ =
            Evidence.ofSeconds(1, "the wall clock is read once a second");

    private MachineRows() {}

    static List<FaultRow> rows() {
        List<FaultRow> rows = new ArrayList<>(buses());
        rows.addAll(interlocks());
        rows.addAll(firmware());
        rows.addAll(journal());
        rows.add(host());
        return rows;
    }

    private static List<FaultRow> buses() {
        return List.of(
                FaultRow.channel(
                                Fault.READING_LOST,
                                "attempts in a row to transfer a reading that failed",
                                "",
                                "The channel's readings do not arrive.",
                                new Thresholds.Fixed(0, 1, 2, "assumed: two failures may be noise"))
                        .with(Evidence.ofScans(2, "the third failure trips")),
                FaultRow.bus(
                                Fault.BUS_FAULT,
                                "failed transfers of one device with less than 5 s between them",
                                "",
                                "A device on a bus does not answer as it should. Opens the channels that"
                                        + " depend on it; a channel in use whose readings are lost"
                                        + " has opened before.",
                                new Thresholds.Fixed(
                                        0,
                                        2,
                                        4,
                                        "assumed: four failures may be noise where no reading is"
                                                + " lost"))
                        .with(Evidence.ofScans(4, "the fifth failure trips")),
                FaultRow.bus(
                                Fault.CHIP_RESET,
                                "configuration read back from each chip in turn",
                                "",
                                "A chip has lost its configuration: its readings and outputs mean nothing.",
                                new Thresholds.OnCondition(Tier.TRIP))
                        .with(CHIPS_TAKE_TURNS)
                        .afterPreflight(),
                FaultRow.bus(
                                Fault.WRONG_CHIP,
                                "identity and configuration read back from each chip in turn",
                                "",
                                "A chip answers what the fitted one cannot: another identity, or a configuration that nobody gave it.",
                                new Thresholds.OnCondition(Tier.TRIP))
                        .with(CHIPS_TAKE_TURNS)
                        .afterPreflight());
    }

    private static List<FaultRow> interlocks() {
        return List.of(
                FaultRow.board(
                                Fault.WATCHDOG_TRIPPED,
                                "trip line of the external watchdog",
                                "",
                                "The watchdog has dropped the relay supply: a heartbeat came too early, too"
                                        + " late or not at all.",
                                new Thresholds.OnCondition(Tier.TRIP))
                        .with(Evidence.ofScans(3, "the watchdog's own window, 145 ms"))
                        .with(Debounce.ofScans(2))
                        .with(Reaction.OPEN_BOARD, ClearingRule.WITH_REARM),
                FaultRow.board(
                                Fault.EMERGENCY_STOP,
                                "emergency stop input",
                                "",
                                "Somebody pressed the emergency stop, or its input cannot be read.",
                                new Thresholds.OnCondition(Tier.TRIP))
                        .with(Debounce.ofScans(2)),
                FaultRow.board(
                                Fault.ENCLOSURE_OPEN,
                                "enclosure input",
                                "",
                                "The enclosure is open: people can reach dies under pressure.",
                                new Thresholds.OnCondition(Tier.TRIP))
                        .with(Debounce.ofScans(2)),
                FaultRow.board(
                                Fault.CALIBRATION_MISSING,
                                "calibration of the board",
                                "",
                                "The board has no calibration: no reading means what it says.",
                                new Thresholds.OnCondition(Tier.TRIP))
                        .afterPreflight(),
                FaultRow.board(
                                Fault.CALIBRATION_EXPIRED,
                                "days since the calibration expired",
                                "d",
                                "The calibration is about to expire or has. A run goes on; the preflight"
                                        + " check refuses the next one.",
                                new Thresholds.Fixed(
                                        -14,
                                        0,
                                        NEVER,
                                        "assumed: two weeks are enough to calibrate"))
                        .with(WALL_CLOCK_IS_READ)
                        .with(Reaction.REPORT, ClearingRule.NOT_LATCHED));
    }

    private static List<FaultRow> firmware() {
        return List.of(
                FaultRow.board(
                                Fault.SCAN_OVERRUN,
                                "time between the starts of two scans, in scan periods",
                                "",
                                "The control loop is late. The watchdog has dropped the relays long before"
                                        + " the highest tier.",
                                new Thresholds.Fixed(
                                        1.5,
                                        3,
                                        10,
                                        "assumed: a scan is lost at 2, ten are half a second"))
                        .with(Evidence.ofScans(10, "the overrun itself")),
                FaultRow.board(
                        Fault.SCAN_FAILED,
                        "exceptions in a scan",
                        "",
                        "A scan did not come to its end: the firmware is in doubt.",
                        new Thresholds.OnCondition(Tier.TRIP)),
                FaultRow.board(
                                Fault.CLOCK_JUMP,
                                "wall clock against the monotonic clock",
                                "s",
                                "The wall clock was set. Nothing is counted by it, but labels before and"
                                        + " after do not fit together.",
                                new Thresholds.Fixed(
                                        0.5, 5, NEVER, "assumed: slewing stays below 1 ms/s"))
                        .with(WALL_CLOCK_IS_READ)
                        .with(Reaction.REPORT, ClearingRule.NOT_LATCHED));
    }

    private static List<FaultRow> journal() {
        return List.of(
                FaultRow.board(
                                Fault.JOURNAL_STALLED,
                                "time for which rows have waited without a commit",
                                "s",
                                "The disk does not take rows. Control goes on while the queue holds them;"
                                        + " then the board opens, for no cell runs unrecorded.",
                                new Thresholds.Fixed(
                                        2,
                                        10,
                                        60,
                                        "commits are due every second; a stall of 30 s must pass"))
                        .with(
                                new Evidence(
                                        10,
                                        61_000_000_000L,
                                        "the time itself, from when a row waits; the journal is asked in every tenth scan")),
                FaultRow.board(
                                Fault.JOURNAL_FULL,
                                "writes refused by the disk",
                                "s",
                                "The disk is full or broken. As with a stall, control goes on as long as the"
                                        + " queue holds.",
                                new Thresholds.Fixed(
                                        0, 0, 30, "assumed: half of what a stall may take"))
                        .with(
                                new Evidence(
                                        10,
                                        30_000_000_000L,
                                        "the time itself; the journal is asked in every tenth scan")));
    }

    private static FaultRow host() {
        return FaultRow.channel(
                        Fault.HOST_LOST,
                        "time since a host had the channel's lease, where the protocol demands one",
                        "s",
                        "The host that a protocol wants at its side is gone: nobody reads along.",
                        new Thresholds.Fixed(
                                5, 30, 60, "assumed: a restart of the host takes half a minute"))
                .with(Evidence.ofSeconds(60, "the time itself"));
    }
}
