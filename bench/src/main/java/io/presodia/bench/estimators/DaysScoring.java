package io.presodia.bench.estimators;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;

/**
 * Scores what the estimators say of a new cell from its first charge on: the sodium balance of that
 * charge hands over to the filter, which has never been told anything else.
 */
final class DaysScoring {
    /** Time after the first charge, h. */
    static final double HOURS = 36;

    private static final double SCAN_SECONDS = 2;
    private static final double REST_SECONDS = 7200;
    private static final double LONGEST_SECONDS = 20 * 3600;

    /** Samples of the load between looks: 10 min. */
    private static final int LOOK = 60;

    private final Score soc = new Score();
    private final Score lateSoc = new Score();
    private final Score deficit = new Score();

    /** Takes one cell. */
    void add(DaysRow row, long seed) {
        StartRow start = row.start();
        CellDesign design = start.cell();
        CellScatter scatter = CellScatter.draw(seed, start.spread());
        AgeableCell cell = start.plant().make(design, scatter, seed);
        WatchedCell watched = new WatchedCell(start, cell, seed, SCAN_SECONDS);
        double top = design.voltageWindowVolts().high();
        while (watched.seconds() < LONGEST_SECONDS && watched.volts() < top) {
            watched.flow(watched.seconds() < REST_SECONDS ? 0 : 0.1 * design.oneCAmperes());
        }
        Trace load =
                row.cycles()
                        ? RandomLoad.cyclesOnward(design, cell, seed, HOURS)
                        : RandomLoad.onward(design, cell, seed, HOURS);
        for (int i = 0; i < load.size(); i++) {
            watched.see(RandomLoad.SAMPLE_SECONDS, load.amperes(i), load.volts(i), load.celsius(i));
            if (i % LOOK == LOOK - 1) {
                look(watched.estimate(), load, i);
            }
        }
    }

    private void look(CellEstimate now, Trace load, int i) {
        if (now.inside() == null) {
            return;
        }
        Estimated told = now.soc();
        soc.add(told.value(), told.sigma(), load.soc(i));
        if (load.seconds(i) > 0.5 * HOURS * 3600) {
            lateSoc.add(told.value(), told.sigma(), load.soc(i));
        }
        Estimated missing = now.sodiumDeficitMilliampereHoursPerGram();
        deficit.add(missing.value(), missing.sigma(), load.deficit(i));
    }

    void merge(DaysScoring other) {
        soc.merge(other.soc);
        lateSoc.merge(other.lateSoc);
        deficit.merge(other.deficit);
    }

    Score soc() {
        return soc;
    }

    /** In the second half of the time. */
    Score lateSoc() {
        return lateSoc;
    }

    Score deficit() {
        return deficit;
    }
}
