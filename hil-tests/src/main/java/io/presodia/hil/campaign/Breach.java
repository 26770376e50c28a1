package io.presodia.hil.campaign;

import java.util.List;

/**
 * A seed in which something did not hold.
 *
 * @param seed which
 * @param what did not hold, for people
 * @param scenario the smallest scenario that still shows it, as YAML
 */
public record Breach(long seed, List<String> what, String scenario) {
    public Breach {
        what = List.copyOf(what);
    }

    /** Runs the seed again. */
    public String command() {
        return "presodia hil campaign --first " + seed + " --seeds 1";
    }
}
