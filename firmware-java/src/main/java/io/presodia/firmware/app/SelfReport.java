package io.presodia.firmware.app;

import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalHealth;
import io.presodia.firmware.scan.Health;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import java.util.ArrayList;
import java.util.List;

/**
 * What the firmware tells the supervisor of itself: its journal, its hosts, and the chips'
 * configuration.
 */
final class SelfReport {
    /** One chip's configuration is read back in every so many scans. */
    private static final int VERIFY_EVERY_SCANS = 20;

    /** The journal is asked for its health in every so many scans. */
    private static final int JOURNAL_EVERY_SCANS = 10;

    private final Board board;
    private final Journal journal;
    private final HostWatch hosts;
    private final List<BusFault> outsideFaults = new ArrayList<>();
    private JournalHealth journalHealth = JournalHealth.IDLE;
    private long scans;

    SelfReport(FirmwareParts parts, RunDesk desk) {
        board = parts.board();
        journal = parts.journal();
        hosts =
                new HostWatch(
                        parts.hosts(),
                        desk,
                        parts.timebase(),
                        parts.board().identity().channelCount());
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
        if (outsideFaults.isEmpty() && !journalHealth.failed() && waiting == 0 && gone.isEmpty()) {
            return Health.WELL;
        }
        Health health = new Health(waiting, journalHealth.failed(), gone, outsideFaults);
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
