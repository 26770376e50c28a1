package io.presodia.firmware.safety;

import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.TieredBand;

/** A reading against one or both ends of a band of the cell's limits. */
final class LimitCheck implements ChannelCheck {
    /** Which ends count. */
    enum Side {
        LOW,
        HIGH,
        BOTH
    }

    private final Watch watch;
    private final Watched watched;
    private final TieredBand band;
    private final Side side;
    private final double toleranceFraction;
    private final double tolerance;

    /**
     * @param tolerance how far beyond the band the reading's own error may take it, in its unit
     * @param toleranceFraction the same as a fraction of the current range
     */
    LimitCheck(
            Watch watch,
            Watched watched,
            TieredBand band,
            Side side,
            double tolerance,
            double toleranceFraction) {
        this.watch = watch;
        this.watched = watched;
        this.band = band;
        this.side = side;
        this.tolerance = tolerance;
        this.toleranceFraction = toleranceFraction;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        Reading reading = view.reading(watched);
        boolean current = watched == Watched.AMPERES || watched == Watched.CHECK_AMPERES;
        // A saturated value is a lower bound of the true magnitude, and so good enough for a trip.
        if ((!reading.good() && reading.quality() != Quality.SATURATED)
                || (current && view.mixesRanges())) {
            watch.pass(out);
            return;
        }
        double value = reading.value();
        double slack = tolerance + toleranceFraction * view.fullScaleAmperes();
        int high = side == Side.LOW ? Severity.NONE : Severity.above(band, value - slack);
        int low = side == Side.HIGH ? Severity.NONE : Severity.below(band, value + slack);
        if (low > high) {
            watch.see(low, value, Severity.low(band, low), out);
        } else {
            watch.see(high, value, Severity.high(band, high), out);
        }
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
    }
}
