package io.presodia.bench.estimators;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.CellEstimator;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.estimate.History;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Counters;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hal.unit.Current;
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

    /** One cell and who watches it. */
    private static final class Watched {
        private final StartRow row;
        private final AgeableCell cell;
        private final Instrument instrument;
        private final CellEstimator estimator;
        private double seconds = 1;
        private double net;

        Watched(StartRow row, AgeableCell cell, long seed) {
            this.row = row;
            this.cell = cell;
            instrument = new Instrument(Tier.BOARD, seed);
            estimator = new CellEstimator(row.cell(), Tier.BOARD.meters(), row.history());
        }

        void flow(double amperes) {
            cell.step(amperes, SCAN_SECONDS);
            seconds += SCAN_SECONDS;
            net += amperes * SCAN_SECONDS / 3600;
            scan(amperes);
        }

        void scan(double amperes) {
            long nanos = (long) (seconds * 1e9);
            boolean closed = amperes != 0;
            Drive drive = closed ? new Drive.Galvanostatic(new Current(amperes)) : Drive.Open.OPEN;
            Reading volts =
                    new Reading(instrument.volts(cell.terminalVolts()), nanos, Quality.GOOD);
            Reading current = new Reading(instrument.amperes(amperes), nanos, Quality.GOOD);
            Reading celsius = new Reading(instrument.celsius(cell.celsius()), nanos, Quality.GOOD);
            ChannelSample sample =
                    new ChannelSample(
                            1,
                            volts,
                            current,
                            volts,
                            current,
                            new Reading(75e6, nanos, Quality.GOOD),
                            celsius,
                            new OutputState(drive, 0, closed, closed, false));
            Counters total = new Counters(Math.max(0, net), Math.max(0, -net), 0, 0);
            estimator.update(new ChannelScan(1, true, sample, volts, current, total, 0, 0));
        }

        /** Na2S that is out, mAh/g. */
        double given() {
            CellTruth truth = cell.truth();
            return (truth.donorStage1MilliampereHours() + truth.donorStage2MilliampereHours())
                    / row.cell().activeMassGrams();
        }
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
        Watched watched = new Watched(row, cell, seed);
        double all =
                watched.estimator.estimate().donor().na2sMilliampereHoursPerGram().value()
                        * scatter.donorCapacity();
        double sign = fresh || cell.truth().soc() < 0.5 ? 1 : -1;
        run(watched, sign * rate, all);
    }

    private void run(Watched watched, double amperes, double all) {
        watched.scan(0);
        for (int k = 0; k < REST_SECONDS.length; k++) {
            while (watched.seconds - 1 < REST_SECONDS[k]) {
                watched.flow(0);
            }
            look(k, watched, all);
        }
        double grams = watched.row.cell().activeMassGrams();
        for (int k = 0; k < CHARGE.length; k++) {
            while (Math.abs(watched.net) * 1e3 / grams < CHARGE[k]) {
                watched.flow(amperes);
            }
            look(REST_SECONDS.length + k, watched, all);
        }
    }

    private void look(int mark, Watched watched, double all) {
        CellEstimate now = watched.estimator.estimate();
        soc[mark].add(now.soc().value(), now.soc().sigma(), watched.cell.truth().soc());
        Estimated share = now.donor().na2sDepletion();
        if (share.known() && watched.row.history() == History.NEW) {
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
