package io.presodia.host.report;

import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.TieredBand;
import io.presodia.host.analysis.DonorUse;
import io.presodia.host.analysis.RunAnalysis;
import io.presodia.host.analysis.SyntheticRun;
import io.presodia.host.run.RunData;
import java.util.List;

/** Report inputs for the synthetic run. */
final class Reports {
    static final Truth TRUTH =
            new Truth(
                    List.of(new Truth.Cycle(1, 152.9, 117.5)),
                    CellState.exact(0.02, 0.97, 0.99, 31.5, 2.25, 121.5, 560));

    private Reports() {}

    static ReportInput input(DonorUse donor, boolean virtual) {
        CellFacts cell =
                new CellFacts(
                        SyntheticRun.ACTIVE_GRAMS, 0.002, donor, 1.75, 3.6, 117.5, limits(), 0.35);
        return new ReportInput(
                cell,
                new CurrentFacts(200, 5e-9, 10),
                null,
                CellState.UNKNOWN,
                virtual ? TRUTH : null,
                virtual ? 115_000 : Double.NaN,
                18.5,
                List.of(
                        new InputDigest("cells/nco-sn-3wt.yaml", 1234, "ab".repeat(32)),
                        new InputDigest("boards/bench-4.yaml", 4321, "cd".repeat(32))));
    }

    static RunSummary summary(RunData run, ReportInput input) {
        return RunSummary.of(
                run,
                RunAnalysis.of(
                        run, input.cell().activeGrams(), input.cell().donor(), input.measurement()),
                input);
    }

    private static CellLimits limits() {
        return new CellLimits(
                band(1.70, 3.62, 1.60, 3.65, 1.50, 3.70),
                band(-6e-4, 6e-4, -8e-4, 8e-4, -1e-3, 1e-3),
                band(20, 35, 17, 40, 15, 45),
                band(-0.5, 0.5, -1, 1, -2, 2),
                band(66e6, 86e6, 63e6, 88e6, 60e6, 90e6),
                1.4e-3);
    }

    private static TieredBand band(
            double informLow,
            double informHigh,
            double warnLow,
            double warnHigh,
            double tripLow,
            double tripHigh) {
        return new TieredBand(
                new Band(informLow, informHigh),
                new Band(warnLow, warnHigh),
                new Band(tripLow, tripHigh));
    }
}
