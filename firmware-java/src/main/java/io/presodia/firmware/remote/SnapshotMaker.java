package io.presodia.firmware.remote;

import io.presodia.firmware.safety.Finding;
import io.presodia.firmware.safety.TripLatch;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Scan;
import io.presodia.hal.time.Timebase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes snapshots of scans, for the control thread. */
public final class SnapshotMaker {
    private final TripLatch latch;
    private final Timebase timebase;

    /**
     * @param latch what is held open
     * @param timebase labels snapshots
     */
    public SnapshotMaker(TripLatch latch, Timebase timebase) {
        this.latch = latch;
        this.timebase = timebase;
    }

    /** What is known of a channel besides its scan. */
    @FunctionalInterface
    public interface Runs {
        /** The run of this channel (from 1); null when there is none. */
        @Nullable RunSnapshot run(int channel);
    }

    /** What is held for true of a channel's cell. */
    @FunctionalInterface
    public interface Estimates {
        /** Of this channel (from 1); {@link ChannelEstimates#NONE} where nothing is. */
        ChannelEstimates of(int channel);
    }

    /** The snapshot of a scan that has been supervised and acted on. */
    public BoardSnapshot of(Scan scan, Runs runs, Estimates estimates) {
        List<ChannelSnapshot> channels = new ArrayList<>(scan.channels().size());
        for (ChannelScan channel : scan.channels()) {
            int number = channel.number();
            ChannelEstimates held = estimates.of(number);
            channels.add(
                    new ChannelSnapshot(
                            number,
                            channel.volts(),
                            channel.amperes(),
                            channel.sample().cellCelsius(),
                            channel.sample().stackPascals(),
                            channel.total(),
                            channel.uncountedSeconds(),
                            channel.sample().output().relayClosed(),
                            held.soc(),
                            held.donorDepletion(),
                            held.sodiumCoulombs(),
                            runs.run(number),
                            latch.trips(number)));
        }
        return new BoardSnapshot(
                scan.index(),
                scan.nanos(),
                timebase.wall(),
                timebase.clockQuality(),
                scan.board().ambientCelsius(),
                scan.board().emergencyStop(),
                scan.board().enclosureOpen(),
                latch.trips(Finding.BOARD),
                channels);
    }
}
