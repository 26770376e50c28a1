package io.presodia.host.report;

import io.presodia.firmware.estimate.Estimated;
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
    private static final double PERCENT = 100;

    /**
     * State of charge. Its ends are where its definition puts them, and a cell can be driven beyond
     * them: nothing is cut.
     */
    static EstimateTrail soc(RunData run, RunSummary summary) {
        return of(
                "Charge (%)",
                run,
                summary,
                EstimateColumn.EST_SOC,
                PERCENT,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                CellState::soc);
    }

    /** Na2S of the donor that is out. Nothing can be beyond all of it or less than nothing. */
    static EstimateTrail na2s(RunData run, RunSummary summary) {
        return of(
                "Na₂S out (%)",
                run,
                summary,
                EstimateColumn.EST_NA2S_DEPLETION,
                PERCENT,
                0,
                PERCENT,
                CellState::na2sDepletion);
    }

    static EstimateTrail deficit(RunData run, RunSummary summary) {
        return of(
                "Deficit (mAh/g)",
                run,
                summary,
                EstimateColumn.EST_SODIUM_DEFICIT,
                1,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                CellState::sodiumDeficitMilliampereHoursPerGram);
    }

    private static EstimateTrail of(
            String title,
            RunData run,
            RunSummary summary,
            EstimateColumn column,
            double scale,
            double least,
            double most,
            ToDoubleFunction<CellState> exact) {
        double[] value = Trace.scaled(column.values(run), scale);
        double[] sigma = Trace.scaled(column.sigmas(run), scale);
        double[] low = new double[value.length];
        double[] high = new double[value.length];
        for (int i = 0; i < value.length; i++) {
            value[i] = cut(value[i], least, most);
            low[i] = cut(value[i] - Estimated.BAND * sigma[i], least, most);
            high[i] = cut(value[i] + Estimated.BAND * sigma[i], least, most);
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

    private static double cut(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }

    boolean known() {
        for (double one : value) {
            if (!Double.isNaN(one)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a truth to compare with. */
    boolean compared() {
        for (double one : truth) {
            if (!Double.isNaN(one)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Truth, and the ends of the band, less the estimate: at the noted times, against the last row
     * before.
     *
     * @param seconds times of the rows
     */
    EstimateTrail beside(double[] seconds) {
        double[] off = new double[truth.length];
        double[] below = new double[truth.length];
        double[] above = new double[truth.length];
        int row = -1;
        for (int i = 0; i < truth.length; i++) {
            while (row + 1 < seconds.length && seconds[row + 1] <= truthSeconds[i]) {
                row++;
            }
            double held = row < 0 ? Double.NaN : value[row];
            off[i] = truth[i] - held;
            below[i] = row < 0 ? Double.NaN : low[row] - held;
            above[i] = row < 0 ? Double.NaN : high[row] - held;
        }
        return new EstimateTrail("error", off, below, above, truthSeconds, off);
    }

    /**
     * Share of the noted times at which the truth lay in the band of the last row before: the same
     * numbers that are drawn. NaN where there is nothing to compare.
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
