package io.presodia.firmware.safety;

import java.util.ArrayList;
import java.util.List;

/** Rows about the cell itself. */
final class CellRows {
    private CellRows() {}

    static List<FaultRow> rows() {
        List<FaultRow> rows = new ArrayList<>(electricalRows());
        rows.addAll(stackRows());
        return rows;
    }

    private static List<FaultRow> electricalRows() {
        return List.of(
                electrical(
                        Fault.OVER_VOLTAGE,
                        "cell voltage, both converters",
                        "V",
                        "The cell is above its voltage window: the electrolyte or the cathode"
                                + " oxidises. The check converter trips too, beyond the tolerance of"
                                + " the voltage disagreement.",
                        "volts"),
                electrical(
                        Fault.UNDER_VOLTAGE,
                        "cell voltage, both converters",
                        "V",
                        "The cell is below its voltage window, or its poles are reversed. A cell"
                                + " that has not been inside yet may be charged into it with up to"
                                + " 15 % of its charge budget: fresh cells rest below.",
                        "volts"),
                electrical(
                        Fault.OVER_CURRENT,
                        "cell current, both converters",
                        "A",
                        "The current is outside the cell's limits in either direction. The check"
                                + " converter trips too, beyond the tolerance of the current"
                                + " disagreement.",
                        "amperes"),
                new FaultRow(
                        Fault.CHARGE_BUDGET_EXCEEDED,
                        "net charge since the run began",
                        "A h",
                        "More charge went in than cathode and donor together can hold: it plates"
                                + " sodium or feeds a short. Tiers are fractions of the cell's"
                                + " budget.",
                        Scope.CHANNEL,
                        new Thresholds.Fixed(
                                0.97,
                                0.99,
                                1.0,
                                "fractions of the cell's budget, which has its own margin; assumed:"
                                        + " near enough to be worth a look"),
                        Debounce.NONE,
                        Reaction.OPEN_CHANNEL,
                        ClearingRule.WHEN_GONE));
    }

    private static List<FaultRow> stackRows() {
        return List.of(
                slow(
                        Fault.OVER_TEMPERATURE,
                        "cell temperature",
                        "°C",
                        "The cell is too hot.",
                        "celsius"),
                slow(
                        Fault.UNDER_TEMPERATURE,
                        "cell temperature",
                        "°C",
                        "The cell is too cold: its resistance rises and sodium plates.",
                        "celsius"),
                slow(
                        Fault.TEMPERATURE_RATE,
                        "slope of cell temperature over 60 s",
                        "K/min",
                        "The temperature runs away in either direction: a thermal event, or the"
                                + " thermostat failed.",
                        "celsiusPerMinute"),
                slow(
                        Fault.PRESSURE_LOW,
                        "stack pressure",
                        "Pa",
                        "The stack has lost pressure: contacts open and resistance rises.",
                        "stackPascals"),
                slow(
                        Fault.PRESSURE_HIGH,
                        "stack pressure",
                        "Pa",
                        "The stack is pressed too hard: gas, swelling, or a wrong setting of the"
                                + " press; the die may break.",
                        "stackPascals"),
                new FaultRow(
                        Fault.PRESSURE_RATE,
                        "slope of stack pressure over 60 s, as a fraction of the pressure",
                        "1/min",
                        "Pressure changes faster than a breathing cell explains: contact loss,"
                                + " slipping press, or gas.",
                        Scope.CHANNEL,
                        new Thresholds.Fixed(
                                0.01,
                                0.03,
                                0.05,
                                "interlock of the activation protocol, 5 %/min; a cell that breathes"
                                        + " 6 MPa in 2 h of 0.5C changes by 0.07 %/min"),
                        Debounce.NONE,
                        Reaction.OPEN_CHANNEL,
                        ClearingRule.WHEN_GONE));
    }

    private static FaultRow electrical(
            Fault fault, String watches, String unit, String description, String field) {
        return new FaultRow(
                fault,
                watches,
                unit,
                description,
                Scope.CHANNEL,
                new Thresholds.OfCell(field),
                Debounce.NONE,
                Reaction.OPEN_CHANNEL,
                ClearingRule.WHEN_GONE);
    }

    private static FaultRow slow(
            Fault fault, String watches, String unit, String description, String field) {
        return new FaultRow(
                fault,
                watches,
                unit,
                description,
                Scope.CHANNEL,
                new Thresholds.OfCell(field),
                Debounce.ofMillis(500),
                Reaction.OPEN_CHANNEL,
                ClearingRule.WHEN_GONE);
    }
}
