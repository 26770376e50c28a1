package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.NoiseSource;
import io.presodia.hal.sim.cell.AgeableCell;
import io.presodia.hal.sim.cell.CellTruth;

/** Loads that cells are scored under. */
final class RandomLoad {
    /** Time between samples, s. */
    static final double SAMPLE_SECONDS = 10;

    private final CellDesign design;
    private final AgeableCell cell;
    private final NoiseSource draw;
    private final double hours;
    private final Trace trace = new Trace();

    private RandomLoad(CellDesign design, AgeableCell cell, long seed, double hours) {
        this.design = design;
        this.cell = cell;
        this.hours = hours;
        draw = new NoiseSource(seed, "load");
    }

    /**
     * Random currents of 0.05C to 0.5C for 5 min to 1 h each, one in ten a rest, turned round at
     * the ends of the window, while the surroundings go 25, 10, 40, 25 °C.
     */
    static Trace random(CellDesign design, AgeableCell cell, long seed, double hours) {
        RandomLoad load = new RandomLoad(design, cell, seed, hours);
        load.bringSomewhere();
        load.runRandom();
        return load.trace;
    }

    /** The same from where the cell is, without leave to bring it somewhere else unseen. */
    static Trace onward(CellDesign design, AgeableCell cell, long seed, double hours) {
        RandomLoad load = new RandomLoad(design, cell, seed, hours);
        load.runRandom();
        return load.trace;
    }

    /** Full cycles from where the cell is, a discharge first. */
    static Trace cyclesOnward(CellDesign design, AgeableCell cell, long seed, double hours) {
        RandomLoad load = new RandomLoad(design, cell, seed, hours);
        load.runCycles(false);
        return load.trace;
    }

    /**
     * Full cycles at 0.2C with 10 min rests.
     *
     * @param chargedFirst whether all begin with a charge; else every other cell does, by lot
     */
    static Trace cycles(
            CellDesign design, AgeableCell cell, long seed, double hours, boolean chargedFirst) {
        RandomLoad load = new RandomLoad(design, cell, seed, hours);
        load.bringSomewhere();
        load.runCycles(chargedFirst || load.draw.uniform() < 0.5);
        return load.trace;
    }

    private void bringSomewhere() {
        double soc = draw.uniform(0.1, 0.9);
        double amperes = 0.2 * design.oneCAmperes();
        for (int i = 0; i < 6 * 360 && cell.truth().soc() < soc; i++) {
            cell.step(amperes, SAMPLE_SECONDS);
        }
        for (int i = 0; i < 60; i++) {
            cell.step(0, SAMPLE_SECONDS);
        }
        record(0, 0);
    }

    private void runRandom() {
        double time = 0;
        double left = 0;
        double amperes = 0;
        while (time < hours * 3600) {
            if (left <= 0) {
                left = draw.uniform(300, 3600);
                double sign = draw.uniform() < 0.5 ? -1 : 1;
                amperes = draw.uniform() < 0.1 ? 0 : sign * rate();
            }
            if (beyondWindow(amperes)) {
                amperes = -Math.signum(amperes) * rate();
                left = draw.uniform(300, 3600);
            }
            cell.setAmbientCelsius(ambient(time / (hours * 3600)));
            cell.step(amperes, SAMPLE_SECONDS);
            time += SAMPLE_SECONDS;
            left -= SAMPLE_SECONDS;
            record(time, amperes);
        }
    }

    private void runCycles(boolean charge) {
        double time = 0;
        double amperes = (charge ? 0.2 : -0.2) * design.oneCAmperes();
        double rest = 0;
        while (time < hours * 3600) {
            if (rest <= 0 && beyondWindow(amperes)) {
                amperes = -amperes;
                rest = 600;
            }
            double flowing = rest > 0 ? 0 : amperes;
            rest -= SAMPLE_SECONDS;
            cell.setAmbientCelsius(ambient(time / (hours * 3600)));
            cell.step(flowing, SAMPLE_SECONDS);
            time += SAMPLE_SECONDS;
            record(time, flowing);
        }
    }

    private double rate() {
        return design.oneCAmperes() * draw.uniform(0.05, 0.5);
    }

    private boolean beyondWindow(double amperes) {
        double volts = cell.terminalVoltsAt(amperes);
        return amperes > 0 && volts >= design.voltageWindowVolts().high()
                || amperes < 0 && volts <= design.voltageWindowVolts().low();
    }

    /** 25 to 10 to 40 to 25 °C, a quarter of the time each way and a quarter at 25. */
    static double ambient(double share) {
        if (share < 0.25) {
            return 25 - 60 * share;
        }
        if (share < 0.75) {
            return 10 + 60 * (share - 0.25);
        }
        return 40 - 60 * (share - 0.75);
    }

    private void record(double time, double amperes) {
        CellTruth truth = cell.truth();
        trace.add(
                time,
                amperes,
                cell.terminalVolts(),
                cell.celsius(),
                truth.soc(),
                truth.sodiumDeficitMilliampereHoursPerGram());
    }
}
