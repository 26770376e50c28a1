package io.presodia.firmware.safety;

import io.presodia.firmware.scan.Scan;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Watchdog;
import io.presodia.hal.time.Timebase;

/**
 * Checks every scan against the fault table. Each channel has its own limits and its own memory, so
 * that one channel's fault never touches another. Used by the control thread alone.
 */
public final class Supervisor {
    private final Heartbeat heartbeat;
    private final Findings findings;
    private final BoardSupervisor board;
    private final ChannelSupervisor[] channels;

    /**
     * @param table what is watched
     * @param supervised the board
     * @param cells the limits of the cells in it
     * @param watchdog the external watchdog, beaten from here alone
     * @param timebase for the heartbeat's window and the wall clock
     */
    public Supervisor(
            FaultTable table,
            SupervisedBoard supervised,
            AttachedCells cells,
            Watchdog watchdog,
            Timebase timebase) {
        heartbeat = new Heartbeat(watchdog, timebase);
        int count = supervised.identity().channelCount();
        findings = new Findings(count);
        board = new BoardSupervisor(table, supervised, timebase);
        channels = new ChannelSupervisor[count];
        for (int i = 0; i < count; i++) {
            channels[i] = new ChannelSupervisor(i + 1, table, supervised, cells);
        }
    }

    /**
     * Judges one scan.
     *
     * @return {@link Verdict#ALL_WELL} itself when nothing is wrong and nothing has changed
     */
    public Verdict supervise(Scan scan) {
        findings.begin(scan.nanos(), scan.index());
        board.supervise(scan, heartbeat.takeFault(), findings);
        for (int i = 0; i < channels.length; i++) {
            channels[i].supervise(scan.channels().get(i), scan.board(), scan.health(), findings);
        }
        return findings.verdict();
    }

    /**
     * The last act of a scan: beats the watchdog if every channel obeyed and no output that ought
     * to be dead is alive. A scan that does not get here does not beat.
     */
    public void scanCompleted(Verdict verdict, GateOutcome outcome) {
        if (outcome.obeyed() && !verdict.dropRelaySupply()) {
            heartbeat.beat();
        }
    }

    /** Arms the watchdog after an operator has cleared its trip; before the next scan. */
    public void rearmWatchdog() throws BusFault {
        heartbeat.rearm();
    }
}
