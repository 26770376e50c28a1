package io.presodia.host.cli;

/** Hears of the end of the process before it comes: Ctrl-C, or a polite kill. */
@FunctionalInterface
interface AtInterrupt {
    /** Nobody presses Ctrl-C. */
    AtInterrupt NEVER = _ -> () -> {};

    /**
     * Calls {@code action} when the process is asked to end, and keeps it alive until the
     * registration is closed.
     */
    Registration call(Runnable action);

    /** One registration. */
    interface Registration extends AutoCloseable {
        /** The work is done: the process may end. */
        @Override
        void close();
    }
}
