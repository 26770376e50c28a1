package io.presodia.firmware.safety;

import io.presodia.hal.limit.Tier;

/** Where the three tiers of a fault lie. */
public sealed interface Thresholds {
    /**
     * In the limits of each cell.
     *
     * @param field the field of {@code CellLimits}
     */
    record OfCell(String field) implements Thresholds {}

    /**
     * The same for every cell. A value above reaches the tier; infinity leaves the tier out.
     *
     * @param inform in the row's unit, or a share
     * @param warn likewise
     * @param trip likewise
     * @param basis where the numbers come from
     * @param share what the numbers are shares of, such as {@code of the range}; empty where they
     *     are in the row's unit
     */
    record Fixed(double inform, double warn, double trip, String basis, String share)
            implements Thresholds {
        public Fixed {
            if (!(inform <= warn && warn <= trip)) {
                throw new IllegalArgumentException(
                        "tiers must rise from inform to trip, were "
                                + inform
                                + ", "
                                + warn
                                + ", "
                                + trip);
            }
        }

        /** In the row's unit. */
        public Fixed(double inform, double warn, double trip, String basis) {
            this(inform, warn, trip, basis, "");
        }

        int severity(double value) {
            if (!(value > inform)) {
                return Severity.NONE;
            }
            return value > trip ? Severity.TRIP : value > warn ? Severity.WARN : Severity.INFORM;
        }

        double limit(int severity) {
            return switch (severity) {
                case Severity.TRIP -> trip;
                case Severity.WARN -> warn;
                default -> inform;
            };
        }
    }

    /**
     * A condition that holds or does not.
     *
     * @param tier its tier when it holds
     */
    record OnCondition(Tier tier) implements Thresholds {}
}
