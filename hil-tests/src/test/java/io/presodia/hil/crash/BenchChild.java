package io.presodia.hil.crash;

import io.presodia.hal.sim.remote.BenchControl;
import io.presodia.hal.sim.remote.BenchEvent;
import io.presodia.hal.sim.remote.BenchState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A bench in a process of its own, with somebody beside it. */
final class BenchChild implements AutoCloseable {
    private static final long LIFE_SECONDS = 1800;

    private final Path folder;
    private final Process process;
    private final Path socket;
    private final BenchControl control;

    private BenchChild(Path folder, Process process, Path socket, BenchControl control) {
        this.folder = folder;
        this.process = process;
        this.socket = socket;
        this.control = control;
    }

    /**
     * Starts one with {@code nco-sn-3wt} in channel 1 of bench-4.
     *
     * @param folder for its errors
     * @param options more options of the verb
     */
    static BenchChild start(Path folder, String... options) throws IOException {
        // A socket's path must be short; temporary folders of tests are long.
        Path socket = Files.createTempDirectory("bench").resolve("s");
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "bench-process",
                                "--board",
                                "bench-4",
                                "--cell",
                                "1=nco-sn-3wt",
                                "--socket",
                                socket.toString(),
                                "--life",
                                Long.toString(LIFE_SECONDS)));
        arguments.addAll(List.of(options));
        Process process =
                Children.start(
                        folder.resolve("bench.err"),
                        List.of("-Xmx128m"),
                        "io.presodia.host.cli.Presodia",
                        arguments);
        BufferedReader out = process.inputReader();
        String ready = out.readLine();
        if (ready == null || !ready.startsWith("ready")) {
            Children.end(process);
            throw new IOException(
                    "the bench said "
                            + ready
                            + "; "
                            + Children.errors(folder.resolve("bench.err")));
        }
        return new BenchChild(folder, process, socket, BenchControl.open(socket));
    }

    Path socket() {
        return socket;
    }

    Process process() {
        return process;
    }

    BenchControl control() {
        return control;
    }

    BenchState state() throws IOException {
        return control.state();
    }

    /** The number that the next event will have. */
    long mark() throws IOException {
        return Long.parseLong(control.state().text("events"));
    }

    /** The first event of a kind from a number on; waits for it. */
    BenchEvent await(long from, BenchEvent.Kind kind) throws Exception {
        List<BenchEvent> found = new ArrayList<>();
        Patience.until(
                kind + " at the bench",
                60,
                () -> {
                    control.events(from).stream()
                            .filter(event -> event.kind() == kind)
                            .findFirst()
                            .ifPresent(found::add);
                    return !found.isEmpty();
                },
                () -> "errors of the bench: " + Children.errors(folder.resolve("bench.err")));
        return found.getFirst();
    }

    @Override
    public void close() throws IOException {
        control.close();
        process.getOutputStream().close();
        Children.part(process);
        Files.deleteIfExists(socket);
        Path parent = socket.getParent();
        if (parent != null) {
            Files.deleteIfExists(parent);
        }
    }
}
