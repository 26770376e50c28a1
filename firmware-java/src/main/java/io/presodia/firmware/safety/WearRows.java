package io.presodia.firmware.safety;

import java.util.List;

/**
 * Rows about wear, of which the estimators tell. They report and never open: estimators may err.
 */
final class WearRows {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static final Evidence ASKED_EACH_MINUTE =
            Evidence.ofSeconds(61, "from when the estimator is sure: it is asked once a minute");

    private WearRows() {}

    static List<FaultRow> rows() {
        return List.of(
                row(
                        Fault.CAPACITY_LOST,
                        "what the estimator is sure the cell can hold no more, against its design after the first cycle",
                        "The cell has lost capacity: vacancies of the cathode, or the sodium to fill them.",
                        new Thresholds.Fixed(
                                0.05,
                                0.1,
                                NEVER,
                                "the paper's cells lose a tenth in 300 cycles at 0.5C; assumed: half of it"
                                        + " is worth a look",
                                "of the capacity")),
                row(
                        Fault.SODIUM_LIMITED,
                        "probability, as the estimator has it, that sodium ends the discharge of a cell designed to"
                                + " have enough",
                        "Donor and cathode have lost more sodium than the donor was to make up for: it was too"
                                + " little, did not give all, or side reactions go on.",
                        new Thresholds.Fixed(0.975, 0.975, NEVER, "the upper end of a 95 % band")),
                row(
                        Fault.EFFICIENCY_FALLING,
                        "by how much the coulombic efficiency falls from cycle to cycle, at 95 %, over the latest"
                                + " 10 to 30 comparable cycles",
                        "Each cycle loses more than the one before: side reactions speed up, or a leak through the"
                                + " separator grows.",
                        new Thresholds.Fixed(
                                2e-5,
                                8e-5,
                                NEVER,
                                "a fall of d a cycle takes d n²/2 of the capacity in n cycles: a tenth, which the"
                                        + " paper's cells lose in 300, in another 100 and 50; assumed: twice as"
                                        + " fast and more is worth a look",
                                "a cycle")),
                row(
                        Fault.RESISTANCE_GROWN,
                        "what the estimator is sure the resistance at 25 °C is, at least, over that of the design",
                        "The cell resists more than designed. With contact-loss a contact has come off, with"
                                + " pressure-low the stack has; alone, interphases grow.",
                        new Thresholds.Fixed(
                                1.5,
                                2,
                                NEVER,
                                "twice the first resistance is a usual end of life; assumed: half of the growth"
                                        + " is worth a look",
                                "of the design")));
    }

    private static FaultRow row(
            Fault fault, String watches, String description, Thresholds.Fixed tiers) {
        return FaultRow.channel(fault, watches, "", description, tiers)
                .with(ASKED_EACH_MINUTE)
                .with(Reaction.REPORT, ClearingRule.NOT_LATCHED);
    }
}
