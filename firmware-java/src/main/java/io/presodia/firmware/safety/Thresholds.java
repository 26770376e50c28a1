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
     * @param inform in the row's unit
     * @param warn in the row's unit
     * @param trip in the row's unit
     * @param basis where the numbers come from
     */
    record Fixed(double inform, double warn, double trip, String basis) implements Thresholds {
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

        /** Nothing below the trip. */
        static Fixed trip(double trip, String basis) {
            return new Fixed(trip, trip, trip, basis);
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
