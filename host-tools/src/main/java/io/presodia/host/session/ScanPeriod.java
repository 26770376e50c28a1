package io.presodia.host.session;

import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.WatchdogSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Gives a virtual board another scan period. The window of a watchdog is laid around the period of
 * its board, by a capacitor on a real one: on the virtual board it is scaled with the period, and
 * the record of the run says so.
 */
public final class ScanPeriod {
    /** One conversion of every chip must fit, and a scan of bench-4 is laid out for 50 ms. */
    private static final double LEAST_SHARE = 1.0;

    /**
     * Beyond ten seconds neither limits nor end conditions of a cell are watched as its file means.
     */
    private static final double MOST_MILLIS = 10_000;

    private static final MathContext DIGITS = new MathContext(6);

    private ScanPeriod() {}

    /**
     * The board with that scan period.
     *
     * @param scanMillis ms; null leaves the board as it is
     * @throws ConfigException when the board cannot be scanned so fast or should not be scanned so
     *     slowly
     */
    public static BoardSpec apply(BoardSpec board, @Nullable Double scanMillis)
            throws ConfigException {
        if (scanMillis == null) {
            return board;
        }
        double least = board.scanPeriodNanos() * 1e-6 * LEAST_SHARE;
        if (!(scanMillis >= least && scanMillis <= MOST_MILLIS)) {
            throw new ConfigException(
                    new Diagnostic(
                            "command line",
                            0,
                            "--scan",
                            number(scanMillis),
                            "must be "
                                    + number(least)
                                    + " to "
                                    + number(MOST_MILLIS)
                                    + " ms: board "
                                    + board.name()
                                    + " needs "
                                    + number(least)
                                    + " ms for one scan, and slower scans would watch too little"));
        }
        long nanos = Math.round(scanMillis * 1e6);
        WatchdogSpec watchdog = board.watchdog();
        return new BoardSpec(
                board.name(),
                board.description(),
                board.serial(),
                nanos,
                board.buses(),
                board.chips(),
                board.lines(),
                board.frontEnd(),
                board.channels(),
                board.loadCell(),
                board.pt100(),
                board.ambientSensor(),
                watchdog == null
                        ? null
                        : scaled(watchdog, (double) nanos / board.scanPeriodNanos()),
                board.interlocks());
    }

    private static WatchdogSpec scaled(WatchdogSpec watchdog, double factor) {
        return new WatchdogSpec(
                watchdog.part(),
                watchdog.heartbeatLine(),
                watchdog.tripLine(),
                watchdog.rearmLine(),
                Math.round(watchdog.earliestNanos() * factor),
                Math.round(watchdog.latestNanos() * factor),
                watchdog.relayDropNanos());
    }

    /** What the record of a run says of it. */
    static String text(BoardSpec file, BoardSpec inUse) {
        if (file.scanPeriodNanos() == inUse.scanPeriodNanos()) {
            return number(inUse.scanPeriodNanos() * 1e-6) + " ms, as in the board file";
        }
        WatchdogSpec watchdog = inUse.watchdog();
        return number(inUse.scanPeriodNanos() * 1e-6)
                + " ms instead of the board file's "
                + number(file.scanPeriodNanos() * 1e-6)
                + " ms"
                + (watchdog == null
                        ? ""
                        : "; the window of the virtual watchdog is scaled with it to "
                                + number(watchdog.earliestNanos() * 1e-6)
                                + " to "
                                + number(watchdog.latestNanos() * 1e-6)
                                + " ms");
    }

    private static String number(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
