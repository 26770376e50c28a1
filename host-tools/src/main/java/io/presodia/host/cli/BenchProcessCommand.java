package io.presodia.host.cli;

import io.presodia.hal.sim.remote.BenchServer;
import io.presodia.hal.sim.remote.ClockMode;
import io.presodia.hal.sim.remote.HostedBench;
import io.presodia.host.session.BenchHouse;
import io.presodia.host.session.BenchRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A virtual bench as a process of its own, for crash tests. */
@Command(
        name = "bench-process",
        hidden = true,
        description = {
            "Serves a virtual bench with its cells on a Unix domain socket, for a firmware in another process. Cells,"
                    + " relays and watchdog live on when the firmware dies. Ends when its standard input ends."
        },
        footer = {
            "",
            "Example:",
            "  tail -f /dev/null | presodia bench-process --board bench-4 \\",
            "      --cell 1=nco-sn-3wt --socket /tmp/bench.sock"
        })
final class BenchProcessCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final InputStream leash;

    @Option(names = "--board", required = true, paramLabel = "NAME|FILE", description = "the board")
    private String board = "";

    @Option(
            names = "--cell",
            paramLabel = "N=NAME|FILE",
            description = "the cell in a channel; once for each")
    private Map<Integer, String> cells = new TreeMap<>();

    @Option(
            names = "--socket",
            required = true,
            paramLabel = "PATH",
            description = "where to listen; nothing may lie there yet")
    private Path socket = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "noise, residual errors, outages and scatter follow from it (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--scatter",
            description = "cells differ from their design as hand-made cells do")
    private boolean scatter;

    @Option(names = "--scan", paramLabel = "MS", description = "scan period, ms")
    private @Nullable Double scanMillis;

    @Option(names = "--allow-faults", description = "things may be broken on this bench")
    private boolean faultsAllowed;

    @Option(
            names = "--outage",
            arity = "2",
            paramLabel = "SECONDS",
            description =
                    "where time steps: least and most virtual time without firmware after each loss of it (default: 10"
                            + " 60)")
    private double[] outage = {10, 60};

    @Option(
            names = "--paced",
            paramLabel = "X",
            description =
                    "virtual time runs X times as fast as real time, instead of stepping when the firmware waits")
    private @Nullable Double speed;

    @Option(
            names = "--life",
            paramLabel = "SECONDS",
            defaultValue = "3600",
            description = "ends after this real time at the latest (default: ${DEFAULT-VALUE})")
    private long lifeSeconds;

    /**
     * @param leash whoever holds the other end keeps the bench alive
     */
    BenchProcessCommand(Surroundings surroundings, InputStream leash) {
        this.surroundings = surroundings;
        this.leash = leash;
    }

    @Override
    public Integer call() throws Exception {
        HostedBench bench =
                BenchHouse.build(
                        surroundings.catalogue(),
                        new BenchHouse.Request(
                                new BenchRequest(
                                        board, seed, scatter, scanMillis, Double.POSITIVE_INFINITY),
                                cells,
                                faultsAllowed,
                                outage[0],
                                outage[1]),
                        surroundings.real());
        Double paced = speed;
        if (paced != null) {
            bench.clock(new ClockMode.Paced(paced));
        }
        try (BenchServer server = BenchServer.open(socket, bench)) {
            surroundings.out().println("ready " + socket);
            surroundings.out().flush();
            Thread.ofPlatform().daemon().name("bench-leash").start(() -> hold(server));
            boolean asked = server.awaitEnd(lifeSeconds);
            if (!asked) {
                surroundings
                        .err()
                        .println(
                                "presodia: the bench has lived for " + lifeSeconds + " s and ends");
            }
        }
        return Exit.DONE;
    }

    private void hold(BenchServer server) {
        try {
            while (leash.read() >= 0) {
                // What is said does not matter, only that somebody is there.
            }
        } catch (IOException e) {
            // Nobody holds the other end any more.
        }
        server.askToEnd();
    }
}
