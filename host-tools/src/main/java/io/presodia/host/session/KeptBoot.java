package io.presodia.host.session;

import io.presodia.firmware.journal.BootRecord;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalException;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.Medium;
import io.presodia.firmware.journal.Stored;
import java.util.List;

/**
 * How far a boot of an interrupted session is run again: as far as it was kept when the next one
 * began, for that was the bench which the next one found. Its rows alone do not tell, nor do its
 * checkpoints: those of the newest boot are often later than its last row, but once the next boot
 * has written a few of its own they are gone. So of every boot but the newest the begin of the next
 * one says it.
 *
 * @param bootId the boot
 * @param kept whether anything of it was kept but that it began
 * @param suspended whether it ended politely, because a run held
 * @param endNanos no scan begins at this time or later
 */
record KeptBoot(long bootId, boolean kept, boolean suspended, long endNanos) {
    /** What the firmware writes last when it is suspended. */
    private static final String SUSPENDED = "suspended";

    /** What a journal tells of its boot number {@code index}. */
    static KeptBoot of(JournalReader journal, List<BootRecord> boots, int index, long periodNanos)
            throws JournalException {
        long bootId = boots.get(index).bootId();
        boolean kept = false;
        for (Stored<JournalEntry.Event> event :
                journal.events(new Cursor(bootId, 0), Integer.MAX_VALUE)) {
            if (event.cursor().bootId() != bootId) {
                break;
            }
            kept = true;
            if (event.entry().kind().equals(SUSPENDED)) {
                // It opens the outputs first, which takes time on the bus, but never a whole scan.
                return new KeptBoot(bootId, true, true, event.entry().nanos() - periodNanos + 1);
            }
        }
        long end =
                index + 1 < boots.size()
                        ? boots.get(index + 1).nanos() - BenchReplay.OUTAGE_NANOS
                        : journal.lastNanosOf(bootId) + 1;
        return new KeptBoot(bootId, kept, false, end);
    }

    /**
     * When no scan begins any more. Where the last that was kept is what the start wrote, the first
     * scan was not kept, although it has the same time.
     *
     * @param startSeq the last number that the start has used
     * @param startNanos when it was over
     */
    long untilNanos(JournalReader journal, long startSeq, long startNanos) throws JournalException {
        Cursor start = new Cursor(bootId, startSeq);
        boolean rows = !journal.samples(start, 1).isEmpty() || !journal.events(start, 1).isEmpty();
        return rows || endNanos > startNanos + 1 ? endNanos : startNanos;
    }

    /** A boot of which nothing was kept writes into the void when it is run again. */
    Medium disk() {
        return kept ? Medium.SOUND : _ -> Medium.State.Stalled.STALLED;
    }
}
