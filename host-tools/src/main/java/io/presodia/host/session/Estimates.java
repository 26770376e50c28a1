package io.presodia.host.session;

import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.journal.EstimateRow;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorPart;
import io.presodia.hal.cell.HostAnode;
import io.presodia.host.report.CellState;
import io.presodia.host.report.DoseVerdict;
import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import org.jspecify.annotations.Nullable;

/** What a report says of the estimates of a run. */
final class Estimates {
    /** Standard deviation of a deficit from which a verdict on the dose is worth nothing, mAh/g. */
    private static final double WIDEST = 3;

    private Estimates() {}

    /** What was held for true at the end of a run. */
    static CellState state(RunData run) {
        EstimateRow last = run.lastEstimate();
        return last == null
                ? CellState.UNKNOWN
                : new CellState(
                        last.soc().value(),
                        sigma(last.soc()),
                        last.donorDepletion().value(),
                        sigma(last.donorDepletion()),
                        last.sodiumTrapped().value(),
                        last.sodiumDeficit().value(),
                        sigma(last.sodiumDeficit()));
    }

    private static double sigma(Estimated of) {
        return of.known() ? of.sigma() : Double.NaN;
    }

    /**
     * The verdict on the dose, from the deficit after a discharge; null before one, and where the
     * deficit is not identified.
     */
    static @Nullable DoseVerdict dose(CellDesign cell, RunData run) {
        EstimateRow last = run.lastEstimate();
        DonorPart donor = cell.donor();
        if (last == null
                || donor == null
                || cell.cathode() == null
                || !(donor.dose() instanceof DonorPart.WeightPercent dose)
                || !(cell.anode().material() instanceof HostAnode host)
                || Double.isNaN(last.sodiumLimited())
                || !discharged(run)
                || !(last.sodiumDeficit().sigma() <= WIDEST)) {
            return null;
        }
        // Of what a donor gives the anode keeps the share that it keeps of everything.
        double perPercent =
                0.01
                        / cell.cathode().compositeFraction()
                        * donor.capacityMilliampereHoursPerGram()
                        * (1 - host.trapFraction().value());
        Uncertain deficit =
                new Uncertain(last.sodiumDeficit().value(), last.sodiumDeficit().sigma());
        return new DoseVerdict(
                dose.percent(),
                new Uncertain(deficit.value() / perPercent, deficit.sigma() / perPercent),
                deficit);
    }

    /** Whether the run has taken out half of what it put in: before, only a prior speaks. */
    private static boolean discharged(RunData run) {
        int last = run.size() - 1;
        return run.total().dischargeAmpereHours()[last]
                > 0.5 * run.total().chargeAmpereHours()[last];
    }
}
