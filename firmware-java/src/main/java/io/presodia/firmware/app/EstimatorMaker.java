package io.presodia.firmware.app;

import io.presodia.firmware.estimate.CellEstimator;
import io.presodia.firmware.estimate.ChannelEstimator;
import io.presodia.firmware.estimate.History;
import io.presodia.firmware.estimate.Meters;
import io.presodia.hal.cell.CellDesign;
import org.jspecify.annotations.Nullable;

/** Makes the estimator of a run. */
@FunctionalInterface
public interface EstimatorMaker {
    /** The estimators of cells that have a cathode, with the figures of the reference board. */
    EstimatorMaker STANDARD =
            (design, history) ->
                    CellEstimator.canEstimate(design)
                            ? new CellEstimator(design, Meters.BOARD, history)
                            : null;

    /** No run has any. */
    EstimatorMaker NONE = (_, _) -> null;

    /** The estimator of a cell; null where nothing can be estimated. */
    @Nullable ChannelEstimator of(CellDesign design, History history);
}
