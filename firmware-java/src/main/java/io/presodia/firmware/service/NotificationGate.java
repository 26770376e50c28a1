package io.presodia.firmware.service;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides for one observer when to tell him. Not for several threads at once. */
public final class NotificationGate {
    private final Conditions conditions;
    private boolean told;
    private long toldNanos;
    private double toldValue = Double.NaN;
    private double seenValue = Double.NaN;
    private boolean edge;
    private @Nullable Object toldVersion;

    /**
     * @param conditions what the observer wants
     */
    public NotificationGate(Conditions conditions) {
        this.conditions = conditions;
    }

    /**
     * Whether to tell the observer now; if so, this is what he was told.
     *
     * @param value the number that is observed, 1 for true and 0 for false; NaN where it is none,
     *     or has no value now
     * @param version equal as long as nothing changed
     * @param nanos now
     */
    public boolean due(double value, Object version, long nanos) {
        edge |= value == conditions.edge() && seenValue == 1 - value;
        seenValue = value;
        if (!told || dueAgain(value, version, (nanos - toldNanos) * 1e-9)) {
            told = true;
            edge = false;
            toldNanos = nanos;
            toldValue = value;
            toldVersion = version;
            return true;
        }
        return false;
    }

    private boolean dueAgain(double value, Object version, double seconds) {
        double least =
                Double.isNaN(conditions.leastSeconds())
                        ? conditions.looksAtValue() || conditions.looksAtEdge()
                                ? 0
                                : Conditions.USUAL_LEAST_SECONDS
                        : conditions.leastSeconds();
        // A pmax shorter than the usual pmin asks for more than usual.
        if (seconds >= conditions.mostSeconds()) {
            return true;
        }
        if (conditions.looksAtEdge()) {
            return edge && seconds >= least;
        }
        if (seconds < least || Objects.equals(version, toldVersion)) {
            return false;
        }
        return !conditions.looksAtValue() || interesting(value);
    }

    private boolean interesting(double value) {
        if (Double.isNaN(value) != Double.isNaN(toldValue)) {
            return true;
        }
        return Math.abs(value - toldValue) >= conditions.step()
                || (conditions.band()
                        ? inBand(value)
                        : crossed(value, conditions.above()) || crossed(value, conditions.below()));
    }

    private boolean crossed(double value, double level) {
        return (value > level) != (toldValue > level) && !Double.isNaN(level);
    }

    /** With lt below gt the band lies between them, else outside; one end alone is open. */
    private boolean inBand(double value) {
        double low = conditions.below();
        double high = conditions.above();
        if (Double.isNaN(low)) {
            return value <= high;
        }
        if (Double.isNaN(high)) {
            return value >= low;
        }
        return low < high ? value >= low && value <= high : value >= low || value <= high;
    }
}
