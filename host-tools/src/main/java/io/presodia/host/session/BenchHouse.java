package io.presodia.host.session;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Loaded;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.remote.HostedBench;
import io.presodia.hal.sim.remote.Outages;
import io.presodia.hal.time.Timebase;
import java.util.Map;
import java.util.TreeMap;

/** Builds a virtual bench that is to live in a process of its own. */
public final class BenchHouse {
    private BenchHouse() {}

    /**
     * What the bench is to be.
     *
     * @param bench board, seed, scatter and scan period; its speed means nothing here
     * @param cells names or files of the cells, by channel number
     * @param faultsAllowed whether things may be broken
     * @param shortestOutageSeconds least time without firmware after each loss of it, s
     * @param longestOutageSeconds most of it, s
     */
    public record Request(
            BenchRequest bench,
            Map<Integer, String> cells,
            boolean faultsAllowed,
            double shortestOutageSeconds,
            double longestOutageSeconds) {
        public Request {
            cells = new TreeMap<>(cells);
        }
    }

    /**
     * The bench with its cells, at the begin of its time.
     *
     * @param real the clock of this machine
     * @throws ConfigException with what is wrong in the files
     */
    public static HostedBench build(Catalogue catalogue, Request request, Timebase real)
            throws ConfigException {
        BenchRequest asked = request.bench();
        Loaded<BoardSpec> board = catalogue.board(asked.board());
        BoardSpec inUse = ScanPeriod.apply(board.value(), asked.scanMillis());
        var calibration = catalogue.calibrationOf(board, board.value().virtualSerial());
        try {
            VirtualRig rig =
                    VirtualRig.build(
                            inUse,
                            calibration.value(),
                            new VirtualRig.Options(asked.seed(), request.faultsAllowed(), _ -> {}));
            for (Map.Entry<Integer, String> entry : request.cells().entrySet()) {
                int channel = entry.getKey();
                if (channel < 1 || channel > inUse.channels().size()) {
                    throw new IllegalArgumentException(
                            "board "
                                    + inUse.name()
                                    + " has the channels 1 to "
                                    + inUse.channels().size()
                                    + ", was "
                                    + channel);
                }
                CellDesign cell = catalogue.cell(entry.getValue()).value();
                rig.fit(channel, cell, Composition.scatter(asked, channel));
            }
            return new HostedBench(
                    rig.bench(),
                    rig.timebase(),
                    real,
                    new Outages(
                            asked.seed(),
                            request.shortestOutageSeconds(),
                            request.longestOutageSeconds()));
        } catch (BusFault e) {
            throw new IllegalStateException(
                    "the virtual bench cannot be built: " + e.getMessage(), e);
        }
    }
}
