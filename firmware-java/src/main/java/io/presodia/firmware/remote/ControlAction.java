package io.presodia.firmware.remote;

/**
 * The part of a command that the control thread does, between two scans. Short; waits for nothing.
 */
@FunctionalInterface
public interface ControlAction {
    /** Does it. */
    Outcome perform();
}
