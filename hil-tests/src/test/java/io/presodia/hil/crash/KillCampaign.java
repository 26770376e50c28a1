package io.presodia.hil.crash;

import io.presodia.firmware.journal.JournalException;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.hal.sim.remote.BenchState;
import io.presodia.hil.support.Sessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Kills the firmware's process again and again during one run, at random and at chosen instants,
 * and starts it again; the bench lives on.
 */
final class KillCampaign {
    private static final List<String> OPTIONS = options();
    private static final double PATIENCE_SECONDS = 120;

    /** More operations than this a start does not need. */
    private static final int OPERATIONS_OF_A_START = 250;

    /** So many operations, about, has one scan. */
    private static final int OPERATIONS_OF_A_SCAN = 80;

    /** Share of the kills that strike in the rest after a restart. */
    private static final double IN_THE_REST = 0.15;

    /** Twice the mean of what is left for each kill, less what it overshoots by. */
    private static final double PACE = 1.6;

    private final Task task;
    private final Path folder;
    private final Random random;
    private final Map<Moment, Integer> struck = new TreeMap<>();
    private final List<Double> safeSeconds = new ArrayList<>();
    private final List<Double> recoveredSeconds = new ArrayList<>();
    private final List<Double> cpuSeconds = new ArrayList<>();
    private int kills;
    private int recoveries;
    private int unrecovered;
    private long acknowledged;
    private String step = "";
    private double livedSeconds;

    /**
     * What is to be done.
     *
     * @param kills how often
     * @param seed of the bench and of the instants
     * @param protocol file or name
     * @param scanMillis scan period
     * @param restSeconds how long the protocol rests after a restart
     * @param startSeconds processor time that a start may take, s
     */
    record Task(
            int kills,
            long seed,
            String protocol,
            double scanMillis,
            double restSeconds,
            double startSeconds) {}

    /** When a process is killed. */
    enum Moment {
        /** In the middle of a transfer on a bus. */
        IN_A_TRANSFER,
        /** At any instant of real time. */
        ANY_INSTANT,
        /** Right after it said that rows are on stable storage. */
        AFTER_A_COMMIT,
        /** Right after a step of the protocol began. */
        AT_A_STEP,
        /** While it starts, before or after it is safe. */
        DURING_START
    }

    /**
     * How one run ended at the bench.
     *
     * @param seconds virtual time that it took
     * @param chargeAmpereHours true charge into the cell
     * @param dischargeAmpereHours true charge out of it
     * @param ended what the firmware said last
     * @param losses how often the bench lost its firmware
     */
    record Outcome(
            double seconds,
            double chargeAmpereHours,
            double dischargeAmpereHours,
            String ended,
            int losses) {
        /** True charge in and out, A h. */
        double throughputAmpereHours() {
            return chargeAmpereHours + dischargeAmpereHours;
        }
    }

    /** {@code -Dpresodia.kills.java} adds options of the JVM, such as an AOT cache. */
    private static List<String> options() {
        List<String> options = new ArrayList<>(List.of("-Xmx192m"));
        String more = System.getProperty("presodia.kills.java", "");
        if (!more.isBlank()) {
            options.addAll(List.of(more.strip().split(" +")));
        }
        return List.copyOf(options);
    }

    private KillCampaign(Task task, Path folder) {
        this.task = task;
        this.folder = folder;
        this.random = new Random(task.seed());
    }

    /** The same run without any kill. */
    static Outcome twin(Task task, Path folder) throws Exception {
        KillCampaign nobody = new KillCampaign(task, folder);
        try (BenchChild bench = nobody.bench()) {
            return nobody.finish(bench);
        }
    }

    static KillCampaign of(Task task, Path folder) {
        return new KillCampaign(task, folder);
    }

    private BenchChild bench() throws Exception {
        return BenchChild.start(
                folder,
                "--seed",
                Long.toString(task.seed()),
                "--scan",
                Double.toString(task.scanMillis()),
                "--outage",
                "10",
                "60");
    }

    /** Kills and kills, and lets the last one finish. */
    Outcome run(double twinSeconds) throws Exception {
        try (BenchChild bench = bench()) {
            double leftSeconds = twinSeconds;
            while (kills < task.kills()) {
                boolean inRest = random.nextDouble() < IN_THE_REST;
                double span = PACE * leftSeconds / (task.kills() - kills + 1);
                double seconds =
                        random.nextDouble() * (inRest ? task.restSeconds() : span)
                                + (inRest ? 0 : task.restSeconds());
                Moment moment = Moment.values()[kills % Moment.values().length];
                if (!strike(bench, moment, seconds)) {
                    break;
                }
                // A rest goes on at once; another step rests first, and that is no progress.
                double pause = step.startsWith("rest") ? 0 : task.restSeconds();
                leftSeconds = Math.max(0, leftSeconds - Math.max(0, livedSeconds - pause));
            }
            return finish(bench);
        }
    }

    private FirmwareChild start(BenchChild bench) throws Exception {
        return FirmwareChild.start(bench, folder, OPTIONS, task.protocol(), task.scanMillis());
    }

