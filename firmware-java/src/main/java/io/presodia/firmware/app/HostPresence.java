package io.presodia.firmware.app;

/** Who is at the side of a board: told to the control thread as plain answers. */
@FunctionalInterface
public interface HostPresence {
    /** No host is ever there. */
    HostPresence NOBODY = _ -> false;

    /**
     * Whether a host has this channel (from 1) to itself now. Asked in every scan by the control
     * thread: must not wait.
     */
    boolean present(int channel);
}
