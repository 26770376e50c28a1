package io.presodia.host.report;

import io.presodia.host.run.MeasurementUncertainty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says and the journal's samples do not.
 *
 * @param cell facts of the cell
 * @param current what the measured current is worth
 * @param trip the fault that ended the run; null to take it from the run's events
 * @param estimate state of the cell at the end, estimated; {@link CellState#UNKNOWN} without
 *     estimators
 * @param truth the plant's own account; null unless the board is virtual
 * @param simSeconds time that passed in the virtual bench, s; NaN on a real board
 * @param wallSeconds time that the run took on the clock, s; NaN when not measured
 * @param inputFiles the files that went in
 * @param dose whether the donor was dosed right; null where nothing can be said
 */
public record ReportInput(
        CellFacts cell,
        CurrentFacts current,
        @Nullable TripDetail trip,
        CellState estimate,
        @Nullable Truth truth,
        double simSeconds,
        double wallSeconds,
        List<InputDigest> inputFiles,
        @Nullable DoseVerdict dose) {
    public ReportInput {
        inputFiles = List.copyOf(inputFiles);
    }

    /** Without a verdict on the dose. */
    public ReportInput(
            CellFacts cell,
            CurrentFacts current,
            @Nullable TripDetail trip,
            CellState estimate,
            @Nullable Truth truth,
            double simSeconds,
            double wallSeconds,
            List<InputDigest> inputFiles) {
        this(cell, current, trip, estimate, truth, simSeconds, wallSeconds, inputFiles, null);
    }

    /** What capacities are made of. */
    public MeasurementUncertainty measurement() {
        return new MeasurementUncertainty(
                cell.activeGrams() * cell.massRelativeSigma(),
                current.gainPpm(),
                current.offsetAmperes(),
                current.asymmetryPpm());
    }
}
