package io.presodia.host.analysis;

import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.Uncertain;
import io.presodia.host.run.Uncertainty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the agent's peaks of the first charge from the cathode's.
 *
 * <p>The agent gives its sodium once, the cathode takes it back. So a charge peak that lies below
 * every voltage at which the following discharge gave back more than 5 % of its charge has no
 * counterpart: polarisation moves the discharge of a reversible reaction below its charge, never
 * above. Where no discharge followed, a peak counts as the cathode's from a quarter of the highest
 * one on: the agent is a few per cent of the composite. The table potentials of the agent are not
 * used, since the anode shifts them from cell to cell.
 */
public final class AgentFinder {
    /** Share of the discharge below which the cathode is taken to be exhausted. */
    private static final double EXHAUSTED_SHARE = 0.05;

    /** A discharge smaller than this share of the charge says nothing of the cathode. */
    private static final double LEAST_DISCHARGE_SHARE = 0.2;

    /** Height of a cathode peak, as a share of the highest. */
    private static final double CATHODE_HEIGHT_SHARE = 0.25;

    /** A peak has run out at this share of its height. */
    private static final double RUN_OUT_SHARE = 0.02;

    private static final double VALLEY_MARGIN = 1.1;
    private static final int STAGES = 2;
    private static final double MILLI = 1e3;

    private final double activeGrams;
    private final MeasurementUncertainty measurement;

    /**
     * @param activeGrams mass of cathode active material; above 0
     * @param measurement what mass, gain and offset are worth
     */
    public AgentFinder(double activeGrams, MeasurementUncertainty measurement) {
        this.activeGrams = activeGrams;
        this.measurement = measurement;
    }

    /**
     * What the first charge shows.
     *
     * @param donor where the agent is
     * @param charge the first charge, before any discharge
     * @param curve its differential capacity
     * @param discharge that of the discharge that followed it to its end; null when there was none
     */
    public AgentSignature find(
            DonorUse donor,
            HalfCycle charge,
            DifferentialCapacity curve,
            @Nullable DifferentialCapacity discharge) {
        if (donor == DonorUse.NONE) {
            return AgentSignature.none("The cell has no presodiation agent.");
        }
        List<Peak> peaks = PeakFinder.find(curve);
        if (donor == DonorUse.ALONE) {
            List<Peak> strongest = strongest(peaks);
            return new AgentSignature(
                    marked(strongest, curve, charge, end(curve, strongest), 0),
                    Double.NaN,
                    null,
                    "The electrode is the agent alone, so there is no cathode plateau.");
        }
        boolean answered = discharge != null && says(discharge, curve);
        double boundary = discharge != null && answered ? exhausted(discharge) : firstTall(peaks);
        List<Peak> agents = new ArrayList<>();
        Peak cathode = null;
        for (Peak peak : peaks) {
            if (peak.volts() < boundary) {
                agents.add(peak);
            } else if (cathode == null) {
                cathode = peak;
            }
        }
        if (agents.isEmpty()) {
            return AgentSignature.none(
                    "No peak of the agent stands out below the cathode's plateau.");
        }
        if (cathode == null) {
            return AgentSignature.none("The charge ended before the cathode's plateau.");
        }
        List<Peak> strongest = strongest(agents);
        return signature(strongest, cathode, charge, curve, answered);
    }

    private AgentSignature signature(
            List<Peak> agents,
            Peak cathode,
            HalfCycle charge,
            DifferentialCapacity curve,
            boolean againstDischarge) {
        double[] y = curve.milliampereHoursPerGramPerVolt();
        int from = bin(curve, agents.getLast().volts());
        int to = bin(curve, cathode.volts());
        int knee = PeakFinder.valley(y, from, to);
        double kneeVolts = curve.volts()[knee];
        double spread = flatWidth(curve, knee, from, to);
        List<AgentPeak> marked = marked(agents, curve, charge, kneeVolts, spread);
        String basis =
                againstDischarge
                        ? "The discharge that followed has no counterpart to the marked peaks."
                        : "No full discharge followed; the marked peaks are those far below the"
                                + " cathode's in height.";
        if (agents.size() < STAGES) {
            return new AgentSignature(
                    marked,
                    Double.NaN,
                    null,
                    basis
                            + " Only one of the agent's two stages stands out: where the agent ends"
                            + " and the cathode begins cannot be told.");
        }
        Uncertain before = partOf(charge, curve.chargeBelow(kneeVolts), spread);
        return new AgentSignature(marked, kneeVolts, before, basis);
    }

    /** Whether the discharge is large enough to say something of the cathode. */
    private static boolean says(DifferentialCapacity discharge, DifferentialCapacity charge) {
        return discharge.size() > 0
                && charge.size() > 0
                && all(discharge) >= LEAST_DISCHARGE_SHARE * all(charge);
    }

