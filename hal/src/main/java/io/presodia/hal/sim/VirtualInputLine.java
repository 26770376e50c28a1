package io.presodia.hal.sim;

import io.presodia.hal.bus.DigitalInput;
import io.presodia.hal.time.VirtualTimebase;

/** A digital line that a chip model or the virtual board drives and the firmware reads. */
public final class VirtualInputLine implements DigitalInput {
    /**
     * What reading a line through the operating system takes; assumed, and above 0 so that polling
     * ends.
     */
    static final long READ_NANOS = 1_000;

    private final String name;
    private final VirtualTimebase timebase;
    private final Level level;
    private final TransferFaults faults;

    /** What drives the line. */
    @FunctionalInterface
    public interface Level {
        /** Whether the line is high at virtual time {@code nanos}. */
        boolean high(long nanos);
    }

    /**
     * @param name the line as the board file names it
     * @param timebase the bench's clock; a read takes one microsecond of it
     * @param runSeed the seed of the run
     * @param level what drives the line
     */
    public VirtualInputLine(String name, VirtualTimebase timebase, long runSeed, Level level) {
        this.name = name;
        this.timebase = timebase;
        this.level = level;
        this.faults = new TransferFaults(new NoiseSource(runSeed, name + "/transfer"), false);
    }

    /** The faults of this line; only a stuck line and a delay mean anything here. */
    public TransferFaults faults() {
        return faults;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean high() {
        timebase.elapse(READ_NANOS);
        boolean driven = level.high(timebase.nanos());
        if (faults.active()) {
            timebase.elapse(faults.delayNanos());
            if (faults.stuckHigh()) {
                return true;
            }
            if (faults.stuckLow()) {
                return false;
            }
        }
        return driven;
    }
}
