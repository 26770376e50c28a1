package io.presodia.firmware.estimate;

import io.presodia.firmware.estimate.ReservoirLedger.Finding;
import java.util.Locale;

/**
 * What the donor's residue gave over cycles, as far as charges can tell.
 *
 * @param finding what can be said
 * @param surplus sodium that must have come from somewhere, or charge that a leak let through,
 *     mAh/g; {@link Estimated#UNKNOWN} where the sum means nothing
 * @param cycles in the sum, after the one that the loss of capacity is counted from
 * @param leakAmperes a leak inside the cell that would look the same, A; NaN without a surplus
 */
public record Reservoir(Finding finding, Estimated surplus, int cycles, double leakAmperes) {
    /** Nothing was summed yet. */
    public static final Reservoir NOTHING =
            new Reservoir(Finding.TOO_FEW, Estimated.UNKNOWN, 0, Double.NaN);

    /** Sodium that the residue gave, mAh/g; unknown where anything else may have made it up. */
    public Estimated released() {
        return finding == Finding.DETERMINED ? surplus : Estimated.UNKNOWN;
    }

    /** Why no number is told; empty where one is. */
    public String reason() {
        return switch (finding) {
            case TOO_FEW -> "fewer than two full cycles that end alike";
            case NOT_DETERMINABLE -> "the offset of the current alone may have made up 1 mAh/g";
            case OR_SOFT_SHORT ->
                    "a leak in the cell would look the same, and no rest of 4 h at the top of charge"
                            + " has ruled it out";
            case DETERMINED -> "";
        };
    }

    /** One line for people; empty where there is nothing to tell. */
    public String text() {
        if (finding == Finding.TOO_FEW) {
            return "";
        }
        if (!surplus.known()) {
            return String.format(
                    Locale.ROOT,
                    "What the donor's residue gave over %d cycles cannot be told: %s.",
                    cycles,
                    reason());
        }
        String leak =
                String.format(
                        Locale.ROOT, "a leak of %.0f nA in the cell", Math.abs(leakAmperes) * 1e9);
        return finding == Finding.DETERMINED
                ? String.format(
                        Locale.ROOT,
                        "The donor's residue gave %.2f ± %.2f mAh/g over %d cycles; %s would look the"
                                + " same, but the cell kept its voltage at rest after a charge.",
                        surplus.value(),
                        surplus.sigma(),
                        cycles,
                        leak)
                : String.format(
                        Locale.ROOT,
                        "Over %d cycles %.2f ± %.2f mAh/g came from the donor's residue or from %s:"
                                + " which, only a rest of 4 h at the top of charge tells.",
                        cycles,
                        surplus.value(),
                        surplus.sigma(),
                        leak);
    }
}
