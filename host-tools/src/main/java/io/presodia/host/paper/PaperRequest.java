package io.presodia.host.paper;

import io.presodia.config.Catalogue;
import io.presodia.hal.time.Timebase;
import io.presodia.host.session.SoftwareVersion;
import io.presodia.host.session.StopRequest;
import java.nio.file.Path;
import java.util.List;

/**
 * What is asked for.
 *
 * @param benches what to run; rows that need another are left out
 * @param scanMillis scan period of the virtual boards, ms
 * @param seed of noise and residual errors
 * @param folder where the run folders go
 * @param catalogue built-in files
 * @param software which software this is
 * @param real the clock of the machine
 * @param stop asks it to stop
 */
public record PaperRequest(
        List<Bench> benches,
        double scanMillis,
        long seed,
        Path folder,
        Catalogue catalogue,
        SoftwareVersion software,
        Timebase real,
        StopRequest stop) {
    public PaperRequest {
        benches = List.copyOf(benches);
    }

    /** Scan period that the validation is made with, ms. */
    public static final double USUAL_SCAN_MILLIS = 1000;
}