    private static double all(DifferentialCapacity curve) {
        return curve.chargedMilliampereHoursPerGram()[curve.size() - 1];
    }

    /** Below this voltage the cathode gives nothing back. */
    private static double exhausted(DifferentialCapacity discharge) {
        double[] out = discharge.chargedMilliampereHoursPerGram();
        double share = EXHAUSTED_SHARE * all(discharge);
        int i = 0;
        while (out[i] < share) {
            i++;
        }
        return discharge.volts()[i];
    }

    /** Place of the first peak that is tall enough for the cathode. */
    private static double firstTall(List<Peak> peaks) {
        double highest = 0;
        for (Peak peak : peaks) {
            highest = Math.max(highest, peak.height());
        }
        for (Peak peak : peaks) {
            if (peak.height() >= CATHODE_HEIGHT_SHARE * highest) {
                return peak.volts();
            }
        }
        return Double.NaN;
    }

    /** Where the last of these peaks has run out. */
    private static double end(DifferentialCapacity curve, List<Peak> peaks) {
        if (peaks.isEmpty()) {
            return Double.NaN;
        }
        double[] y = curve.milliampereHoursPerGramPerVolt();
        int i = bin(curve, peaks.getLast().volts());
        while (i < y.length - 1 && y[i] > RUN_OUT_SHARE * peaks.getLast().height()) {
            i++;
        }
        return curve.volts()[i];
    }

    private static List<Peak> strongest(List<Peak> peaks) {
        return peaks.stream()
                .sorted(Comparator.comparingDouble(Peak::prominence).reversed())
                .limit(STAGES)
                .sorted(Comparator.comparingDouble(Peak::volts))
                .toList();
    }

    /** With the area of each: from valley to valley, from the curve's begin to {@code endVolts}. */
    private List<AgentPeak> marked(
            List<Peak> peaks,
            DifferentialCapacity curve,
            HalfCycle charge,
            double endVolts,
            double endSpread) {
        List<AgentPeak> marked = new ArrayList<>();
        double below = 0;
        double spreadBelow = 0;
        for (int i = 0; i < peaks.size(); i++) {
            Peak peak = peaks.get(i);
            double high;
            double spread;
            if (i < peaks.size() - 1) {
                int from = bin(curve, peak.volts());
                int to = bin(curve, peaks.get(i + 1).volts());
                int valley = PeakFinder.valley(curve.milliampereHoursPerGramPerVolt(), from, to);
                high = curve.volts()[valley];
                spread = flatWidth(curve, valley, from, to);
            } else {
                high = endVolts;
                spread = endSpread;
            }
            double upTo = curve.chargeBelow(high);
            Uncertain area =
                    partOf(charge, upTo - below, Math.sqrt(square(spread) + square(spreadBelow)));
            marked.add(new AgentPeak(stage(i, peaks.size()), peak.volts(), peak.height(), area));
            below = upTo;
            spreadBelow = spread;
        }
        return marked;
    }

    /** Charge that passes where the curve is as good as at the bottom of a valley, mAh/g. */
    private static double flatWidth(DifferentialCapacity curve, int bottom, int from, int to) {
        double[] y = curve.milliampereHoursPerGramPerVolt();
        double flat = VALLEY_MARGIN * y[bottom] + curve.noise();
        int low = bottom;
        while (low > from && y[low - 1] <= flat) {
            low--;
        }
        int high = bottom;
        while (high < to && y[high + 1] <= flat) {
            high++;
        }
        return curve.chargeBetween(curve.volts()[low], curve.volts()[high]);
    }

    private static AgentPeak.Stage stage(int index, int of) {
        if (of < STAGES) {
            return AgentPeak.Stage.UNRESOLVED;
        }
        return index == 0 ? AgentPeak.Stage.STAGE_1 : AgentPeak.Stage.STAGE_2;
    }

    /** A part of the charge with its uncertainty; {@code spread} is the width of its boundary. */
    private Uncertain partOf(HalfCycle charge, double perGram, double spread) {
        double ampereHours = perGram * activeGrams / MILLI;
        double hours = charge.hours() * ampereHours / charge.ampereHours();
        Uncertain systematic =
                Uncertainty.specificCapacity(ampereHours, hours, activeGrams, measurement);
        // A boundary that may lie anywhere in a width has a standard deviation of width / sqrt(12).
        return new Uncertain(perGram, Math.sqrt(square(systematic.sigma()) + square(spread) / 12));
    }

    private static double square(double value) {
        return value * value;
    }

    private static int bin(DifferentialCapacity curve, double volts) {
        int bin = (int) Math.round((volts - curve.volts()[0]) / curve.binVolts());
        return Math.clamp(bin, 0, curve.size() - 1);
    }
}
