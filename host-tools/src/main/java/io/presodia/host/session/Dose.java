package io.presodia.host.session;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.journal.EstimateRow;
import io.presodia.firmware.protocol.Estimand;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorMaterial;
import io.presodia.hal.cell.DonorPart;
import io.presodia.hal.cell.HostAnode;
import io.presodia.host.analysis.Direction;
import io.presodia.host.analysis.HalfCycle;
import io.presodia.host.report.DoseVerdict;
import io.presodia.host.report.Show;
import io.presodia.host.run.RunData;
import io.presodia.host.run.StepSegment;
import io.presodia.host.run.Uncertain;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges the dose of a donor by what a run has shown of the cell's sodium. */
final class Dose {
    /** Whose doses are told where a cell has no donor: the paper's. */
    private static final String USUAL_DONOR = "na2s-nps-c-1-2";

    /** Of a donor that no fit has measured, relative; assumed for the virtual cells, too. */
    private static final double DONOR_SIGMA = 0.06;

    /** What 20 % of the NPS, a tenth of a donor, are of it: no voltage shows them. */
    private static final double NPS_SIGMA = 0.02;

    /** Rate up to which a discharge counts as slow, C; as of an ageing cell's residue. */
    private static final double SLOW_RATE = 0.125;

    /** What a discharge may stop short of the end of the window, V. */
    private static final double AT_END_VOLTS = 0.05;

    /**
     * Slow discharges after which another tells little: over full cycles the deficit is known to
     * 1.3 mAh/g after the second and to 1.1 after the fourth; docs/estimators.md.
     */
    private static final int MANY_SLOW = 4;

    private final CellDesign cell;
    private final RunData run;

    private Dose(CellDesign cell, RunData run) {
        this.cell = cell;
        this.run = run;
    }

    /** The verdict, or why there is none; null in a cell without a cathode to fill. */
    static @Nullable DoseVerdict verdict(CellDesign cell, RunData run) {
        return cell.cathode() == null ? null : new Dose(cell, run).judge(cell.cathode());
    }

    private DoseVerdict judge(CellDesign.CathodePart cathode) {
        EstimateRow last = run.lastEstimate();
        DonorPart donor = donor();
        if (donor == null) {
            return none("the donor is no share of the cathode's composite");
        }
        if (!(cell.anode().material() instanceof HostAnode host)) {
            return none("the anode brings sodium of its own, so that none of a donor's is missed");
        }
        if (run.info().usedCell()) {
            return none("the cell was used before this run, and may have lost sodium since");
        }
        if (last == null) {
            return none("nothing was estimated in this run");
        }
        double least = Estimand.SODIUM_DEFICIT.leastDischarged();
        double discharged = run.total().dischargeAmpereHours()[run.size() - 1] / cell.oneCAmperes();
        if (Double.isNaN(last.sodiumLimited()) || !(discharged >= least)) {
            return none(
                    String.format(
                            Locale.ROOT,
                            "the run took %.0f %% of 1C for an hour out of the cell, %.0f %% are"
                                    + " needed to see how much sodium comes back",
                            100 * discharged,
                            100 * least));
        }
        Estimated deficit = last.sodiumDeficit();
        Uncertain known = new Uncertain(deficit.value(), deficit.sigma());
        // A certain sign is a verdict, however wide; a narrow band around zero is one, too.
        if (DoseVerdict.Told.open(known)
                && !(deficit.sigma() <= Estimand.SODIUM_DEFICIT.widestSigma())) {
            return none(
                    "a sodium deficit of "
                            + Show.sized(known, 1, 1)
                            + " mAh/g may be too little sodium or too much: "
                            + advice());
        }
        // Of what a donor gives the anode keeps the share that it keeps of everything.
        double perPercent =
                0.01
                        / cathode.compositeFraction()
                        * donor.capacityMilliampereHoursPerGram()
                        * (1 - host.trapFraction().value());
        return told(donor, last, perPercent);
    }

    private static DoseVerdict told(DonorPart donor, EstimateRow last, double perPercent) {
        double dose = donor.dose() instanceof DonorPart.WeightPercent share ? share.percent() : 0;
        Estimated deficit = last.sodiumDeficit();
        double missing = deficit.value() / perPercent;
        double next = Math.max(0, dose + missing);
        double relative = donorSigma(last.na2sCapacity());
        double trapped = last.sodiumTrapped().known() ? last.sodiumTrapped().sigma() : 0;
        double nextSigma =
                norm(
                        deficit.sigma() / perPercent,
                        trapped / perPercent,
                        next * relative,
                        // The donor is weighed, and the composite it goes into.
                        next * Facts.MASS_RELATIVE_SIGMA,
                        next * Facts.MASS_RELATIVE_SIGMA);
        return new DoseVerdict.Told(
                dose,
                donor.material().name(),
                new Uncertain(missing, norm(deficit.sigma() / perPercent, missing * relative)),
                new Uncertain(next, nextSigma),
                new Uncertain(deficit.value(), deficit.sigma()));
    }

    /** What would make the deficit better known and has not been done. */
    private String advice() {
        int slow = slowDischarges();
        if (slow == 0) {
            return "a discharge at 0.1C to the end of the window narrows it";
        }
        return slow < MANY_SLOW
                ? String.format(
                        Locale.ROOT,
                        "%d slow discharge%s to the end of the window did not tell; another full"
                                + " cycle at 0.1C narrows it",
                        slow,
                        slow == 1 ? "" : "s")
                : String.format(
                        Locale.ROOT,
                        "%d slow discharges to the end of the window did not tell; another cell of"
                                + " the batch may",
                        slow);
    }

    /** How many discharges reached the end of the window slowly enough to show what it is. */
    private int slowDischarges() {
        double end = cell.voltageWindowVolts().low() + AT_END_VOLTS;
        int count = 0;
        for (HalfCycle half : HalfCycle.of(run)) {
            if (half.direction() == Direction.DISCHARGE
                    && half.ampereHours() <= SLOW_RATE * cell.oneCAmperes() * half.hours()) {
                count += lowest(half.steps().getLast()) <= end ? 1 : 0;
            }
        }
        return count;
    }

    /** Lowest voltage of a step; infinite where none was measured. */
    private double lowest(StepSegment step) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = step.from(); i < step.to(); i++) {
            lowest = run.volts()[i] < lowest ? run.volts()[i] : lowest;
        }
        return lowest;
    }

    /** How far the capacity of the donor may be off, relative. */
    private static double donorSigma(Estimated na2s) {
        return na2s.known() ? norm(na2s.sigma() / na2s.value(), NPS_SIGMA) : DONOR_SIGMA;
    }

    private static double norm(double... parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part * part;
        }
        return Math.sqrt(sum);
    }

    /** The donor of the cell, or the one it might have had; null where neither is a share. */
    private @Nullable DonorPart donor() {
        DonorPart own = cell.donor();
        if (own != null) {
            return own.dose() instanceof DonorPart.WeightPercent ? own : null;
        }
        try {
            return new Catalogue().material(USUAL_DONOR).value().material()
                            instanceof DonorMaterial material
                    ? new DonorPart(material, new DonorPart.WeightPercent(0))
                    : null;
        } catch (ConfigException e) {
            throw new IllegalStateException("the built-in donor cannot be read", e);
        }
    }

    private static DoseVerdict none(String why) {
        return new DoseVerdict.NotDeterminable(why);
    }
}
