package io.presodia.host.session;

import io.presodia.config.Catalogue;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.Interrupted;
import io.presodia.firmware.app.Recovery;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.Medium;
import io.presodia.firmware.safety.FaultTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Run folders as processes leave them that are killed: of runs of {@code nco-sn-3wt} at 1 s scans
 * on {@code bench-4}, as the command line makes them.
 */
public final class Interruption {
    /** Seldom enough to be cheap, often enough that checkpoints of the boot before go. */
    private static final int SCANS_A_COMMIT = 50;

    private final PreparedBench bench;
    private final Composition composition;
    private final Path file;

    private Interruption(Path protocol, Path out) throws Exception {
        bench =
                Preparation.prepare(
                        new Catalogue(),
                        new BenchRequest("bench-4", 1, false, 1000.0, Double.POSITIVE_INFINITY),
                        List.of(
                                new RunRequest(
                                        1, protocol.toString(), "nco-sn-3wt", 0, "", "tester")),
                        List.of());
        composition = new Composition(bench, KillableBench.SOFTWARE, false);
        file = Files.createDirectories(out).resolve("journal.db");
    }

    private static String id(PreparedRun run) {
        return run.title() + "_seed1_ch1";
    }

    /** Begins a run; it is cut at a time of the bench. */
    public static void leave(Path protocol, Path out, long nanos) throws Exception {
        Interruption one = new Interruption(protocol, out);
        one.boot(one.composition.rig(_ -> {}), nanos, Medium.SOUND);
    }

    /** Resumes a run that was cut before; it is cut again after so many scans. */
    public static void leaveAgain(Path protocol, Path out, int scans) throws Exception {
        new Interruption(protocol, out).again(scans, Medium.SOUND);
    }

    /** As {@link #leaveAgain}, at once: nothing is kept of it but that it began. */
    public static void leaveAtOnce(Path protocol, Path out) throws Exception {
        new Interruption(protocol, out).again(0, _ -> Medium.State.Stalled.STALLED);
    }

    private void again(int scans, Medium disk) throws Exception {
        VirtualRig rig = composition.rig(_ -> {});
        new BenchReplay(composition, bench, FaultTable.standard(), Interruption::id)
                .run(
                        rig,
                        file,
                        new BenchReplay.Observer() {
                            @Override
                            public void up(Firmware firmware) {}

                            @Override
                            public void scanned() {}
                        });
        rig.timebase().elapse(BenchReplay.OUTAGE_NANOS);
        long startAndScans = 4_000_000_000L + scans * 1_000_000_000L;
        boot(rig, scans == 0 ? 0 : rig.timebase().nanos() + startAndScans, disk);
    }

    private void boot(VirtualRig rig, long untilNanos, Medium disk) throws Exception {
        Journal journal =
                Journal.open(
                        file,
                        composition.identity(),
                        rig.timebase(),
                        JournalOptions.virtualTime(),
                        disk);
        Recovery recovery = Recovery.read(file, journal.bootId(), rig.timebase());
        Firmware firmware =
                composition.firmware(rig.board(), rig.timebase(), FaultTable.standard(), journal);
        firmware.start(recovery);
        PreparedRun run = bench.runs().getFirst();
        if (recovery.runs().isEmpty()) {
            firmware.submit(composition.plan(run, id(run)));
        }
        for (Interrupted found : recovery.runs()) {
            firmware.resume(composition.plan(run, id(run)), found);
        }
        while (rig.timebase().nanos() < untilNanos) {
            firmware.scan();
            if (firmware.scans() % SCANS_A_COMMIT == 0) {
                journal.flush();
            }
        }
        if (disk.equals(Medium.SOUND)) {
            journal.flush();
        }
        journal.abandon();
    }
}
