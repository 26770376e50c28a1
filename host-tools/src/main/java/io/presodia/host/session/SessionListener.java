package io.presodia.host.session;

import io.presodia.firmware.app.RunStatus;
import java.util.List;

/** Hears how a session gets on, on its own thread: it must be quick. */
public interface SessionListener {
    /** Nobody listens. */
    SessionListener NONE = new SessionListener() {};

    /**
     * Called every few tens of milliseconds of real time.
     *
     * @param simSeconds time that passed in the bench, s
     * @param wallSeconds time that passed on the clock, s
     * @param runs the runs that wait or go on
     */
    default void progress(double simSeconds, double wallSeconds, List<RunStatus> runs) {}

    /** Something people should know. */
    default void note(String text) {}
}
