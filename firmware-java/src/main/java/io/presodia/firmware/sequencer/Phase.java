package io.presodia.firmware.sequencer;

/** Where a sequencer is within its present step. */
public enum Phase {
    /** Before the first scan. */
    READY,
    /** Open, until what the step requires is met. */
    INTERLOCK,
    /** The step's drive is on. */
    DRIVE,
    /** After a power cut: the drive comes on again with the next scan. */
    RESTART,
    /** After a power cut: open until the rest is over. */
    BOOT_REST,
    /** After a power cut: open until an operator continues. */
    BOOT_HOLD,
    /** The run is over. */
    OVER;

    /** The boot policy that a run in this phase follows after a power cut, as protocols name it. */
    String bootPolicy() {
        return switch (this) {
            case BOOT_REST -> "rest_then_resume";
            case BOOT_HOLD -> "hold_for_operator";
            case READY, INTERLOCK, DRIVE, RESTART, OVER -> "resume";
        };
    }
}
