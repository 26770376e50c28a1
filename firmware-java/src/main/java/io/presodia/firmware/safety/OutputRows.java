package io.presodia.firmware.safety;

import io.presodia.hal.limit.Tier;
import java.util.ArrayList;
import java.util.List;

/** Rows about whether the outputs do what they were told. */
final class OutputRows {
    private OutputRows() {}

    static List<FaultRow> rows() {
        List<FaultRow> rows = new ArrayList<>(relayRows());
        rows.addAll(setpointRows());
        return rows;
    }

    private static List<FaultRow> relayRows() {
        return List.of(
                FaultRow.channel(
                                Fault.RELAY_WELDED,
                                "auxiliary contact against the command",
                                "",
                                "The relay was told to open and its contact says closed.",
                                new Thresholds.OnCondition(Tier.TRIP))
                        .with(Debounce.ofMillis(100))
                        .afterPreflight(),
                FaultRow.channel(
                                Fault.RELAY_NOT_CLOSED,
                                "auxiliary contact against the command",
                                "",
                                "The relay was told to close and its contact says open: the coil, its supply"
                                        + " or the contact failed.",
                                new Thresholds.OnCondition(Tier.TRIP))
                        .with(Debounce.ofMillis(100)),
                FaultRow.channel(
                                Fault.CURRENT_WITH_RELAY_OPEN,
                                "current while the relay is told to be open",
                                "A",
                                "Current flows although the relay was told to open: the output does not"
                                        + " obey, so the relay supply must drop.",
                                new Thresholds.Fixed(
                                        0.01,
                                        0.015,
                                        0.03,
                                        "assumed: above any offset that" + " auto-zero believes",
                                        "of the range"))
                        .with(Debounce.ofMillis(300))
                        .with(Reaction.DROP_RELAY_SUPPLY, ClearingRule.AFTER_PREFLIGHT));
    }

    private static List<FaultRow> setpointRows() {
        return List.of(
                FaultRow.channel(
                                Fault.SETPOINT_NOT_FOLLOWED,
                                "current or voltage against its setpoint",
                                "A or V",
                                "The channel does not hold what it was told. Galvanostatic: a share of"
                                        + " the set current plus 0.2 % of the range. Potentiostatic, unless"
                                        + " the range clamps the current: a fraction of 1 V.",
                                new Thresholds.Fixed(
                                        0.01,
                                        0.015,
                                        0.02,
                                        "abort rule of the activation protocol: 2 %",
                                        "of the setpoint, or V"))
                        .with(new Debounce(3, 1_000_000_000L)),
                FaultRow.channel(
                        Fault.SETPOINT_REFUSED,
                        "setpoint against the limits of cell and board",
                        "A or V",
                        "A setpoint outside the limits was asked for: whatever asked is wrong.",
                        new Thresholds.OnCondition(Tier.TRIP)),
                FaultRow.channel(
                                Fault.ACTUATION_FAILED,
                                "transfers to converter, range switch and relay",
                                "",
                                "A command did not reach the channel, whose output is now in doubt. While"
                                        + " the channel cannot be opened either, the heartbeat stops.",
                                new Thresholds.OnCondition(Tier.TRIP))
                        .afterPreflight());
    }
}
