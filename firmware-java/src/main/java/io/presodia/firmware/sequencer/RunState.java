package io.presodia.firmware.sequencer;

/** What a run is doing. */
public enum RunState {
    /** Not begun: the first scan begins it. */
    READY,
    /** Open, waiting for an interlock or resting after a power cut. */
    WAITING,
    /** A step is under way. */
    RUNNING,
    /** Open, the step's clock stands, until an operator resumes. */
    PAUSED,
    /** Open, until an operator continues. */
    HOLDING,
    /** Over: the protocol came to its end. */
    COMPLETED,
    /** Over: the protocol itself broke off. */
    ABORTED,
    /** Over: an operator stopped it. */
    STOPPED;

    /** Whether the run is over. */
    public boolean over() {
        return switch (this) {
            case READY, WAITING, RUNNING, PAUSED, HOLDING -> false;
            case COMPLETED, ABORTED, STOPPED -> true;
        };
    }
}
