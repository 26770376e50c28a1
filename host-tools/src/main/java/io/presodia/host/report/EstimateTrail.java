package io.presodia.host.report;

import io.presodia.host.run.EstimateColumn;
import io.presodia.host.run.RunData;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One estimate of a run with its 95 % band, and the truth beside it where there is one.
 *
 * @param title for people, with the unit
 * @param value estimates, one a row; NaN where there is none
 * @param low lower end of the band
 * @param high upper end of the band
 * @param truthSeconds when the truth was noted, s since the run began; empty on a real board
 * @param truth what it was
 */
@SuppressWarnings("ArrayRecordComponent")
record EstimateTrail(
        String title,
        double[] value,
        double[] low,
        double[] high,
        double[] truthSeconds,
        double[] truth) {
    private static final double BAND = 1.96;

    static EstimateTrail soc(RunData run, RunSummary summary) {
        return of("Charge (%)", run, summary, EstimateColumn.EST_SOC, 100, CellState::soc);
    }

    static EstimateTrail donor(RunData run, RunSummary summary) {
        return of(
                "Donor spent (%)",
                run, summary, EstimateColumn.EST_DONOR_DEPLETION, 100, CellState::donorDepletion);
    }

    static EstimateTrail deficit(RunData run, RunSummary summary) {
        return of(
                "Deficit (mAh/g)",
                run,
                summary,
                EstimateColumn.EST_SODIUM_DEFICIT,
                1,
                CellState::sodiumDeficitMilliampereHoursPerGram);
    }

    private static EstimateTrail of(
            String title,
            RunData run,
            RunSummary summary,
            EstimateColumn column,
            double scale,
            ToDoubleFunction<CellState> exact) {
        double[] value = Trace.scaled(column.values(run), scale);
        double[] sigma = Trace.scaled(column.sigmas(run), scale);
        double[] low = new double[value.length];
        double[] high = new double[value.length];
        for (int i = 0; i < value.length; i++) {
            low[i] = value[i] - BAND * sigma[i];
            high[i] = value[i] + BAND * sigma[i];
        }
        Truth truth = summary.input().truth();
        List<Truth.Mark> trail = truth == null ? List.of() : truth.trail();
        return new EstimateTrail(
                title,
                value,
                low,
                high,
                trail.stream().mapToDouble(Truth.Mark::seconds).toArray(),
                trail.stream()
                        .mapToDouble(mark -> scale * exact.applyAsDouble(mark.state()))
                        .toArray());
    }

    boolean known() {
        for (double one : value) {
            if (!Double.isNaN(one)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Share of the noted times at which the truth lay in the band of the last row before; NaN where
     * there is nothing to compare.
     *
     * @param seconds times of the rows
     */
    double coverage(double[] seconds) {
        int row = -1;
        int compared = 0;
        int inside = 0;
        for (int i = 0; i < truth.length; i++) {
            while (row + 1 < seconds.length && seconds[row + 1] <= truthSeconds[i]) {
                row++;
            }
            if (row >= 0 && !Double.isNaN(low[row]) && !Double.isNaN(truth[i])) {
                compared++;
                inside += truth[i] >= low[row] && truth[i] <= high[row] ? 1 : 0;
            }
        }
        return compared == 0 ? Double.NaN : (double) inside / compared;
    }
}
