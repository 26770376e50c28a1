package io.presodia.host.report;

import io.presodia.host.run.EstimateColumn;
import io.presodia.host.run.RunData;
import java.util.Arrays;
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
 * @param least what the quantity cannot be below; infinite for nothing
 * @param most what it cannot be above; infinite for nothing
 */
@SuppressWarnings("ArrayRecordComponent")
record EstimateTrail(
        String title,
        double[] value,
        double[] low,
        double[] high,
        double[] truthSeconds,
        double[] truth,
        double least,
        double most) {
    private static final double BAND = 1.96;
    private static final double PERCENT = 100;

    static EstimateTrail soc(RunData run, RunSummary summary) {
        return share("Charge (%)", run, summary, EstimateColumn.EST_SOC, CellState::soc);
    }

    static EstimateTrail donor(RunData run, RunSummary summary) {
        return share(
                "Donor out (%)",
                run, summary, EstimateColumn.EST_DONOR_DEPLETION, CellState::donorDepletion);
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

    /** A share has nothing beyond 0 and 100 %. */
    private static EstimateTrail share(
            String title,
            RunData run,
            RunSummary summary,
            EstimateColumn column,
            ToDoubleFunction<CellState> exact) {
        return of(title, run, summary, column, PERCENT, 0, PERCENT, exact);
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
                        .toArray(),
                least,
                most);
    }

    /** As it is drawn: nothing beyond what the quantity can be. */
    EstimateTrail drawn() {
        return new EstimateTrail(
                title, cut(value), cut(low), cut(high), truthSeconds, cut(truth), least, most);
    }

    private double[] cut(double[] values) {
        double[] result = new double[values.length];
        Arrays.setAll(result, i -> Math.max(least, Math.min(most, values[i])));
        return result;
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
        return new EstimateTrail(
                "error",
                off,
                below,
                above,
                truthSeconds,
                off,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
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
