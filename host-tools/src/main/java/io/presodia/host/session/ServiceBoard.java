package io.presodia.host.session;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Loaded;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.Calibration;

/**
 * The board of a daemon, read and checked.
 *
 * @param request what was asked for
 * @param board the board as its file says
 * @param calibration of its virtual copy
 * @param inUse the board with the scan period in use
 */
public record ServiceBoard(
        BenchRequest request,
        Loaded<BoardSpec> board,
        Loaded<Calibration> calibration,
        BoardSpec inUse) {
    /**
     * Reads it.
     *
     * @throws ConfigException with everything that is wrong
     */
    public static ServiceBoard read(Catalogue catalogue, BenchRequest request)
            throws ConfigException {
        PreparedBench bench =
                Preparation.prepare(catalogue, request, java.util.List.of(), java.util.List.of());
        return new ServiceBoard(request, bench.board(), bench.calibration(), bench.inUse());
    }
}
