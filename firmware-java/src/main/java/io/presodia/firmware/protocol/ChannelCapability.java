package io.presodia.firmware.protocol;

import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.channel.CurrentRange;
import java.util.List;

/**
 * What a channel of the board can hold.
 *
 * @param minimumVolts lowest cell voltage it measures and holds, V
 * @param maximumVolts highest cell voltage it measures and holds, V
 * @param maximumAmperes full scale of its largest current range, A
 * @param rangeAmperes full scales of its current ranges, A; empty where they are not known
 */
public record ChannelCapability(
        double minimumVolts,
        double maximumVolts,
        double maximumAmperes,
        List<Double> rangeAmperes) {
    /** What is left of two full scales that are written alike. */
    private static final double CLOSE = 1e-9;

    /** Longest burst capture of a channel, s (see {@code Board.startBurst}). */
    public static final double BURST_SECONDS = 1.0;

    public ChannelCapability {
        rangeAmperes = List.copyOf(rangeAmperes);
    }

    /** A channel whose single ranges are not known. */
    public ChannelCapability(double minimumVolts, double maximumVolts, double maximumAmperes) {
        this(minimumVolts, maximumVolts, maximumAmperes, List.of());
    }

    /** Whether a range has this full scale; where the ranges are not known, any may. */
    boolean hasRange(double amperes) {
        return rangeAmperes.isEmpty()
                || rangeAmperes.stream().anyMatch(range -> Math.abs(amperes / range - 1) < CLOSE);
    }

    /** The capability of every channel of this board. */
    public static ChannelCapability of(BoardIdentity board) {
        double largest = 0;
        for (CurrentRange range : board.ranges()) {
            largest = Math.max(largest, range.fullScaleAmperes());
        }
        return new ChannelCapability(
                board.minimumVolts(),
                board.maximumVolts(),
                largest,
                board.ranges().stream().map(CurrentRange::fullScaleAmperes).toList());
    }
}
