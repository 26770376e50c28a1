package io.presodia.firmware.safety;

import java.util.ArrayList;
import java.util.List;

/** Rows about the cell itself. */
final class CellRows {
    private static final Evidence SENSORS_TAKE_TURNS =
            Evidence.ofScans(2, "load cell and PT100 take turns at one converter");

    private static final Evidence SLOPE_OF_A_MINUTE =
            Evidence.ofSeconds(65, "a slope over 60 s, renewed every 5 s");

    private CellRows() {}

    static List<FaultRow> rows() {
        List<FaultRow> rows = new ArrayList<>(limitRows());
        rows.addAll(conditionRows());
        rows.addAll(stackRows());
        rows.addAll(changeRows());
        rows.add(contactRow());
        rows.addAll(WearRows.rows());
        return rows;
    }

    private static List<FaultRow> limitRows() {
        return List.of(
                FaultRow.channel(
                        Fault.OVER_VOLTAGE,
                        "cell voltage, both converters",
                        "V",
                        "The cell is above its voltage window: the electrolyte or the cathode"
                                + " oxidises. The check converter trips too, beyond the tolerance of"
                                + " the voltage disagreement.",
                        new Thresholds.OfCell("volts")),
                FaultRow.channel(
                        Fault.UNDER_VOLTAGE,
                        "cell voltage, both converters",
                        "V",
                        "The cell is below its voltage window. A cell that has not been inside yet"
                                + " may be charged into it with up to 15 % of its charge budget:"
                                + " fresh cells rest below.",
                        new Thresholds.OfCell("volts")),
                FaultRow.channel(
                        Fault.OVER_CURRENT,
                        "cell current, both converters",
                        "A",
                        "The current is outside the cell's limits in either direction. The check"
                                + " converter trips too, beyond the tolerance of the current"
                                + " disagreement.",
                        new Thresholds.OfCell("amperes")),
                FaultRow.channel(
                        Fault.CHARGE_BUDGET_EXCEEDED,
                        "net charge since the run began",
                        "A h",
                        "More charge went in than cathode and donor together can hold: it plates"
                                + " sodium or feeds a short, or the cell has a donor, or more of"
                                + " it, than its file says.",
                        new Thresholds.Fixed(
                                0.97,
                                0.99,
                                1.0,
                                "the budget has its own margin; assumed: near enough to be worth a"
                                        + " look",
                                "of the budget")));
    }

    private static List<FaultRow> conditionRows() {
        return List.of(
                FaultRow.channel(
                                Fault.SOFT_SHORT,
                                "fall of the voltage over 60 s under a steady charging current",
                                "V/min",
                                "The voltage falls while the cell is charged: a leak through the"
                                        + " separator grows. Watched from ten minutes after the"
                                        + " last change of current, and from an hour after a"
                                        + " higher one, while donor and cathode exchange sodium;"
                                        + " for three minutes, since a change of phase in the"
                                        + " anode lets its polarisation go at once, by some"
                                        + " 10 mV.",
                                new Thresholds.Fixed(
                                        0.002,
                                        0.003,
                                        0.005,
                                        "abort rule of the activation protocol: 5 mV/min; assumed:"
                                                + " noise and relaxation stay below a tenth"))
                        .with(SLOPE_OF_A_MINUTE)
                        .with(Debounce.ofMillis(180_000)),
                FaultRow.channel(
                        Fault.REVERSED_CELL,
                        "voltage below zero, or below what the cell may rest at",
                        "V",
                        "The cell sits the wrong way round, or has been driven through zero. Holds"
                                + " for fresh cells too, and counts from the lowest voltage that"
                                + " the cell's file expects of one where that is below zero; not"
                                + " for cells whose limits allow a negative voltage.",
                        new Thresholds.Fixed(
                                0.02,
                                0.05,
                                0.1,
                                "assumed: far beyond any offset, far before any cell's own"
                                        + " voltage")),
                FaultRow.channel(
                                Fault.LEAKAGE_AT_REST,
                                "fall of the voltage over an hour of rest, three hours after a"
                                        + " charge or later",
                                "V/h",
                                "The voltage still falls when a charged cell has relaxed: a leak too"
                                        + " small to show under current.",
                                new Thresholds.Fixed(
                                        0.0002,
                                        0.0005,
                                        0.001,
                                        "a leak of 100 Mohm gives 0.43 mV/h, 10 Mohm 3.9 mV/h, a"
                                                + " healthy cell 2 uV/h once at rest, and 0.45 mV/h at"
                                                + " most three hours after a charge; abort rule: 1"
                                                + " mV/h"))
                        .with(
                                Evidence.ofSeconds(
                                        14_760, "three hours of rest, and twelve means of 5 min")));
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
                        "stackPascals"));
    }

    private static List<FaultRow> changeRows() {
        return List.of(
                slow(
                                Fault.TEMPERATURE_RATE,
                                "slope of cell temperature over 60 s",
                                "K/min",
                                "The temperature runs away in either direction: a thermal event, or"
                                        + " the thermostat failed.",
                                "celsiusPerMinute")
                        .with(SLOPE_OF_A_MINUTE),
                FaultRow.channel(
                                Fault.PRESSURE_RATE,
                                "slope of stack pressure over 60 s, as a fraction of the pressure",
                                "1/min",
                                "Pressure changes faster than a breathing cell explains: contact"
                                        + " loss, slipping press, or gas.",
                                new Thresholds.Fixed(
                                        0.01,
                                        0.03,
                                        0.05,
                                        "interlock of the activation protocol, 5 %/min; a cell that"
                                                + " breathes 6 MPa in 2 h of 0.5C changes by 0.07"
                                                + " %/min",
                                        "of the pressure a minute"))
                        .with(SLOPE_OF_A_MINUTE),
                FaultRow.channel(
                                Fault.GAS_EVOLUTION,
                                "steady rise of stack pressure over 10 min, as a fraction of it",
                                "1/min",
                                "Pressure rises without a break and faster than the anode's"
                                        + " breathing explains: gas. None is expected.",
                                new Thresholds.Fixed(
                                        0.002,
                                        0.003,
                                        0.005,
                                        "breathing explains 0.07 %/min at 0.5C, hence 0.14 %/min at"
                                                + " 1C; assumed: beyond three times that",
                                        "of the pressure a minute"))
                        .with(Evidence.ofSeconds(650, "a slope over 600 s, renewed every 50 s")));
    }

    private static FaultRow contactRow() {
        return FaultRow.channel(
                        Fault.CONTACT_LOSS,
                        "resistance of two steps of current in a row against the first ones of"
                                + " that size, with stack pressure",
                        "",
                        "The resistance has risen without a cause in temperature: a contact"
                                + " comes off. Each tier counts as the next one where the"
                                + " stack pressure is more than 5 % below that of the first"
                                + " steps. Gross losses show as voltage jump, open lead or"
                                + " low pressure.",
                        new Thresholds.Fixed(
                                1.25,
                                1.5,
                                2,
                                "healthy cells of the virtual bench pass the largest of"
                                        + " their first four to eight steps by 2 % at"
                                        + " most; assumed: real ones by a fifth",
                                "of the first steps"))
                .with(
                        Evidence.ofScans(
                                3,
                                "the second step of current, and readings converted wholly"
                                        + " after it"));
    }

    private static FaultRow slow(
            Fault fault, String watches, String unit, String description, String field) {
        return FaultRow.channel(fault, watches, unit, description, new Thresholds.OfCell(field))
                .with(SENSORS_TAKE_TURNS)
                .with(Debounce.ofMillis(500));
    }
}
