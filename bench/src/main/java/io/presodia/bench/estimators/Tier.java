package io.presodia.bench.estimators;

import io.presodia.firmware.estimate.Meters;

/** Sensor tiers. */
enum Tier {
    /** The reference board. */
    BOARD(Meters.BOARD),
    /** A cheap instrument. */
    LOW(Meters.LOW);

    private final Meters meters;

    Tier(Meters meters) {
        this.meters = meters;
    }

    Meters meters() {
        return meters;
    }
}
