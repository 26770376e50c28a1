package io.presodia.host.session;

import io.presodia.hal.time.Timebase;

/**
 * What a session needs of the world around it.
 *
 * @param software which software runs
 * @param command what was asked for, for whoever wants to know who owns the folder
 * @param real the clock of the machine
 * @param listener hears how it gets on
 * @param stop asks it to stop
 */
public record SessionContext(
        SoftwareVersion software,
        String command,
        Timebase real,
        SessionListener listener,
        StopRequest stop) {}
