package io.presodia.firmware.scan;

/** Why a sample was written to the journal. */
public enum RecordReason {
    /** The first scan of a step. */
    STEP_START,
    /** The record interval of the step has passed. */
    TIME,
    /** The voltage moved by the record threshold. */
    VOLTAGE,
    /** The current moved by the record threshold. */
    CURRENT,
    /** The last scan of a step. */
    STEP_END,
    /** A limit tripped in this scan. */
    TRIP,
    /** An operator asked, or the firmware is stopping. */
    REQUEST
}
