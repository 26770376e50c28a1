package io.presodia.bench.estimators;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.estimate.History;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;
import java.util.List;

/**
 * Scores what the estimators say at once: of a cell as assembled before and right after its first
 * current, of a used one from its first scan on.
 */
final class StartScoring {
    /** When it is looked: at rest, then with so much charge passed. */
    static final List<String> MARKS =
            List.of("first scan", "10 min", "2 h", "0.2 mAh/g", "1 mAh/g", "5 mAh/g");

    private static final double[] REST_SECONDS = {0, 600, 7200};
    private static final double[] CHARGE = {0.2, 1, 5};
    private static final double SCAN_SECONDS = 2;

    /** One cell in two has stood before it is first seen, for up to so long, s. */
    private static final double MOST_STOOD_SECONDS = 4 * 3600;

    private final Score[] depletion = scores();
    private final Score[] soc = scores();

    private static Score[] scores() {
        Score[] scores = new Score[MARKS.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = new Score();
        }
        return scores;
    }

    /** Takes one cell. */
    void add(StartRow row, long seed) {
        boolean fresh = row.history() == History.NEW;
        NoiseSource draw = new NoiseSource(seed, "start");
        CellScatter scatter = CellScatter.draw(seed, row.spread());
        AgeableCell cell =
                fresh
                        ? row.plant().make(row.cell(), scatter, seed)
                        : RandomCell.used(row.cell(), row.plant(), seed, row.spread());
        double rate = (fresh ? 0.1 : 0.2) * row.cell().oneCAmperes();
        if (fresh) {
            double stood = draw.uniform(-MOST_STOOD_SECONDS, MOST_STOOD_SECONDS);
            for (double t = 0; t < stood; t += 60) {
                cell.step(0, 60);
            }
        } else {
            double until = draw.uniform();
            while (cell.truth().soc() < until && cell.terminalVolts() < 3.6) {
                cell.step(rate, 30);
            }
        }
        WatchedCell watched = new WatchedCell(row, cell, seed, SCAN_SECONDS);
        double all =
                watched.estimate().donor().na2sMilliampereHoursPerGram().value()
                        * scatter.donorCapacity();
        double sign = fresh || cell.truth().soc() < 0.5 ? 1 : -1;
        run(watched, sign * rate, all);
    }

    private void run(WatchedCell watched, double amperes, double all) {
        watched.scan();
        for (int k = 0; k < REST_SECONDS.length; k++) {
            while (watched.seconds() < REST_SECONDS[k]) {
                watched.flow(0);
            }
            look(k, watched, all);
        }
        double grams = watched.row().cell().activeMassGrams();
        for (int k = 0; k < CHARGE.length; k++) {
            while (Math.abs(watched.netAmpereHours()) * 1e3 / grams < CHARGE[k]) {
                watched.flow(amperes);
            }
            look(REST_SECONDS.length + k, watched, all);
        }
    }

    private void look(int mark, WatchedCell watched, double all) {
        CellEstimate now = watched.estimate();
        soc[mark].add(now.soc().value(), now.soc().sigma(), watched.truth().soc());
        Estimated share = now.donor().na2sDepletion();
        if (share.known() && watched.row().history() == History.NEW) {
            depletion[mark].add(share.value(), share.sigma(), watched.given() / all);
        }
    }

    void merge(StartScoring other) {
        for (int i = 0; i < MARKS.size(); i++) {
            depletion[i].merge(other.depletion[i]);
            soc[i].merge(other.soc[i]);
        }
    }

    /** The share of the Na2S that is out at a mark; empty for a used cell. */
    Score depletion(int mark) {
        return depletion[mark];
    }

    Score soc(int mark) {
        return soc[mark];
    }
}
