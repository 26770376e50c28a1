package io.presodia.host.paper;

import io.presodia.config.Catalogue;
import io.presodia.hal.time.Timebase;
import io.presodia.host.session.SoftwareVersion;
import io.presodia.host.session.StopRequest;
import java.nio.file.Path;

/**
 * What is asked for.
 *
 * @param withSlow whether the runs of 300 cycles are among it
 * @param scanMillis scan period of the virtual boards, ms
 * @param seed of noise and residual errors
 * @param folder where the run folders go
 * @param catalogue built-in files
 * @param software which software this is
 * @param real the clock of the machine
 * @param stop asks it to stop
 */
public record PaperRequest(
        boolean withSlow,
        double scanMillis,
        long seed,
        Path folder,
        Catalogue catalogue,
        SoftwareVersion software,
        Timebase real,
        StopRequest stop) {
    /** Scan period that the validation is made with, ms. */
    public static final double USUAL_SCAN_MILLIS = 1000;
}
