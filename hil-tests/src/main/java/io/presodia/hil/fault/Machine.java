package io.presodia.hil.fault;

/** The computer under a firmware, as far as it can be broken. */
public interface Machine {
    /**
     * The next scans take longer.
     *
     * @param nanos how much longer each
     * @param scans how many
     */
    void overrun(long nanos, int scans);

    /** The next scan throws. */
    void failScan(String message);

    /** Nothing happens for so long after the present scan. */
    void hang(long nanos);

    /** The process dies after the present scan; a new one starts after so long. */
    void crash(long downNanos);

    /**
     * The disk is full, or has room again.
     *
     * @throws MissingPartException where the journal has no seam for it
     */
    void diskFull(boolean full);

    /**
     * Each write to the disk takes so long; 0 for as usual.
     *
     * @throws MissingPartException where the journal has no seam for it
     */
    void slowDisk(long nanos);
}