    /** Starts one and kills it; false when the run was over before. */
    private boolean strike(BenchChild bench, Moment moment, double seconds) throws Exception {
        if (moment == Moment.DURING_START) {
            freeze(bench, bench.state().nanos(), OPERATIONS_OF_A_START);
        }
        FirmwareChild child = start(bench);
        long fromNanos = Long.MAX_VALUE;
        try {
            if (moment == Moment.DURING_START) {
                await(bench, child, () -> bench.state().frozen());
            } else {
                await(bench, child, child::running);
                recovered(child);
                fromNanos = bench.state().nanos();
                strike(bench, child, moment, fromNanos + Math.round(seconds * 1e9));
            }
            if (!child.ended().isEmpty()) {
                return false;
            }
            pause();
            livedSeconds = Math.max(0, bench.state().nanos() - fromNanos) * 1e-9;
            kills++;
            unrecovered++;
            struck.merge(moment, 1, Integer::sum);
            if (kills % 20 == 0) {
                Sessions.figure(
                        "%d kills, %d recoveries, virtual time %.0f s",
                        kills, recoveries, bench.state().nanos() * 1e-9);
            }
        } finally {
            child.kill();
            bench.control().ask("thaw");
            keep(child);
        }
        Patience.until(
                "the loss of the firmware", 60, () -> !bench.state().attached(), child::toString);
        return true;
    }

    private void strike(BenchChild bench, FirmwareChild child, Moment moment, long atNanos)
            throws Exception {
        switch (moment) {
            case IN_A_TRANSFER -> {
                freeze(bench, atNanos, OPERATIONS_OF_A_SCAN);
                await(bench, child, () -> bench.state().frozen());
            }
            case ANY_INSTANT -> await(bench, child, () -> bench.state().nanos() >= atNanos);
            case AFTER_A_COMMIT -> {
                await(bench, child, () -> bench.state().nanos() >= atNanos);
                long before = child.acknowledged();
                await(bench, child, () -> child.acknowledged() > before);
            }
            case AT_A_STEP -> {
                long before = child.steps();
                await(
                        bench,
                        child,
                        () -> child.steps() > before || bench.state().nanos() >= atNanos);
            }
            case DURING_START -> throw new IllegalArgumentException("struck before it runs");
        }
    }

    private void freeze(BenchChild bench, long atNanos, int operations) throws Exception {
        bench.control().ask("freeze " + atNanos + " " + random.nextInt(operations));
    }

    /** Up to a few commits of the journal may still happen. */
    private void pause() throws Exception {
        long end = Patience.nanos() + random.nextInt(20_000_000);
        Patience.until("a moment", 10, () -> Patience.nanos() >= end, () -> "");
    }

    /** Waits for it, or for the end of the run. */
    private void await(BenchChild bench, FirmwareChild child, Patience.Condition reached)
            throws Exception {
        Patience.until(
                "what is waited for",
                PATIENCE_SECONDS,
                () -> {
                    if (!child.held().isEmpty() || (child.silent() && child.ended().isEmpty())) {
                        throw new AssertionError(
                                child + "\n" + lastEvents() + "\n" + bench.state().values());
                    }
                    return reached.holds() || !child.ended().isEmpty();
                },
                child::toString);
    }

    private List<String> lastEvents() throws JournalException {
        if (!Files.exists(folder.resolve("journal.db"))) {
            return List.of();
        }
        try (JournalReader reader = JournalReader.open(folder.resolve("journal.db"))) {
            List<String> texts =
                    reader.eventsOf(reader.runs().getFirst().runId()).stream()
                            .map(stored -> stored.entry().kind() + ": " + stored.entry().text())
                            .toList();
            return texts.subList(Math.max(0, texts.size() - 6), texts.size());
        }
    }

    private void recovered(FirmwareChild child) {
        recoveries += unrecovered;
        unrecovered = 0;
        if (child.running()) {
            safeSeconds.add(child.safeSeconds());
            recoveredSeconds.add(child.recoveredSeconds());
            cpuSeconds.add(child.recoveredCpuSeconds());
        }
    }

    private void keep(FirmwareChild child) {
        acknowledged = Math.max(acknowledged, child.acknowledged());
        step = child.step();
    }

    private Outcome finish(BenchChild bench) throws Exception {
        FirmwareChild last = start(bench);
        try {
            Patience.until(
                    "the end of the run",
                    14_400,
                    () -> last.silent() || !last.held().isEmpty(),
                    last::toString);
            recovered(last);
            BenchState state = bench.state();
            return new Outcome(
                    state.nanos() * 1e-9,
                    state.chargeAmpereHours(1),
                    state.dischargeAmpereHours(1),
                    last.ended().isEmpty() ? last + "\n" + lastEvents() : last.ended(),
                    (int) state.number("losses"));
        } finally {
            last.kill();
            keep(last);
        }
    }

    int kills() {
        return kills;
    }

    int recoveries() {
        return recoveries;
    }

    Map<Moment, Integer> struck() {
        return struck;
    }

    /** The highest number of which any process said that it is on stable storage. */
    long acknowledged() {
        return acknowledged;
    }

    double medianSafeSeconds() {
        return median(safeSeconds);
    }

    double medianRecoveredSeconds() {
        return median(recoveredSeconds);
    }

    double medianCpuSeconds() {
        return median(cpuSeconds);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
