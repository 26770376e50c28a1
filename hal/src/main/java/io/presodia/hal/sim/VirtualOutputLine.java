package io.presodia.hal.sim;

import io.presodia.hal.bus.DigitalOutput;
import io.presodia.hal.time.VirtualTimebase;

/**
 * A digital line that the firmware drives and the virtual board or a chip model listens to. Starts
 * low.
 */
public final class VirtualOutputLine implements DigitalOutput {
    private final String name;
    private final VirtualTimebase timebase;
    private final Listener listener;
    private final TransferFaults faults;
    private boolean high;

    /** Who feels the line. */
    @FunctionalInterface
    public interface Listener {
        /** The line has changed to the given level at virtual time {@code nanos}. */
        void changed(boolean high, long nanos);
    }

    /**
     * @param name the line as the board file names it
     * @param timebase the bench's clock; a write takes one microsecond of it
     * @param runSeed the seed of the run
     * @param listener who feels the line; it is told of changes only
     */
    public VirtualOutputLine(
            String name, VirtualTimebase timebase, long runSeed, Listener listener) {
        this.name = name;
        this.timebase = timebase;
        this.listener = listener;
        this.faults = new TransferFaults(new NoiseSource(runSeed, name + "/transfer"), false);
    }

    /** The faults of this line; a stuck line takes its level at the next write. */
    public TransferFaults faults() {
        return faults;
    }

    @Override
    public String name() {
        return name;
    }

    /** The level on the line now. */
    public boolean high() {
        return high;
    }

    @Override
    public void set(boolean wanted) {
        timebase.elapse(VirtualInputLine.READ_NANOS);
        boolean level = wanted;
        if (faults.active()) {
            timebase.elapse(faults.delayNanos());
            level = faults.stuckHigh() || (!faults.stuckLow() && wanted);
        }
        if (level != high) {
            high = level;
            listener.changed(level, timebase.nanos());
        }
    }
}
