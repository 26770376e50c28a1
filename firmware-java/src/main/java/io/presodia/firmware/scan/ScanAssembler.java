package io.presodia.firmware.scan;

import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.channel.BoardSample;
import java.util.List;

/**
 * Turns each sample of the board into the {@link Scan} that passes through the loop: takes the zero
 * off the currents and counts the charge of every run. Used by the control thread alone.
 */
public final class ScanAssembler {
    private final ChannelAssembly[] channels;
    private long nextIndex;

    /**
     * @param board its number of channels and its ranges
     * @param zeroSettings how offsets are found
     * @param maximumIntervalNanos longest time between two good readings whose charge is counted
     * @param zeroListener hears of every zero
     */
    public ScanAssembler(
            BoardIdentity board,
            AutoZero.Settings zeroSettings,
            long maximumIntervalNanos,
            ZeroListener zeroListener) {
        channels = new ChannelAssembly[board.channelCount()];
        for (int i = 0; i < channels.length; i++) {
            channels[i] =
                    new ChannelAssembly(
                            i + 1,
                            new AutoZero(zeroSettings, board.ranges()),
                            new Coulometer(maximumIntervalNanos),
                            zeroListener);
        }
    }

    /**
     * The standard auto-zero, and intervals of at most four scans or 1 s: a reading or two may be
     * late, more is a gap.
     */
    public static ScanAssembler standard(
            BoardIdentity board, long scanPeriodNanos, ZeroListener zeroListener) {
        return new ScanAssembler(
                board,
                AutoZero.Settings.STANDARD,
                Math.max(4 * scanPeriodNanos, 1_000_000_000L),
                zeroListener);
    }

    /** Takes in one sample of the board and what the rest of the firmware said of itself. */
    public Scan assemble(BoardSample sample, Health health) {
        ChannelScan[] scans = new ChannelScan[channels.length];
        for (int i = 0; i < scans.length; i++) {
            scans[i] = channels[i].assemble(sample.channel(i + 1), sample.completedNanos());
        }
        return new Scan(nextIndex++, sample.startedNanos(), sample, List.of(scans), health);
    }

    /** A run takes the channel; its counters begin at zero with the next scan. */
    public void startRun(int channel) {
        of(channel).start(Counters.ZERO, 0);
    }

    /**
     * A run goes on after a restart with what its checkpoint holds. The time in between is not
     * added: the caller knows whether the relay was open meanwhile.
     */
    public void resumeRun(int channel, CounterCheckpoint checkpoint) {
        restoreZeros(channel, checkpoint);
        of(channel).start(checkpoint.total(), checkpoint.uncountedSeconds());
    }

    /** Takes over only the zeros of a checkpoint, for a channel whose run is over. */
    public void restoreZeros(int channel, CounterCheckpoint checkpoint) {
        of(channel).restoreZeros(checkpoint);
    }

    /** The run is over: its counters stand still until the next one starts. */
    public void stopRun(int channel) {
        of(channel).stop();
    }

    /** Whether a run owns the channel. */
    public boolean running(int channel) {
        return of(channel).running();
    }

    /** What the channel must not forget. */
    public CounterCheckpoint checkpoint(int channel) {
        return of(channel).checkpoint();
    }

    private ChannelAssembly of(int channel) {
        return channels[channel - 1];
    }
}
