package io.presodia.firmware.push;

/**
 * How a pack talks to its collector.
 *
 * @param batchRows rows of one batch
 * @param flushSeconds a batch that is not full goes after so long, s
 * @param statusSeconds a sign of life at least so often, s
 * @param changeSeconds a change of state is told at once, and another not sooner than this, s
 * @param backfillBytesPerSecond what is old goes at most this fast
 * @param firstPauseSeconds pause after a failure; doubles each time, s
 * @param longestPauseSeconds longest pause, s
 */
public record PushSettings(
        int batchRows,
        double flushSeconds,
        double statusSeconds,
        double changeSeconds,
        double backfillBytesPerSecond,
        double firstPauseSeconds,
        double longestPauseSeconds) {
    /** On a cellular link. */
    public static final PushSettings CELLULAR = new PushSettings(60, 60, 900, 5, 2000, 5, 300);

    /** The same, with all times so many times shorter. */
    public PushSettings faster(double times) {
        return new PushSettings(
                batchRows,
                flushSeconds / times,
                statusSeconds / times,
                changeSeconds / times,
                backfillBytesPerSecond * times,
                firstPauseSeconds / times,
                longestPauseSeconds / times);
    }
}
