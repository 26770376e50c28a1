package io.presodia.firmware.scan;

import io.presodia.hal.channel.CurrentRange;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import java.util.List;

/**
 * Finds the offset of a channel's current converter while the relay is open and no current can
 * flow: the mean of a number of readings, taken off every later reading of the same range and never
 * off an earlier one.
 *
 * <p>Each range has a zero of its own. A zero found in one range says nothing about another, whose
 * resistor and amplifier error differ, so that a range not yet zeroed keeps 0.
 */
public final class AutoZero {
    /**
     * How a zero is taken.
     *
     * @param readings number of good readings averaged; at least 1
     * @param settleNanos how long the relay must have been open before the first of them
     * @param refreshNanos least time between two zeros of one rest
     * @param plausibleFraction largest offset believed, as a fraction of the range's full scale
     */
    public record Settings(
            int readings, long settleNanos, long refreshNanos, double plausibleFraction) {
        /**
         * 100 readings after 1 s, again every 10 min, at most 1 % of full scale. Assumed: at 50 ms
         * scans it fits a 10 s rest, and averages noise by ten; an offset of 1 % means that current
         * flows or the amplifier is broken.
         */
        public static final Settings STANDARD =
                new Settings(100, 1_000_000_000L, 600_000_000_000L, 0.01);

        public Settings {
            if (readings < 1
                    || settleNanos < 0
                    || refreshNanos < 0
                    || !(plausibleFraction > 0 && plausibleFraction < 1)) {
                throw new IllegalArgumentException(
                        "auto-zero needs at least 1 reading, times of 0 or more and a plausible"
                                + " fraction between 0 and 1, was "
                                + readings
                                + ", "
                                + settleNanos
                                + " ns, "
                                + refreshNanos
                                + " ns, "
                                + plausibleFraction);
            }
        }
    }

    /** What became of a reading. */
    public enum Outcome {
        /** No new zero. */
        NONE,
        /** A new zero holds from now on. */
        TAKEN,
        /** The mean was too large to be an offset; the old zero stays. */
        REJECTED
    }

    private final Settings settings;
    private final double[] plausibleAmperes;
    private final double[] zeroAmperes;
    private boolean open;
    private int rangeIndex;
    private long notBeforeNanos;
    private long lastNanos = Long.MIN_VALUE;
    private double sumAmperes;
    private int count;
    private double lastMeanAmperes;

    /**
     * @param settings how a zero is taken
     * @param ranges the channel's ranges, smallest first
     */
    public AutoZero(Settings settings, List<CurrentRange> ranges) {
        this.settings = settings;
        zeroAmperes = new double[ranges.size()];
        plausibleAmperes = new double[ranges.size()];
        for (int i = 0; i < plausibleAmperes.length; i++) {
            plausibleAmperes[i] = settings.plausibleFraction() * ranges.get(i).fullScaleAmperes();
        }
    }

    /** Takes in one reading of the current before auto-zero, with the output it was read under. */
    public Outcome offer(Reading rawAmperes, OutputState output) {
        if (output.relayCommanded() || output.relayClosed()) {
            open = false;
            return Outcome.NONE;
        }
        if (rawAmperes.quality() == Quality.MISSING || rawAmperes.nanos() <= lastNanos) {
            return Outcome.NONE;
        }
        lastNanos = rawAmperes.nanos();
        if (!open || output.settling() || output.rangeIndex() != rangeIndex) {
            open = true;
            rangeIndex = output.rangeIndex();
            begin(lastNanos + settings.settleNanos());
            return Outcome.NONE;
        }
        if (!rawAmperes.good() || lastNanos < notBeforeNanos) {
            return Outcome.NONE;
        }
        sumAmperes += rawAmperes.value();
        count++;
        return count < settings.readings() ? Outcome.NONE : conclude();
    }

    /** The offset to take off a reading of this range from now on, A. */
    public double zeroAmperes(int range) {
        return zeroAmperes[range];
    }

    /** The mean behind the last outcome that was not {@link Outcome#NONE}, A. */
    public double lastMeanAmperes() {
        return lastMeanAmperes;
    }

    /** The zeros of all ranges, for a checkpoint. */
    public List<Double> zeros() {
        Double[] zeros = new Double[zeroAmperes.length];
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = zeroAmperes[i];
        }
        return List.of(zeros);
    }

    /**
     * Takes over the zeros of a checkpoint.
     *
     * @throws IllegalArgumentException when their number is not that of the ranges
     */
    public void restore(List<Double> zeros) {
        if (zeros.size() != zeroAmperes.length) {
            throw new IllegalArgumentException(
                    "the board has "
                            + zeroAmperes.length
                            + " current ranges, the checkpoint holds zeros for "
                            + zeros.size());
        }
        for (int i = 0; i < zeroAmperes.length; i++) {
            zeroAmperes[i] = zeros.get(i);
        }
    }

    private void begin(long fromNanos) {
        notBeforeNanos = fromNanos;
        sumAmperes = 0;
        count = 0;
    }

    private Outcome conclude() {
        lastMeanAmperes = sumAmperes / count;
        begin(lastNanos + settings.refreshNanos());
        if (Math.abs(lastMeanAmperes) > plausibleAmperes[rangeIndex]) {
            return Outcome.REJECTED;
        }
        zeroAmperes[rangeIndex] = lastMeanAmperes;
        return Outcome.TAKEN;
    }
}
