package io.presodia.host.report;

import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.TieredBand;
import java.util.List;

/** The tiers of a limit with their names. */
final class LimitTiers {
    private LimitTiers() {}

    /** A tier and its band. */
    record NamedBand(String name, Band band) {}

    static List<NamedBand> of(TieredBand band) {
        return List.of(
                new NamedBand("inform", band.inform()),
                new NamedBand("warn", band.warn()),
                new NamedBand("trip", band.trip()));
    }
}
