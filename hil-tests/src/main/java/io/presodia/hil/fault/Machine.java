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
     * The board's readings are no longer renewed and no fault is told.
     *
     * @param asNew whether each is told to be converted just now
     */
    void freezeReadings(boolean asNew);

    /** Readings are renewed again. */
    void thawReadings();

    /** Hosts are gone, or back. */
    void hostsGone(boolean gone);

    /** The disk is full, or has room again. */
    void diskFull(boolean full);

    /** What is written to the disk does not come back for so long. */
    void stallDisk(long nanos);
}
