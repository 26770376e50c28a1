package io.presodia.hil.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A {@link FirmwareProcess} as a child, and what it has said so far. */
final class FirmwareChild {
    private final Process process;
    private final Path errors;
    private final long startedRealNanos;
    private long acknowledged;
    private long readyRealNanos;
    private long runningRealNanos;
    private double cpuSeconds;
    private long steps;
    private String step = "";
    private String ended = "";
    private String held = "";
    private String other = "";
    private boolean silent;

    private FirmwareChild(Process process, Path errors, long startedRealNanos) {
        this.process = process;
        this.errors = errors;
        this.startedRealNanos = startedRealNanos;
    }

    static FirmwareChild start(
            BenchChild bench, Path folder, List<String> options, String protocol, double scanMillis)
            throws IOException {
        long now = Patience.nanos();
        Path errors = folder.resolve("firmware.err");
        Process process =
                Children.start(
                        errors,
                        options,
                        FirmwareProcess.class.getName(),
                        List.of(
                                bench.socket().toString(),
                                protocol,
                                "nco-sn-3wt",
                                Double.toString(scanMillis),
                                folder.resolve("journal.db").toString()));
        FirmwareChild child = new FirmwareChild(process, errors, now);
        Thread.ofPlatform().daemon().name("ear").start(child::listen);
        return child;
    }

    private void listen() {
        try (BufferedReader in = process.inputReader()) {
            String line = in.readLine();
            while (line != null) {
                heard(line);
                line = in.readLine();
            }
        } catch (IOException e) {
            // It is gone, as it should be.
        }
        synchronized (this) {
            silent = true;
        }
    }

    private synchronized void heard(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "ready" -> readyRealNanos = Patience.nanos();
            case "running" -> {
                runningRealNanos = Patience.nanos();
                cpuSeconds =
                        process.info()
                                .totalCpuDuration()
                                .map(spent -> spent.toNanos() * 1e-9)
                                .orElse(Double.NaN);
            }
            case "step" -> {
                steps++;
                step = words[1];
            }
            case "ack" -> acknowledged = Long.parseLong(words[2]);
            case "ended" -> ended = line;
            case "held" -> held = line;
            default -> other = line;
        }
    }

    Process process() {
        return process;
    }

    /** Real time from the start of the process to a configured board with open outputs, s. */
    synchronized double safeSeconds() {
        return (readyRealNanos - startedRealNanos) * 1e-9;
    }

    /** Real time from the start of the process to a run that goes on, s. */
    synchronized double recoveredSeconds() {
        return (runningRealNanos - startedRealNanos) * 1e-9;
    }

    /** Processor time that it needed until then, s; NaN where the system does not tell. */
    synchronized double recoveredCpuSeconds() {
        return cpuSeconds;
    }

    synchronized boolean running() {
        return runningRealNanos > 0;
    }

    synchronized long steps() {
        return steps;
    }

    /** The step of the protocol that began last. */
    synchronized String step() {
        return step;
    }

    synchronized String ended() {
        return ended;
    }

    synchronized String held() {
        return held;
    }

    /** Whether nothing more will be heard. */
    synchronized boolean silent() {
        return silent;
    }

    /** The highest number of which it said that it is on stable storage. */
    synchronized long acknowledged() {
        return acknowledged;
    }

    /** SIGKILL; returns when nothing of it is left. */
    void kill() throws Exception {
        process.destroyForcibly();
        process.waitFor();
        Patience.until("the end of what it said", 60, this::silent, this::toString);
    }

    @Override
    public String toString() {
        return "alive "
                + process.isAlive()
                + ", "
                + held()
                + ", "
                + other
                + ", "
                + ended()
                + ", errors: "
                + Children.errors(errors);
    }
}
