package io.presodia.firmware.remote;

/**
 * The control thread's end of the seam, to be called between two scans. Does a bounded amount of
 * work and waits for nothing.
 */
public final class ControlDesk {
    /** Commands done between two scans. */
    private static final int MOST_COMMANDS = 8;

    private final CommandQueue queue;
    private final LeaseTable leases;
    private final RunControl control;
    private final int channelCount;

    /**
     * @param queue where commands come from
     * @param leases who has which channel
     * @param control what the firmware lets others do
     * @param channelCount number of channels
     */
    public ControlDesk(
            CommandQueue queue, LeaseTable leases, RunControl control, int channelCount) {
        this.queue = queue;
        this.leases = leases;
        this.control = control;
        this.channelCount = channelCount;
    }

    /**
     * Does what waits, and stops the channels whose holders are gone.
     *
     * @param nanos now, on the clock by which leases are given
     */
    public void betweenScans(long nanos) {
        queue.perform(MOST_COMMANDS);
        for (int channel = 1; channel <= channelCount; channel++) {
            LeaseTable.Lease gone = leases.expired(channel, nanos);
            if (gone != null) {
                control.stop(channel, "the lease of " + gone.holder() + " ran out");
            }
        }
    }
}
