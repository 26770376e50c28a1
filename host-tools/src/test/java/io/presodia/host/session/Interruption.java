package io.presodia.host.session;

import io.presodia.config.Catalogue;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.safety.FaultTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Run folders as a process leaves them that is killed. */
public final class Interruption {
    private Interruption() {}

    /**
     * Leaves the folder of a run of {@code nco-sn-3wt} at 1 s scans on {@code bench-4}, as the
     * command line makes it, cut at a time of the bench.
     */
    public static void leave(Path protocol, Path out, long nanos) throws Exception {
        PreparedBench bench =
                Preparation.prepare(
                        new Catalogue(),
                        new BenchRequest("bench-4", 1, false, 1000.0, Double.POSITIVE_INFINITY),
                        List.of(
                                new RunRequest(
                                        1, protocol.toString(), "nco-sn-3wt", 0, "", "tester")),
                        List.of());
        Composition composition = new Composition(bench, KillableBench.SOFTWARE, false);
        VirtualRig rig = composition.rig(_ -> {});
        Files.createDirectories(out);
        Journal journal =
                Journal.open(
                        out.resolve("journal.db"),
                        composition.identity(),
                        rig.timebase(),
                        JournalOptions.virtualTime());
        Firmware firmware =
                composition.firmware(rig.board(), rig.timebase(), FaultTable.standard(), journal);
        firmware.start();
        PreparedRun run = bench.runs().getFirst();
        firmware.submit(composition.plan(run, run.title() + "_seed1_ch1"));
        while (rig.timebase().nanos() < nanos) {
            firmware.scan();
        }
        journal.flush();
        journal.abandon();
    }
}
