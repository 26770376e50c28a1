package io.presodia.host.paper;

import io.presodia.config.ConfigException;
import io.presodia.firmware.app.RunStatus;
import io.presodia.host.session.BenchRequest;
import io.presodia.host.session.Preparation;
import io.presodia.host.session.PreparedBench;
import io.presodia.host.session.RunRequest;
import io.presodia.host.session.RunResult;
import io.presodia.host.session.SessionContext;
import io.presodia.host.session.SessionListener;
import io.presodia.host.session.SessionResult;
import io.presodia.host.session.VirtualSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the benches of the programme, as many at once as the machine has processors. */
public final class Programme {
    /** More threads than benches help nobody, and each holds its runs in memory. */
    private static final int MOST_THREADS = 4;

    private static final double FINE_SCAN_MILLIS = 200;

    private final PaperRequest request;
    private final PaperListener listener;
    private final List<Bench> benches;
    private final double[] simulatedSeconds;
    private int done;

    private Programme(PaperRequest request, PaperListener listener) {
        this.request = request;
        this.listener = listener;
        this.benches = request.benches();
        this.simulatedSeconds = new double[benches.size()];
    }

    /**
     * Runs everything.
     *
     * @throws ConfigException when a built-in file is not as it should be
     * @throws IOException when a run cannot be written, or did not come to its end
     */
    public static Measured run(PaperRequest request, PaperListener listener)
            throws ConfigException, IOException {
        return new Programme(request, listener).run();
    }

    private Measured run() throws ConfigException, IOException {
        List<PreparedBench> prepared = new ArrayList<>();
        for (Bench bench : benches) {
            prepared.add(prepare(bench));
        }
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        Map<Experiment, RunResult> runs = new LinkedHashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<SessionResult>> sessions = new ArrayList<>();
            for (int i = 0; i < benches.size(); i++) {
                int index = i;
                sessions.add(pool.submit(() -> session(index, prepared.get(index))));
            }
            try {
                for (int i = 0; i < benches.size(); i++) {
                    collect(benches.get(i), sessions.get(i).get(), runs);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                request.stop().stop("interrupted");
                throw new IOException("interrupted", e);
            } catch (ExecutionException e) {
                request.stop().stop("another bench failed");
                throw failure(e);
            }
        }
        return new Measured(runs);
    }

    private static IOException failure(ExecutionException e) {
        return switch (e.getCause()) {
            case IOException io -> io;
            case RuntimeException unexpected -> throw unexpected;
            case Error error -> throw error;
            case null, default -> new IOException(e.getMessage(), e);
        };
    }

    private PreparedBench prepare(Bench bench) throws ConfigException {
        List<RunRequest> requests = new ArrayList<>();
        for (Experiment experiment : bench.experiments()) {
            int channel = requests.size() + 1;
            requests.add(
                    new RunRequest(
                            channel,
                            experiment.protocol(),
                            experiment.cell(),
                            0,
                            "paper",
                            "presodia paper"));
        }
        return Preparation.prepare(
                request.catalogue(),
                new BenchRequest(
                        "bench-4",
                        request.seed(),
                        false,
                        bench.fineScans()
                                ? Math.min(FINE_SCAN_MILLIS, request.scanMillis())
                                : request.scanMillis(),
                        Double.POSITIVE_INFINITY),
                requests,
                List.of());
    }

    private SessionResult session(int index, PreparedBench bench) throws IOException {
        SessionResult result =
                VirtualSession.run(
                        bench,
                        request.folder().resolve(benches.get(index).name()),
                        new SessionContext(
                                request.software(),
                                "presodia paper",
                                request.real(),
                                new SessionListener() {
                                    @Override
                                    public void progress(
                                            double simSeconds,
                                            double wallSeconds,
                                            List<RunStatus> runs) {
                                        heard(index, simSeconds, false);
                                    }
                                },
                                request.stop()));
        heard(index, result.simSeconds(), true);
        return result;
    }

    private synchronized void heard(int index, double simSeconds, boolean finished) {
        simulatedSeconds[index] = simSeconds;
        if (finished) {
            done++;
        }
        double sum = 0;
        for (double each : simulatedSeconds) {
            sum += each;
        }
        listener.progress(done, benches.size(), sum);
    }

    private static void collect(Bench bench, SessionResult session, Map<Experiment, RunResult> runs)
            throws IOException {
        for (int i = 0; i < session.runs().size(); i++) {
            RunResult run = session.runs().get(i);
            Experiment experiment = bench.experiments().get(i);
            if (!run.completed()) {
                throw new IOException(
                        experiment
                                + " did not come to its end: "
                                + run.summary().info().outcomeText()
                                + "; see "
                                + run.folder().report());
            }
            runs.put(experiment, run);
        }
    }
}
