package io.presodia.host.cli;

import io.presodia.config.SourceFile;
import io.presodia.host.session.BenchRequest;
import io.presodia.host.session.Plan;
import io.presodia.host.session.Preparation;
import io.presodia.host.session.PreparedBench;
import io.presodia.host.session.RunFolders;
import io.presodia.host.session.RunRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a protocol on a cell, or a plan on several. */
@Command(
        name = "run",
        description = {
            "Runs a protocol on a cell in a channel of a board; with --plan, several at once. Everything is read and"
                    + " checked before anything is switched on."
        },
        footer = {
            "",
            "Ctrl-C opens the outputs, ends the runs as stopped and still completes their folders.",
            "At a virtual board a step that holds for an operator goes on by itself.",
            "",
            "Examples:",
            "  presodia run first-cycle-activation --cell nco-sn-3wt --board bench-4 \\",
            "      --virtual",
            "  presodia run ./my-protocol.yaml --cell ./my-cell.yaml --board bench-4 \\",
            "      --virtual --sample 2026-11-A7 --scatter --seed 7",
            "  presodia run cycle-0.5C --cell nco-sn-3wt --board bench-4 --virtual \\",
            "      --scan 1000",
            "  presodia run --plan four-cells --virtual --out runs/four"
        })
final class RunCommand implements Callable<Integer> {
    /** Why a real board cannot be run. */
    static final String NO_DEVICE_NODES =
            "missing: this release has no driver for the device nodes of a real board yet; a later one"
                    + " brings it. Add --virtual to run on the virtual copy of the board";

    private final Surroundings surroundings;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PROTOCOL",
            description = "name or file of the protocol; not with --plan")
    private @Nullable String protocol;

    @Option(names = "--cell", paramLabel = "NAME|FILE", description = "the cell")
    private @Nullable String cell;

    @Option(names = "--board", paramLabel = "NAME|FILE", description = "the board")
    private @Nullable String board;

    @Option(
            names = "--channel",
            paramLabel = "N",
            description = "channel of the board, from 1 (default: 1)")
    private @Nullable Integer channel;

    @Option(
            names = "--plan",
            paramLabel = "NAME|FILE",
            description =
                    "run several channels as this plan says, instead of PROTOCOL, --cell, --board and --channel")
    private @Nullable String plan;

    @Option(
            names = "--virtual",
            description = "run on the virtual copy of the board, in virtual time")
    private boolean virtual;

    @Option(
            names = "--speed",
            paramLabel = "max|X",
            defaultValue = "max",
            description =
                    "virtual time runs at most X times as fast as real time (default: ${DEFAULT-VALUE})")
    private String speed = "";

    @Option(
            names = "--scan",
            paramLabel = "MS",
            description =
                    "scan period of the virtual board, ms; its watchdog's window is scaled with it (default:"
                            + " that of the board file)")
    private @Nullable Double scanMillis;

    @Option(
            names = "--scatter",
            description = "let the cell differ from its design as hand-made cells do")
    private boolean scatter;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "folder for the files of the run; must not hold a run (default: a new one below runs/)")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            description =
                    "go on with the interrupted run in the folder of --out; everything else as when it was started")
    private boolean resume;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "seed of noise, residual errors and scatter (default: that of the plan, else 1)")
    private @Nullable Long seed;

    @Option(
            names = "--sample",
            paramLabel = "S",
            description = "the laboratory's name of the piece")
    private @Nullable String sample;

    @Option(
            names = "--operator",
            paramLabel = "O",
            description = "who starts it (default: who is logged in)")
    private @Nullable String operator;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        if (!virtual) {
            throw new BadInputException("--virtual", "", NO_DEVICE_NODES);
        }
        PreparedBench bench = plan == null ? single() : ofPlan(plan);
        String name =
                plan == null ? bench.runs().getFirst().title() : bench.plan().getFirst().name();
        if (resume) {
            return new SessionRunner(surroundings)
                    .resume(bench, required("--out", out), "presodia run --resume", json);
        }
        Path folder =
                out == null
                        ? RunFolders.fresh(Path.of("runs"), name + "_seed" + bench.request().seed())
                        : out;
        return new SessionRunner(surroundings).run(bench, folder, "presodia run", json);
    }

    private PreparedBench single() throws Exception {
        RunRequest request =
                new RunRequest(
                        channel == null ? 1 : channel,
                        required("PROTOCOL", protocol),
                        required("--cell", cell),
                        0,
                        sample == null ? "" : sample,
                        who());
        return prepare(required("--board", board), 1, List.of(request), List.of());
    }

    private PreparedBench ofPlan(String file) throws Exception {
        absent("PROTOCOL", protocol);
        absent("--cell", cell);
        absent("--board", board);
        absent("--channel", channel);
        absent("--sample", sample);
        Plan loaded = Plan.read(surroundings.catalogue(), file, who());
        return prepare(loaded.board(), loaded.seed(), loaded.runs(), List.of(loaded.source()));
    }

    private PreparedBench prepare(
            String boardFile, long usualSeed, List<RunRequest> runs, List<SourceFile> plans)
            throws Exception {
        return Preparation.prepare(
                surroundings.catalogue(),
                new BenchRequest(
                        boardFile,
                        seed == null ? usualSeed : seed,
                        scatter,
                        scanMillis,
                        pace(speed)),
                runs,
                plans);
    }

    private String who() {
        return operator == null ? surroundings.user() : operator;
    }

    /** What {@code --speed} means. */
    static double pace(String speed) throws BadInputException {
        if (speed.equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double times = Double.parseDouble(speed);
            if (times > 0 && times <= Double.MAX_VALUE) {
                return times;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new BadInputException(
                "--speed", speed, "must be max or a number above 0, such as 1 or 100");
    }

    private static <T> T required(String what, @Nullable T value) throws BadInputException {
        if (value == null) {
            throw new BadInputException(what, "", "missing; see 'presodia run --help'");
        }
        return value;
    }

    private static void absent(String what, @Nullable Object value) throws BadInputException {
        if (value != null) {
            throw new BadInputException(
                    what, value.toString(), "does not go with --plan: the plan says it");
        }
    }
}
