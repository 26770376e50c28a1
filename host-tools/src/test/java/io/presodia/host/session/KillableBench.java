package io.presodia.host.session;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.Interrupted;
import io.presodia.firmware.app.Recovery;
import io.presodia.firmware.app.RunPlan;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.Medium;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A virtual bench whose controller can be killed at any scan and started again: cell, relays,
 * watchdog and clock live on. One run on channel 1.
 */
final class KillableBench implements AutoCloseable {
    static final SoftwareVersion SOFTWARE = new SoftwareVersion("1.2.3", "0123456789abcdef", false);
    static final String RUN = "run-1";

    private final Path file;
    private final JournalOptions options;
    private final Medium medium;
    private final FaultTable table = FaultTable.standard();
    private final Composition composition;
    private final PreparedBench prepared;
    final VirtualRig rig;
    private Board board;
    private @Nullable Journal journal;
    private @Nullable Firmware firmware;
    Recovery recovery = Recovery.NOTHING;

    KillableBench(PreparedBench prepared, Path file, JournalOptions options, Medium medium)
            throws IOException {
        this.prepared = prepared;
        this.file = file;
        this.options = options;
        this.medium = medium;
        composition = new Composition(prepared, SOFTWARE, true);
        rig = composition.rig(_ -> {});
        board = rig.board();
    }

    static PreparedBench prepare(String protocol, String cell, double scanMillis)
            throws ConfigException {
        return Preparation.prepare(
                new Catalogue(),
                new BenchRequest("bench-4", 7, false, scanMillis, Double.POSITIVE_INFINITY),
                List.of(new RunRequest(1, protocol, cell, 0, "", "test")),
                List.of());
    }

    RunPlan plan() {
        return plan(prepared);
    }

    RunPlan plan(PreparedBench of) {
        return new Composition(of, SOFTWARE, true).plan(of.runs().getFirst(), RUN);
    }

    /** The controller comes up; what the journal holds is in {@link #recovery}. */
    Firmware boot() throws IOException, BusFault {
        Journal opened =
                Journal.open(file, composition.identity(), rig.timebase(), options, medium);
        recovery = Recovery.read(file, opened.bootId(), rig.timebase());
        Firmware made = composition.firmware(board, rig.timebase(), table, opened);
        journal = opened;
        firmware = made;
        made.start(recovery);
        return made;
    }

    /** Comes up and takes over the run that was interrupted. */
    Firmware bootAndResume() throws IOException, BusFault {
        Firmware made = boot();
        for (Interrupted found : recovery.runs()) {
            made.resume(plan(), found);
        }
        return made;
    }

    /** What is committed now. */
    void flush() throws IOException, InterruptedException {
        journal().flush();
    }

    Journal journal() {
        return java.util.Objects.requireNonNull(journal);
    }

    Firmware firmware() {
        return java.util.Objects.requireNonNull(firmware);
    }

    /** The controller dies. Nobody opens a relay but the watchdog. */
    void kill(long outageNanos) throws BusFault {
        journal().abandon();
        board = rig.reboot();
        rig.timebase().elapse(outageNanos);
    }

    /** The drivers of the next start. */
    void reassemble() {
        board = rig.board();
    }

    /** Scans until the run is over; returns how it ended. */
    RunStatus runToEnd(long mostScans) throws InterruptedException {
        Firmware running = firmware();
        for (long i = 0; running.busy(); i++) {
            RunStatus status = running.status(1);
            if (i > mostScans || (status != null && !status.holdCause().isEmpty())) {
                throw new AssertionError("the run does not go on: " + status);
            }
            running.scan();
        }
        return running.ended().getLast();
    }

    /** The journal is complete. */
    void finish() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        Firmware last = firmware;
        if (last != null) {
            last.close();
        }
        Journal open = journal;
        if (open != null) {
            open.close();
        }
    }
}
