package io.presodia.firmware.sequencer;

/** What an operator has asked for and the next scan will do. */
public enum Command {
    /** Nothing. */
    NONE,
    /** Open the relay and let the step's clock stand. */
    PAUSE,
    /** Go on after a pause. */
    RESUME,
    /** Go on after a hold. */
    PROCEED,
    /** End the run. */
    STOP
}
