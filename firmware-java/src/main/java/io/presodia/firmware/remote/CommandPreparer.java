package io.presodia.firmware.remote;

/** Turns commands into actions: reads and checks files, on the caller's thread. */
@FunctionalInterface
public interface CommandPreparer {
    /**
     * The action for a command.
     *
     * @throws RefusedException when it can be told already that it will not be done
     */
    ControlAction prepare(RemoteCommand command) throws RefusedException;
}
