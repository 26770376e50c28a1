package io.presodia.host.session;

import io.presodia.config.Catalogue;
import io.presodia.config.Compatibility;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.config.Loaded;
import io.presodia.config.SourceFile;
import io.presodia.firmware.protocol.CellContext;
import io.presodia.firmware.protocol.ChannelCapability;
import io.presodia.firmware.protocol.ProtocolChecker;
import io.presodia.firmware.protocol.ProtocolFile;
import io.presodia.firmware.protocol.ProtocolReader;
import io.presodia.firmware.protocol.Review;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.Calibration;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.time.VirtualTimebase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of runs and checks them one by one and against each other. Everything that is
 * wrong is said at once, and nothing has been switched on or written by then.
 */
public final class Preparation {
    private final Catalogue catalogue;
    private final List<Diagnostic> wrong = new ArrayList<>();

    private Preparation(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Reads one file. */
    @FunctionalInterface
    private interface Reader<T> {
        T read() throws ConfigException;
    }

    /**
     * Prepares a virtual bench with its runs.
     *
     * @param plan the plan file the requests come from; empty without one
     * @throws ConfigException with everything that is wrong
     */
    public static PreparedBench prepare(
            Catalogue catalogue, BenchRequest bench, List<RunRequest> runs, List<SourceFile> plan)
            throws ConfigException {
        return new Preparation(catalogue).bench(bench, runs, plan);
    }

    /**
     * Checks a protocol for a cell on a board.
     *
     * @throws ConfigException with everything that is wrong
     */
    public static Review check(Catalogue catalogue, String protocol, String cell, String board)
            throws ConfigException {
        Preparation preparation = new Preparation(catalogue);
        Loaded<BoardSpec> loaded = preparation.load(() -> catalogue.board(board));
        RunRequest request = new RunRequest(1, protocol, cell, 0, "", "");
        PreparedRun run = preparation.run(request, loaded == null ? null : loaded.value());
        if (run == null) {
            throw preparation.failure();
        }
        preparation.throwIfAny();
        return run.review();
    }

    private PreparedBench bench(
            BenchRequest bench, List<RunRequest> requests, List<SourceFile> plan)
            throws ConfigException {
        Loaded<BoardSpec> board = load(() -> catalogue.board(bench.board()));
        Loaded<Calibration> calibration = board == null ? null : load(() -> calibration(board));
        BoardSpec inUse =
                board == null
                        ? null
                        : load(() -> ScanPeriod.apply(board.value(), bench.scanMillis()));
        Set<Integer> taken = new HashSet<>();
        List<PreparedRun> runs = new ArrayList<>();
        for (RunRequest request : requests) {
            channel(request, board == null ? null : board.value(), taken);
            PreparedRun run = run(request, board == null ? null : board.value());
            if (run != null) {
                runs.add(run);
            }
        }
        throwIfAny();
        if (board == null || calibration == null || inUse == null) {
            throw failure();
        }
        return new PreparedBench(bench, board, calibration, inUse, runs, plan);
    }

    private Loaded<Calibration> calibration(Loaded<BoardSpec> board) throws ConfigException {
        Loaded<Calibration> calibration =
                catalogue.calibrationOf(board, board.value().virtualSerial());
        if (!calibration.value().validAt(VirtualTimebase.EPOCH)) {
            throw new ConfigException(
                    new Diagnostic(
                            calibration.source().path(),
                            0,
                            "expires",
                            calibration.value().expires().toString(),
                            "is not valid at "
                                    + VirtualTimebase.EPOCH
                                    + ", where virtual time begins; calibrate the board again"));
        }
        return calibration;
    }

    private void channel(RunRequest request, @Nullable BoardSpec board, Set<Integer> taken) {
        if (board != null
                && (request.channel() < 1 || request.channel() > board.channels().size())) {
            wrong.add(
                    commandLine(
                            "channel",
                            request.channel(),
                            "board "
                                    + board.name()
                                    + " has the channels 1 to "
                                    + board.channels().size()));
        } else if (!taken.add(request.channel())) {
            wrong.add(commandLine("channel", request.channel(), "is taken by another run"));
        }
    }

    private static Diagnostic commandLine(String key, int value, String message) {
        return new Diagnostic("command line", 0, key, Integer.toString(value), message);
    }

    private @Nullable PreparedRun run(RunRequest request, @Nullable BoardSpec board) {
        Loaded<CellDesign> cell = load(() -> catalogue.cell(request.cell()));
        ProtocolFile protocol = load(() -> ProtocolReader.read(catalogue, request.protocol()));
        if (cell == null || board == null) {
            return null;
        }
        List<Diagnostic> misfits = load(() -> Compatibility.check(cell, board));
        if (misfits != null) {
            wrong.addAll(misfits);
        }
        if (protocol == null) {
            return null;
        }
        Review review = ProtocolChecker.check(protocol, context(cell.value()), capability(board));
        wrong.addAll(review.errors());
        return new PreparedRun(request, cell, protocol, review);
    }

    /** What sequencer and supervisor need of a cell. */
    public static CellContext context(CellDesign cell) {
        return CellContext.of(cell);
    }

    private static ChannelCapability capability(BoardSpec board) {
        return new ChannelCapability(
                board.frontEnd().minimumVolts(),
                board.frontEnd().maximumVolts(),
                board.maximumAmperes(),
                board.frontEnd().ranges().stream().map(range -> range.fullScaleAmperes()).toList());
    }

    private <T> @Nullable T load(Reader<T> reader) {
        try {
            return reader.read();
        } catch (ConfigException e) {
            wrong.addAll(e.diagnostics());
            return null;
        }
    }

    private ConfigException failure() {
        return new ConfigException(wrong.stream().distinct().sorted().toList());
    }

    private void throwIfAny() throws ConfigException {
        if (!wrong.isEmpty()) {
            throw failure();
        }
    }
}
