package io.presodia.host.session;

import org.jspecify.annotations.Nullable;

/**
 * The virtual bench that is asked for.
 *
 * @param board name or file of the board
 * @param seed noise, residual errors and scatter follow from it
 * @param scatter whether cells differ from their design as hand-made cells do
 * @param scanMillis scan period, ms; null for that of the board file
 * @param speed simulated over real time; infinite for as fast as the machine can
 */
public record BenchRequest(
        String board, long seed, boolean scatter, @Nullable Double scanMillis, double speed) {
    public BenchRequest {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be above 0, was " + speed);
        }
    }

    /** The nominal bench at full speed. */
    public static BenchRequest nominal(String board, long seed) {
        return new BenchRequest(board, seed, false, null, Double.POSITIVE_INFINITY);
    }
}
