package io.presodia.host.spectrum;

import io.presodia.host.analysis.RelaxationTimes;
import java.util.List;

/**
 * What the points of a spectrum of a donor cell say, by the peaks of their distribution of
 * relaxation times, without noise to be smoothed, in the order of time: P1 of the grain boundaries,
 * P2 of the anode's interface, P3 and P4 of the donor's charge transfer, behind them P5 and P6 of
 * its diffusion (figure 6). P5 and P6 are one peak or none until diffusion matters. What is slower
 * than figure 6 goes is left out: a sweep that ends at 1 Hz has no more than the beginning of it.
 *
 * @param state the spectrum
 * @param times its distribution
 */
public record Resistances(SpectrumState state, RelaxationTimes times) {
    /** The end of the paper's P6, s. */
    private static final double LONGEST_SECONDS = 0.1;

    private static final int GRAINS = 0;
    private static final int TRANSFER = 2;
    private static final int DIFFUSION = 4;

    /** Works out a spectrum. */
    public static Resistances of(SpectrumState state) {
        return new Resistances(state, RelaxationTimes.ofNoiseless(state.points()));
    }

    /** Peaks by rising time. */
    public List<RelaxationTimes.Peak> peaks() {
        return times.peaks().stream().filter(peak -> peak.seconds() < LONGEST_SECONDS).toList();
    }

    /**
     * R_ohm: what the highest frequencies leave and the arc of the grain boundaries, which begins
     * within the sweep; the separator as a whole. Ω.
     */
    public double ohmicOhms() {
        return times.ohmicOhms() + between(GRAINS, GRAINS + 1);
    }

    /** R2: P3 and P4, Ω. */
    public double transferOhms() {
        return between(TRANSFER, DIFFUSION);
    }

    /** R3: what is slower than P4, Ω; 0 while there is nothing. */
    public double diffusionOhms() {
        return between(DIFFUSION, peaks().size());
    }

    /** Time of a peak, s; NaN where there are fewer. */
    public double seconds(int peak) {
        return peak <= peaks().size() ? peaks().get(peak - 1).seconds() : Double.NaN;
    }

    private double between(int from, int to) {
        double sum = 0;
        for (int i = from; i < Math.min(to, peaks().size()); i++) {
            sum += peaks().get(i).ohms();
        }
        return sum;
    }
}
