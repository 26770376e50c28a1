package io.presodia.firmware.protocol;

import java.util.List;

/**
 * Tells what speaks against an end on an estimate: a cell in which it is never known, a level that
 * it never has, and a protocol that never brings the evidence.
 */
final class EstimateCheck {
    private final Protocol protocol;
    private final CellContext cell;

    EstimateCheck(Protocol protocol, CellContext cell) {
        this.protocol = protocol;
        this.cell = cell;
    }

    /** What is wrong with this end of this step, for people; empty for nothing. */
    String wrong(Step step, EndCondition.EstimateLevel end) {
        CellInside inside = cell.inside();
        Estimand quantity = end.quantity();
        if (!inside.cathode()) {
            return "is never known in a cell without a cathode";
        }
        if (quantity == Estimand.DONOR_DEPLETION && !inside.donor()) {
            return "is never known in a cell without a donor";
        }
        if (quantity == Estimand.SODIUM_DEFICIT && Math.abs(end.level()) > inside.firstCharge()) {
            return FourDigits.of(end.level())
                    + " mAh/g can never be reached: cathode and donor of this cell give "
                    + FourDigits.of(inside.firstCharge())
                    + " mAh/g, and no more can be missing or too much";
        }
        if (quantity.leastDischarged() > 0 && !driven(step, false)) {
            return "can never be known here: no step up to this one discharges the cell, and before "
                    + percent(quantity.leastDischarged())
                    + " of 1C for an hour have come back only the cell file says how much sodium"
                    + " is missing";
        }
        if (!driven(step, true) && !driven(step, false)) {
            return "can never be known here: no step up to this one lets a current flow, and before "
                    + percent(quantity.leastPassed())
                    + " of 1C for an hour have passed only the cell file speaks for it";
        }
        return "";
    }

    private static String percent(double share) {
        return FourDigits.of(100 * share) + " %";
    }

    /**
     * Whether a current may have flowed in this direction before the step ends. A jump back, or a
     * loop, may have brought the run here from behind.
     */
    private boolean driven(Step step, boolean charging) {
        boolean back = jumpsBack(protocol.steps());
        for (Step one : protocol.steps()) {
            if (drives(one, charging)) {
                return true;
            }
            if (!back && holds(one, step)) {
                return false;
            }
        }
        return false;
    }

    private static boolean drives(Step step, boolean charging) {
        return step instanceof Step.Loop loop
                ? loop.body().stream().anyMatch(one -> drives(one, charging))
                : step.drives(charging);
    }

    private static boolean holds(Step one, Step wanted) {
        return one.head().id().equals(wanted.head().id())
                || (one instanceof Step.Loop loop
                        && loop.body().stream().anyMatch(inner -> holds(inner, wanted)));
    }

    private static boolean jumpsBack(List<Step> steps) {
        for (Step step : steps) {
            boolean jumps =
                    switch (step) {
                        case Step.Loop loop -> jumpsBack(loop.body());
                        case Step.Goto jump -> jump.jump().times() > 0;
                        case Step.Rest _,
                                Step.Cc _,
                                Step.Cv _,
                                Step.Cccv _,
                                Step.Cp _,
                                Step.Pulse _,
                                Step.Gitt _,
                                Step.Activate _,
                                Step.DcPolarisation _,
                                Step.Ramp _,
                                Step.Profile _,
                                Step.HoldForOperator _ ->
                                step.exits().stream()
                                        .anyMatch(exit ->
                                                exit.then() instanceof Then.Goto jump
                                                        && jump.times() > 0);
                    };
            if (jumps) {
                return true;
            }
        }
        return false;
    }
}
