package io.presodia.firmware.scan;

/** Hears of every offset that auto-zero found, for the journal. Called on the control thread. */
@FunctionalInterface
public interface ZeroListener {
    /**
     * A mean of open-relay readings is complete.
     *
     * @param channel channel number, from 1
     * @param rangeIndex the range it was measured in, 0 = smallest
     * @param amperes the mean, A
     * @param accepted whether it is the zero from now on; else it was too large to be an offset
     * @param nanos conversion time of the last reading in it
     */
    void zero(int channel, int rangeIndex, double amperes, boolean accepted, long nanos);
}
