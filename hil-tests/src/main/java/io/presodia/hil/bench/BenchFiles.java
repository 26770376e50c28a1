package io.presodia.hil.bench;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Loaded;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.Calibration;
import io.presodia.host.session.ScanPeriod;
import org.jspecify.annotations.Nullable;

/**
 * The files of a bench, read once and good for any number of benches.
 *
 * @param board the board as its file says
 * @param calibration of its virtual copy
 * @param inUse the board with the scan period in use
 * @param calibrated whether the supervisor is told of the calibration
 */
public record BenchFiles(
        Loaded<BoardSpec> board,
        Loaded<Calibration> calibration,
        BoardSpec inUse,
        boolean calibrated) {
    /**
     * Reads a board.
     *
     * @param nameOrFile name of a built-in board, or path of a file
     * @param scanMillis scan period, ms; null for that of the file
     * @throws ConfigException with everything that is wrong
     */
    public static BenchFiles load(
            Catalogue catalogue, String nameOrFile, @Nullable Double scanMillis)
            throws ConfigException {
        Loaded<BoardSpec> board = catalogue.board(nameOrFile);
        return new BenchFiles(
                board,
                catalogue.calibrationOf(board, board.value().virtualSerial()),
                ScanPeriod.apply(board.value(), scanMillis),
                true);
    }

    /** The same board, of whose calibration the supervisor is not told. */
    public BenchFiles withoutCalibration() {
        return new BenchFiles(board, calibration, inUse, false);
    }
}
