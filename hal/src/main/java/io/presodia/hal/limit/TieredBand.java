package io.presodia.hal.limit;

/**
 * One quantity's limits: each tier's band contains the one before it.
 *
 * @param inform outside: inform
 * @param warn outside: warn
 * @param trip outside: trip
 */
public record TieredBand(Band inform, Band warn, Band trip) {
    public TieredBand {
        if (inform.low() < warn.low()
                || warn.low() < trip.low()
                || inform.high() > warn.high()
                || warn.high() > trip.high()) {
            throw new IllegalArgumentException(
                    "bands must widen from inform to trip: " + inform + ", " + warn + ", " + trip);
        }
    }

    /** Only a trip band. */
    public static TieredBand tripOnly(Band trip) {
        return new TieredBand(trip, trip, trip);
    }
}
