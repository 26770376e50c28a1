package io.presodia.hil.campaign;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hil.bench.BenchOptions;
import io.presodia.hil.scenario.ScenarioCase;
import io.presodia.hil.scenario.ScenarioReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Runs many seeds, each in a world of its own, on all processors. */
public final class Campaign {
    /** One seed in so many is run twice: the same seed must give the same run. */
    private static final int TWICE_EVERY = 16;

    private final FaultTable table = FaultTable.standard();
    private final int threads;
    private final UnaryOperator<BenchOptions> benches;

    /**
     * @param threads how many seeds at once, at least 1
     */
    public Campaign(int threads) {
        this(threads, UnaryOperator.identity());
    }

    /**
     * A campaign on benches that differ, for parts of one's own.
     *
     * @param threads how many seeds at once, at least 1
     * @param benches what is changed of the bench of each seed
     */
    public Campaign(int threads, UnaryOperator<BenchOptions> benches) {
        this.threads = threads;
        this.benches = benches;
    }

    /** Hears how a campaign gets on. */
    public interface Listener {
        /** A seed is over. */
        void done(SeedReport report);

        /** Something did not hold in it. */
        void broken(Breach breach);
    }

    /**
     * Runs the seeds from {@code first} on.
     *
     * @param listener hears each report and each breach, one at a time, in no order
     * @return what broke an invariant, in order of seed, as small as it still shows it
     */
    public List<Breach> run(long first, long seeds, Listener listener)
            throws InterruptedException, ExecutionException {
        AtomicLong next = new AtomicLong(first);
        List<Breach> breaches = new ArrayList<>();
        Object lock = new Object();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(
                        pool.submit(() -> {
                            Worker worker = new Worker();
                            for (long seed = next.getAndIncrement();
                                    seed < first + seeds;
                                    seed = next.getAndIncrement()) {
                                Outcome outcome = worker.run(Drawing.of(seed));
                                synchronized (lock) {
                                    listener.done(outcome.report());
                                    outcome.breaches().forEach(listener::broken);
                                    breaches.addAll(outcome.breaches());
                                }
                            }
                            return null;
                        }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
        breaches.sort((one, two) -> Long.compare(one.seed(), two.seed()));
        return breaches;
    }

    /**
     * Runs a scenario under the invariants of the campaign.
     *
     * @throws ConfigException when it is no scenario
     */
    public SeedReport replay(String nameOrFile)
            throws ConfigException, IOException, InterruptedException {
        ScenarioReader reader = new ScenarioReader(new Catalogue(), Map.of(), null);
        return run(reader.read(nameOrFile).cases().getFirst()).report();
    }

    private SeedRun.Result run(ScenarioCase what)
            throws ConfigException, IOException, InterruptedException {
        return SeedRun.run(what, table, benches.apply(BenchOptions.withFaults(what.seed())));
    }

    /** The scenario that a seed stands for. */
    public static Draw draw(long seed) {
        return Drawing.of(seed);
    }

    private record Outcome(SeedReport report, List<Breach> breaches) {}

    /** One thread with the files that it has read. */
    private final class Worker {
        private final ScenarioReader reader = new ScenarioReader(new Catalogue(), Map.of(), null);

        Outcome run(Draw draw) throws ConfigException, InterruptedException {
            try {
                return judged(draw);
            } catch (IOException | RuntimeException e) {
                SeedReport nothing =
                        new SeedReport(
                                draw.seed(), List.of(), List.of(), 0, 0, 0, List.of("threw " + e));
                return new Outcome(
                        nothing, List.of(new Breach(draw.seed(), nothing.breaches(), draw.yaml())));
            }
        }

        private Outcome judged(Draw draw)
                throws ConfigException, IOException, InterruptedException {
            SeedRun.Result result = once(draw);
            List<String> broken = new ArrayList<>(result.report().breaches());
            if (draw.seed() % TWICE_EVERY == 0 && once(draw).digest() != result.digest()) {
                broken.add("the same seed gave another run");
            }
            if (broken.isEmpty()) {
                return new Outcome(result.report(), List.of());
            }
            Draw smallest = result.report().breaches().isEmpty() ? draw : shrink(draw);
            return new Outcome(
                    result.report(), List.of(new Breach(draw.seed(), broken, smallest.yaml())));
        }

        private SeedRun.Result once(Draw draw)
                throws ConfigException, IOException, InterruptedException {
            return Campaign.this.run(
                    reader.readText("seed-" + draw.seed(), draw.yaml()).cases().getFirst());
        }

        /** Leaves out what it can while something still breaks. */
        private Draw shrink(Draw draw) throws IOException, InterruptedException {
            for (Draw smaller : draw.smaller()) {
                if (breaks(smaller)) {
                    return shrink(smaller);
                }
            }
            return draw;
        }

        private boolean breaks(Draw draw) throws IOException, InterruptedException {
            try {
                return !once(draw).report().breaches().isEmpty();
            } catch (ConfigException | IllegalArgumentException e) {
                // What is left makes no protocol, or has no cell where one is to break.
                return false;
            }
        }
    }
}
