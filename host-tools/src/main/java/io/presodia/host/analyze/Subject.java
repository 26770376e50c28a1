package io.presodia.host.analyze;

import io.presodia.hal.cell.CellDesign;
import io.presodia.host.analysis.DonorUse;
import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.RunData;
import org.jspecify.annotations.Nullable;

/**
 * What is analysed.
 *
 * @param name of the file or folder
 * @param run its samples
 * @param origin {@code virtual}, {@code measured} or {@code unknown}
 * @param cell the cell's design; null where it is not known
 * @param grams mass that specific quantities refer to, g; NaN where it is not known
 * @param measurement what mass, gain and offset are worth
 */
public record Subject(
        String name,
        RunData run,
        String origin,
        @Nullable CellDesign cell,
        double grams,
        MeasurementUncertainty measurement) {
    /** Where the donor is; in the cathode where nothing is known of the cell. */
    public DonorUse donor() {
        if (cell == null) {
            return DonorUse.IN_CATHODE;
        }
        if (!(cell.donorMassGrams() > 0)) {
            return DonorUse.NONE;
        }
        return cell.cathode() == null ? DonorUse.ALONE : DonorUse.IN_CATHODE;
    }
}
