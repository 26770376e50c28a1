package io.presodia.host.session;

import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.Interrupted;
import io.presodia.firmware.app.Recovery;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.journal.BootRecord;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hal.bus.BusFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings the virtual bench of an interrupted session back to where it was: the bench died with its
 * process, and its cells must not come from what the firmware noted of them. The whole session is
 * run again from its beginning, from the same files and the same seed, into a journal that is
 * thrown away, up to the last row that was kept; one seed gives the same bytes, and that the rows
 * are the same is checked.
 */
final class BenchReplay {
    /**
     * How long the power is away when a session is resumed: assumed, an operator is quick. It also
     * tells of every boot but the newest how far it was brought back when the next one began.
     */
    static final long OUTAGE_NANOS = 60_000_000_000L;

    /** Rows compared at a time. */
    private static final int PAGE = 10_000;

    private final Composition composition;
    private final PreparedBench bench;
    private final FaultTable table;
    private final RunIds ids;

    /** Names runs. */
    @FunctionalInterface
    interface RunIds {
        String of(PreparedRun run);
    }

    BenchReplay(Composition composition, PreparedBench bench, FaultTable table, RunIds ids) {
        this.composition = composition;
        this.bench = bench;
        this.table = table;
        this.ids = ids;
    }

    /** Looks on while the old session goes by. */
    interface Observer {
        /** A firmware is up; it has its runs. */
        void up(Firmware firmware);

        /** Another scan has gone by. */
        void scanned();
    }

    /**
     * Runs the session again, boot by boot.
     *
     * @param rig a fresh bench with fresh cells
     * @param kept the journal of the interrupted session; not touched
     * @throws IOException when the rows come out otherwise than they were kept
     */
    void run(VirtualRig rig, Path kept, Observer observer) throws IOException {
        Path folder = Files.createTempDirectory("presodia-replay");
        Path file = folder.resolve("journal.db");
        try {
            try (JournalReader before = JournalReader.open(kept)) {
                List<BootRecord> boots = before.boots();
                for (int i = 0; i < boots.size(); i++) {
                    BootRecord boot = boots.get(i);
                    requireTime(i > 0, boot, rig.timebase().nanos());
                    rig.timebase().elapse(boot.nanos() - rig.timebase().nanos());
                    KeptBoot life = KeptBoot.of(before, boots, i, bench.inUse().scanPeriodNanos());
                    boot(rig, file, before, life, observer);
                }
            }
            compare(kept, file);
        } catch (BusFault e) {
            throw new SessionFailedException(
                    "the virtual bench cannot be brought back: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SessionFailedException("interrupted while the bench was brought back", e);
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path left : files.toList()) {
                    Files.delete(left);
                }
            }
            Files.delete(folder);
        }
    }

    /** Each boot but the first begins when the power was away after what was kept before. */
    private static void requireTime(boolean resumed, BootRecord boot, long nanos)
            throws SessionFailedException {
        if (resumed && boot.nanos() != nanos + OUTAGE_NANOS) {
            throw notTheSame("the begin of boot " + boot.bootId());
        }
    }

    private void boot(
            VirtualRig rig, Path file, JournalReader before, KeptBoot life, Observer observer)
            throws IOException, BusFault, InterruptedException {
        Journal journal =
                Journal.open(
                        file,
                        composition.identity(),
                        rig.timebase(),
                        JournalOptions.virtualTime(),
                        life.disk());
        try {
            Recovery recovery = Recovery.read(file, journal.bootId(), rig.timebase());
            Firmware firmware = composition.firmware(rig.board(), rig.timebase(), table, journal);
            firmware.start(recovery);
            begin(firmware, recovery, life.bootId() == 1);
            observer.up(firmware);
            if (life.kept()) {
                journal.flush();
                long seq = journal.acknowledgedSeq();
                long until = life.untilNanos(before, seq, rig.timebase().nanos());
                while (rig.timebase().nanos() < until) {
                    firmware.scan();
                    observer.scanned();
                }
                if (life.suspended()) {
                    firmware.suspend();
                }
                journal.flush();
            }
        } finally {
            journal.abandon();
        }
        rig.reboot();
    }

    private void begin(Firmware firmware, Recovery recovery, boolean first) {
        for (PreparedRun run : bench.runs()) {
            String id = ids.of(run);
            if (first) {
                firmware.submit(composition.plan(run, id));
            }
            for (Interrupted found : recovery.runs()) {
                if (found.runId().equals(id)) {
                    firmware.resume(composition.plan(run, id), found);
                }
            }
        }
    }

    private static void compare(Path kept, Path again) throws IOException {
        try (JournalReader before = JournalReader.open(kept);
                JournalReader now = JournalReader.open(again)) {
            Cursor cursor = Cursor.START;
            while (true) {
                List<Stored<JournalEntry.Sample>> page = before.samples(cursor, PAGE);
                List<Stored<JournalEntry.Sample>> same = now.samples(cursor, PAGE);
                for (int i = 0; i < page.size(); i++) {
                    if (i >= same.size() || !page.get(i).equals(same.get(i))) {
                        Cursor row = page.get(i).cursor();
                        throw notTheSame("row " + row.seq() + " of boot " + row.bootId());
                    }
                }
                if (page.size() < PAGE) {
                    return;
                }
                cursor = page.getLast().cursor();
            }
        }
    }

    private static SessionFailedException notTheSame(String what) {
        return new SessionFailedException(
                "the virtual bench cannot be brought back: "
                        + what
                        + " comes out otherwise, so this is not the same software,"
                        + " or the session was not left to itself");
    }
}
