package io.presodia.hil.cli;

import io.presodia.hal.time.SystemTimebase;
import io.presodia.hal.time.Timebase;
import io.presodia.hil.campaign.Breach;
import io.presodia.hil.campaign.Campaign;
import io.presodia.hil.campaign.SeedReport;
import io.presodia.host.cli.Exit;
import io.presodia.host.cli.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Random worlds, and what must hold in all of them. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        description = {
            "Draws cells, protocols, faults and crashes from seeds, runs each for at most one hour of virtual time at"
                    + " scans of 1 s, and checks what must hold whatever happens. A breach is printed with its seed and the"
                    + " smallest scenario that shows it."
        },
        footer = {
            "",
            "Exit codes: 0 all held; 1 something did not; 2 bad input.",
            "",
            "Examples:",
            "  presodia hil campaign --seeds 1000",
            "  presodia hil campaign --first 4711 --seeds 1",
            "  presodia hil campaign --replay breach.yaml"
        })
final class CampaignCommand implements Callable<Integer>, Campaign.Listener {
    private static final long PROGRESS_NANOS = 5_000_000_000L;

    private final PrintWriter out;
    private final PrintWriter err;
    private final IntFunction<Campaign> campaign;
    private final Timebase real = new SystemTimebase();
    private final Map<String, Integer> trips = new TreeMap<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private long done;
    private long crashes;
    private long scans;
    private double simSeconds;
    private long toldNanos;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--seeds", paramLabel = "N", description = "how many (default: 100)")
    private long seeds = 100;

    @Option(names = "--first", paramLabel = "S", description = "the first (default: 1)")
    private long first = 1;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "run this scenario under the campaign's invariants instead")
    private @Nullable Path replay;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    /**
     * @param campaign makes a campaign for so many threads
     */
    CampaignCommand(PrintWriter out, PrintWriter err, IntFunction<Campaign> campaign) {
        this.out = out;
        this.err = err;
        this.campaign = campaign;
    }

    @Override
    public Integer call() throws Exception {
        if (replay != null) {
            return replay(replay);
        }
        if (seeds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--seeds: " + seeds + ": must be 1 or more");
        }
        long startNanos = real.nanos();
        toldNanos = startNanos;
        int threads = Runtime.getRuntime().availableProcessors();
        List<Breach> breaches = campaign.apply(threads).run(first, seeds, this);
        double wallSeconds = (real.nanos() - startNanos) * 1e-9;
        if (json) {
            Json.print(out, document(breaches, wallSeconds));
        } else {
            print(breaches, wallSeconds);
        }
        return breaches.isEmpty() ? Exit.DONE : Exit.FAILED;
    }

    private int replay(Path file) throws Exception {
        SeedReport report = campaign.apply(1).replay(file.toString());
        report.breaches().forEach(out::println);
        out.printf(
                Locale.ROOT,
                "%s: %.0f s of virtual time, trips %s, %d breaches%n",
                file,
                report.simSeconds(),
                report.trips(),
                report.breaches().size());
        out.flush();
        return report.breaches().isEmpty() ? Exit.DONE : Exit.FAILED;
    }

    @Override
    public void broken(Breach breach) {
        err.println("seed " + breach.seed() + " broke an invariant:");
        breach.what().forEach(what -> err.println("  " + what));
        err.println("  again: " + breach.command());
        err.println("  the smallest scenario that shows it (--replay FILE):");
        breach.scenario().lines().forEach(line -> err.println("    " + line));
        err.flush();
    }

    @Override
    public void done(SeedReport report) {
        done++;
        crashes += report.crashes();
        scans += report.scans();
        simSeconds += report.simSeconds();
        report.trips().forEach(trip -> trips.merge(trip, 1, Integer::sum));
        report.faults().forEach(fault -> faults.merge(fault, 1, Integer::sum));
        long now = real.nanos();
        if (now - toldNanos > PROGRESS_NANOS) {
            toldNanos = now;
            err.println(done + " of " + seeds + " seeds");
            err.flush();
        }
    }

    private void print(List<Breach> breaches, double wallSeconds) {
        out.printf(
                Locale.ROOT,
                "%d seeds from %d: %.0f h of virtual time, %d scans, %d crashes, in %.1f s%n",
                done,
                first,
                simSeconds / 3600,
                scans,
                crashes,
                wallSeconds);
        out.println("faults: " + faults);
        out.println("trips: " + trips);
        out.println(breaches.size() + " breaches");
        out.flush();
    }

    private ObjectNode document(List<Breach> breaches, double wallSeconds) {
        ObjectNode root = Json.document("hil-campaign");
        root.put("first_seed", first);
        root.put("seeds", done);
        root.put("failed", breaches.size());
        root.put("sim_seconds", simSeconds);
        root.put("scans", scans);
        root.put("crashes", crashes);
        root.put("wall_seconds", wallSeconds);
        ObjectNode faultCounts = root.putObject("faults");
        faults.forEach(faultCounts::put);
        ObjectNode tripCounts = root.putObject("trips");
        trips.forEach(tripCounts::put);
        ArrayNode list = root.putArray("breaches");
        for (Breach breach : breaches) {
            ObjectNode node = list.addObject();
            node.put("seed", breach.seed());
            ArrayNode what = node.putArray("what");
            breach.what().forEach(what::add);
            node.put("replay", breach.command());
            node.put("scenario", breach.scenario());
        }
        return root;
    }
}
