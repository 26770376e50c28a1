package io.presodia.host.report;

import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.spectrum.SpectrumState;
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
 * @param dose whether the donor was dosed right; null in a cell without a cathode
 * @param spectra impedance spectra along the run, in order
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
        @Nullable DoseVerdict dose,
        List<SpectrumState> spectra) {
    public ReportInput {
        inputFiles = List.copyOf(inputFiles);
        spectra = List.copyOf(spectra);
    }

    /** Without a verdict on the dose and without spectra. */
    public ReportInput(
            CellFacts cell,
            CurrentFacts current,
            @Nullable TripDetail trip,
            CellState estimate,
            @Nullable Truth truth,
            double simSeconds,
            double wallSeconds,
            List<InputDigest> inputFiles) {
        this(
                cell,
                current,
                trip,
                estimate,
                truth,
                simSeconds,
                wallSeconds,
                inputFiles,
                null,
                List.of());
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
