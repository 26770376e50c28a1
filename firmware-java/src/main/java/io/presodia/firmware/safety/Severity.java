package io.presodia.firmware.safety;

import io.presodia.hal.limit.Tier;
import io.presodia.hal.limit.TieredBand;

/** Tiers as small integers, with one below them for "nothing wrong": for the hot path alone. */
final class Severity {
    static final int NONE = -1;
    static final int INFORM = 0;
    static final int WARN = 1;
    static final int TRIP = 2;

    private static final Tier[] TIERS = {Tier.INFORM, Tier.WARN, Tier.TRIP};

    private Severity() {}

    static Tier tier(int severity) {
        return TIERS[severity];
    }

    static int of(Tier tier) {
        return switch (tier) {
            case INFORM -> INFORM;
            case WARN -> WARN;
            case TRIP -> TRIP;
        };
    }

    static int above(TieredBand band, double value) {
        if (!(value > band.inform().high())) {
            return NONE;
        }
        return value > band.trip().high() ? TRIP : value > band.warn().high() ? WARN : INFORM;
    }

    static int below(TieredBand band, double value) {
        if (!(value < band.inform().low())) {
            return NONE;
        }
        return value < band.trip().low() ? TRIP : value < band.warn().low() ? WARN : INFORM;
    }

    static double high(TieredBand band, int severity) {
        return switch (severity) {
            case TRIP -> band.trip().high();
            case WARN -> band.warn().high();
            default -> band.inform().high();
        };
    }

    static double low(TieredBand band, int severity) {
        return switch (severity) {
            case TRIP -> band.trip().low();
            case WARN -> band.warn().low();
            default -> band.inform().low();
        };
    }
}
