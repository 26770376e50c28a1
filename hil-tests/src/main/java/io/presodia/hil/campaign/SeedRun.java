package io.presodia.hil.campaign;

import io.presodia.config.ConfigException;
import io.presodia.firmware.app.FindingText;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.safety.Fault;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.firmware.safety.Reaction;
import io.presodia.firmware.safety.Trip;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.sim.board.VirtualChannel;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hil.bench.BegunFault;
import io.presodia.hil.bench.BenchOptions;
import io.presodia.hil.bench.ChannelRunRequest;
import io.presodia.hil.bench.HilBench;
import io.presodia.hil.bench.PlannedFault;
import io.presodia.hil.bench.SeenTrip;
import io.presodia.hil.scenario.ScenarioCase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Runs one draw and checks what must hold whatever happens. */
final class SeedRun {
    /** Scans after which somebody lets a run go on that holds. */
    private static final int PATIENCE_SCANS = 30;

    /** The heartbeat stopped, the supply of the relays dropped, and contacts fell. */
    private static final Set<Fault> FOLLOWING =
            EnumSet.of(Fault.WATCHDOG_TRIPPED, Fault.RELAY_NOT_CLOSED);

    /** Of all sodium, for rounding. */
    private static final double SODIUM_SHARE = 1e-9;

    /** Of the charge that flowed: gain errors that calibrations leave, and more. */
    private static final double CHARGE_SHARE = 2e-3;

    private final ScenarioCase what;
    private final HilBench bench;
    private final FaultTable table;
    private final Blame blame;
    private final List<String> breaches = new ArrayList<>();
    private final List<LimitWatch> limits = new ArrayList<>();
    private final Map<Integer, Double> sodium = new HashMap<>();
    private final JournalAudit audit = new JournalAudit();

    private SeedRun(ScenarioCase what, HilBench bench, FaultTable table) {
        this.what = what;
        this.table = table;
        this.bench = bench;
        this.blame = new Blame(what);
    }

    /**
     * What came of it.
     *
     * @param report for people and programs
     * @param digest the same for the same run
     */
    record Result(SeedReport report, int digest) {}

    static Result run(ScenarioCase what, FaultTable table, BenchOptions options)
            throws ConfigException, IOException, InterruptedException {
        try (HilBench bench = HilBench.open(what.files(), options)) {
            return new SeedRun(what, bench, table).run();
        }
    }

    private Result run() throws ConfigException, IOException, InterruptedException {
        for (PlannedFault fault : what.faults()) {
            bench.plan(fault);
        }
        try {
            bench.run(what.runs());
            for (ChannelRunRequest request : what.runs()) {
                limits.add(new LimitWatch(bench, request, blame, table));
                sodium.put(request.channel(), plant(request.channel()).sodiumMilliampereHours());
            }
        } catch (BusFault e) {
            breaches.add("the board did not come up: " + e.getMessage());
        }
        while (bench.busy() && bench.seconds() < what.durationSeconds()) {
            bench.scan();
            scanned();
        }
        double simSeconds = bench.seconds();
        bench.finish();
        afterwards();
        List<String> trips = new ArrayList<>();
        bench.trips().forEach(trip -> trips.add(trip.trip().fault().id()));
        List<String> faults = new ArrayList<>();
        bench.begun().forEach(fault -> faults.add(fault.injection().kind()));
        return new Result(
                new SeedReport(
                        what.seed(),
                        trips,
                        faults,
                        bench.killed().size(),
                        bench.scans(),
                        simSeconds,
                        breaches),
                audit.digest());
    }

    private void scanned() {
        BoardSample sample = bench.sample();
        if (sample != null) {
            audit.sampled(sample);
        }
        for (LimitWatch watch : limits) {
            watch.scanned(breaches);
        }
        if (bench.scans() % PATIENCE_SCANS == 0) {
            for (ChannelRunRequest request : what.runs()) {
                RunStatus status = bench.firmware().status(request.channel());
                if (status != null && status.holds()) {
                    bench.proceed(request.channel());
                }
            }
        }
    }

    private void afterwards() throws IOException {
        audit.judge(bench, blame.diskFails(), breaches);
        for (ChannelRunRequest request : what.runs()) {
            sodium(request.channel());
            if (!blame.chargeUncertain(request.channel())) {
                charge(request);
            }
        }
        trips();
        for (RunStatus status : bench.ended()) {
            if (status.text().isEmpty()) {
                breaches.add(status.runId() + " ended without a cause");
            }
        }
    }

    private void sodium(int channel) {
        Double before = sodium.get(channel);
        if (before == null) {
            // The board did not come up, and that has been told.
            return;
        }
        double after = plant(channel).sodiumMilliampereHours();
        if (Math.abs(after - before) > SODIUM_SHARE * before) {
            breaches.add(
                    text(
                            "channel %d: %.12f mAh of sodium became %.12f mAh",
                            channel, before, after));
        }
    }

    /** What was counted is what flowed, but for a scan at each edge. */
    private void charge(ChannelRunRequest request) {
        JournalEntry.Sample last = null;
        int edges = 0;
        for (Stored<JournalEntry.Sample> stored : audit.samples()) {
            if (stored.entry().channel() == request.channel()) {
                edges = Math.max(edges, stored.entry().clock().stepCount());
                last = stored.entry();
            }
        }
        if (last == null) {
            return;
        }
        VirtualChannel channel = bench.bench().channel(request.channel());
        double truth = channel.chargeAmpereHours() - channel.dischargeAmpereHours();
        double flowed = channel.chargeAmpereHours() + channel.dischargeAmpereHours();
        double most = request.cell().value().oneCAmperes();
        double scanAmpereHours = most * bench.periodSeconds() / 3600;
        double allowed =
                CHARGE_SHARE * flowed
                        + (2 * edges + 3) * scanAmpereHours
                        + most * last.uncountedSeconds() / 3600;
        double off = last.total().netAmpereHours() - truth;
        if (!(Math.abs(off) <= allowed)) {
            breaches.add(
                    text(
                            "channel %d: counted %.6g A h, flowed %.6g A h; %.2g are allowed",
                            request.channel(), last.total().netAmpereHours(), truth, allowed));
        }
    }

    /**
     * Each has a fault before it that reaches its channel. What an opening of the whole board
     * brings about by itself needs none besides; all else that trips after it does.
     */
    private void trips() {
        boolean opened = false;
        for (SeenTrip seen : bench.trips()) {
            Trip trip = seen.trip();
            if (!explained(trip) && !(opened && FOLLOWING.contains(trip.fault()))) {
                breaches.add(
                        text(
                                "channel %d: tripped %s%s at %.1f s with nothing broken",
                                trip.channel(),
                                trip.fault().id(),
                                FindingText.inBrackets(trip),
                                trip.nanos() * 1e-9));
                return;
            }
            Reaction reaction = table.row(trip.fault()).reaction();
            opened |= reaction == Reaction.OPEN_BOARD || reaction == Reaction.DROP_RELAY_SUPPLY;
        }
    }

    private boolean explained(Trip trip) {
        long until = trip.nanos() + Math.round(bench.periodSeconds() * 1e9);
        for (BegunFault fault : bench.begun()) {
            if (fault.nanos() <= until
                    && blame.reaches(fault.injection(), trip.fault(), trip.channel())) {
                return true;
            }
        }
        return false;
    }

    private CellPlant plant(int channel) {
        return Objects.requireNonNull(bench.bench().channel(channel).cell());
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
