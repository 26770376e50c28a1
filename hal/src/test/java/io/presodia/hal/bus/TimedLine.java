package io.presodia.hal.bus;

import io.presodia.hal.time.VirtualTimebase;

/**
 * An input line that is high until a moment of virtual time, as the data-ready line of a converter.
 */
public final class TimedLine implements DigitalInput {
    private final VirtualTimebase timebase;
    private long lowFromNanos;

    public TimedLine(VirtualTimebase timebase) {
        this.timebase = timebase;
    }

    /** Low for good. */
    public void stayLow() {
        lowFromNanos = Long.MIN_VALUE;
    }

    /** High for good. */
    public void stayHigh() {
        lowFromNanos = Long.MAX_VALUE;
    }

    /** High now, low after so many nanoseconds. */
    public void lowAfter(long nanos) {
        lowFromNanos = timebase.nanos() + nanos;
    }

    @Override
    public String name() {
        return "spi-test/drdy";
    }

    @Override
    public boolean high() {
        return timebase.nanos() < lowFromNanos;
    }
}
