package io.presodia.firmware.remote;

/** Makes a run of the names in a command: reads and checks files, on the caller's thread. */
@FunctionalInterface
public interface StartPreparer {
    /**
     * The action that hands the run in.
     *
     * @throws RefusedException when its files are missing, wrong, or do not fit the board
     */
    ControlAction prepare(RemoteCommand start) throws RefusedException;
}
