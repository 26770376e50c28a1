package io.presodia.firmware.app;

import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalHealth;
import io.presodia.firmware.scan.CellWear;
import io.presodia.firmware.scan.Health;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import java.util.ArrayList;
import java.util.List;

/**
 * What the firmware tells the supervisor of itself: its journal, its hosts, the chips'
 * configuration, and what its estimators are sure of.
 */
final class SelfReport {
    /** One chip's configuration is read back in every so many scans. */
    private static final int VERIFY_EVERY_SCANS = 20;

    /** The journal is asked for its health in every so many scans. */
    private static final int JOURNAL_EVERY_SCANS = 10;

    private final Board board;
    private final Journal journal;
    private final HostWatch hosts;
    private final WearWatch cells;
    private final List<BusFault> outsideFaults = new ArrayList<>();
    private JournalHealth journalHealth = JournalHealth.IDLE;
    private List<CellWear> wear = List.of();

    /** What is told of the cells' wear alone. */
    private Health usual = Health.WELL;

    private long scans;

    SelfReport(FirmwareParts parts, RunDesk desk) {
        board = parts.board();
        journal = parts.journal();
        int channelCount = parts.board().identity().channelCount();
        hosts = new HostWatch(parts.hosts(), desk, parts.timebase(), channelCount);
        cells = new WearWatch(desk, parts.timebase(), channelCount);
    }

    /** Something on the buses outside sampling. */
    @FunctionalInterface
    interface Transfer {
        void run() throws BusFault;
    }

    /** Tries it; a fault is told in the next scan. */
    void attempt(Transfer transfer) {
        try {
            transfer.run();
        } catch (BusFault fault) {
            outsideFaults.add(fault);
        }
    }

    /** For the scan that begins. */
    Health health() {
        if (scans % JOURNAL_EVERY_SCANS == 0) {
            journalHealth = journal.health();
        }
        double waiting = journalHealth.oldestUnacknowledgedSeconds();
        List<Double> gone = hosts.goneSeconds();
        if (!cells.wear().equals(wear)) {
            wear = cells.wear();
            usual = new Health(0, false, List.of(), wear, List.of());
        }
        if (outsideFaults.isEmpty() && !journalHealth.failed() && waiting == 0 && gone.isEmpty()) {
            return usual;
        }
        Health health = new Health(waiting, journalHealth.failed(), gone, wear, outsideFaults);
        outsideFaults.clear();
        return health;
    }

    /** A scan is done. */
    void scanned() {
        if (scans++ % VERIFY_EVERY_SCANS == 0) {
            attempt(board::verifyNext);
        }
    }
}
