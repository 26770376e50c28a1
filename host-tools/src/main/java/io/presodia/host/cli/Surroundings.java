package io.presodia.host.cli;

import io.presodia.config.Catalogue;
import io.presodia.hal.time.Timebase;
import io.presodia.host.session.SoftwareVersion;
import java.io.PrintWriter;

/**
 * What the command line needs of the world around it.
 *
 * @param out results: text for people, or one JSON document
 * @param err everything else for people
 * @param terminal whether {@code err} is a terminal, on which a line may be drawn over
 * @param real the clock of the machine
 * @param software which software this is
 * @param user who is logged in
 * @param catalogue built-in files and those of users
 * @param atInterrupt tells what to do when the user presses Ctrl-C
 */
record Surroundings(
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        Timebase real,
        SoftwareVersion software,
        String user,
        Catalogue catalogue,
        AtInterrupt atInterrupt) {}
