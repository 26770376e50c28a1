package io.presodia.hal.channel;

import io.presodia.hal.bus.BusFault;

/** A cycler board: real, or the same drivers over chip models. Used by one control thread. */
public interface Board extends AutoCloseable {
    /** What this board is. */
    BoardIdentity identity();

    /** Brings every chip from any state to its configuration, outputs open. */
    void configure() throws BusFault;

    /**
     * Tells the board which area the stack's force acts on in this channel; NaN when no cell is
     * fitted. Until then the stack pressure is missing.
     *
     * @param stackSquareMetres area of the die, m²
     */
    void fitCell(int number, double stackSquareMetres);

    /**
     * Reads the board once. Channels of {@code activeMask} (bit 0 = channel 1) are read in full;
     * the others in turn, one a scan, and otherwise repeat their last reading.
     */
    BoardSample sample(int activeMask);

    /** Reads back the configuration of one chip in turn; call once a scan or less. */
    void verifyNext() throws BusFault;

    /** The actuators of the channel with this number (from 1); for the output gate alone. */
    CyclerChannel channel(int number);

    /** The watchdog's lines; for the supervisor alone. */
    Watchdog watchdog();

    /**
     * Captures the channel's voltage and current at about 1 kHz for {@code durationNanos} (at most
     * one second), in the time left over between scans; points arrive in the samples that follow.
     * One burst at a time; returns whether it was accepted.
     */
    boolean startBurst(int number, long durationNanos);

    /** Waits for the next scan, working on a burst meanwhile. */
    void waitUntil(long deadlineNanos) throws InterruptedException;

    /** Opens all outputs and lets go of the hardware. */
    @Override
    void close();
}
