package io.presodia.host.session;

import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.journal.EstimateRow;
import io.presodia.host.report.CellState;
import io.presodia.host.run.RunData;

/** What a report says of the estimates of a run. */
final class Estimates {
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
                        last.na2sDepletion().value(),
                        sigma(last.na2sDepletion()),
                        last.sodiumTrapped().value(),
                        last.sodiumDeficit().value(),
                        sigma(last.sodiumDeficit()),
                        last.cathodeCapacity().value(),
                        sigma(last.cathodeCapacity()),
                        last.ohmsAt25().value(),
                        sigma(last.ohmsAt25()),
                        last.sodiumLimited());
    }

    private static double sigma(Estimated of) {
        return of.known() ? of.sigma() : Double.NaN;
    }
}
