package io.presodia.bench.estimators;

import java.util.Arrays;

/** What one cell did, sample by sample, and what was really inside it. */
final class Trace {
    private int size;
    private double[] seconds = new double[4096];
    private double[] amperes = new double[4096];
    private double[] volts = new double[4096];
    private double[] celsius = new double[4096];
    private double[] soc = new double[4096];
    private double[] deficit = new double[4096];

    void add(
            double atSeconds,
            double ofAmperes,
            double ofVolts,
            double ofCelsius,
            double trueSoc,
            double trueDeficit) {
        if (size == seconds.length) {
            int more = 2 * size;
            seconds = Arrays.copyOf(seconds, more);
            amperes = Arrays.copyOf(amperes, more);
            volts = Arrays.copyOf(volts, more);
            celsius = Arrays.copyOf(celsius, more);
            soc = Arrays.copyOf(soc, more);
            deficit = Arrays.copyOf(deficit, more);
        }
        seconds[size] = atSeconds;
        amperes[size] = ofAmperes;
        volts[size] = ofVolts;
        celsius[size] = ofCelsius;
        soc[size] = trueSoc;
        deficit[size] = trueDeficit;
        size++;
    }

    int size() {
        return size;
    }

    /** When a sample was taken, s. */
    double seconds(int i) {
        return seconds[i];
    }

    /** Mean current since the sample before, A. */
    double amperes(int i) {
        return amperes[i];
    }

    /** Voltage at the end of the step, V. */
    double volts(int i) {
        return volts[i];
    }

    double celsius(int i) {
        return celsius[i];
    }

    /** True state of charge; or, on a first charge, true depletion of the donor's Na2S. */
    double soc(int i) {
        return soc[i];
    }

    /** True deficit, mAh/g; or, on a first charge, true charge out of Na2S, mAh/g. */
    double deficit(int i) {
        return deficit[i];
    }

    /** The same readings as an imperfect instrument shows them. */
    Trace seenBy(Instrument instrument) {
        Trace seen = new Trace();
        for (int i = 0; i < size; i++) {
            seen.add(
                    seconds[i],
                    instrument.amperes(amperes[i]),
                    instrument.volts(volts[i]),
                    instrument.celsius(celsius[i]),
                    soc[i],
                    deficit[i]);
        }
        return seen;
    }
}
