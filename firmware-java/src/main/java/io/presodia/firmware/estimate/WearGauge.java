package io.presodia.firmware.estimate;

import io.presodia.firmware.scan.CellWear;
import io.presodia.hal.cell.CellDesign;
import org.jspecify.annotations.Nullable;

/** Holds an estimate against the design of its cell: what has worn beyond doubt. */
public final class WearGauge {
    private final CellModel model;
    private final double freshDeficit;

    private WearGauge(CellModel model) {
        this.model = model;
        freshDeficit = model.freshDeficit();
    }

    /** For cells of a design; null where it has no cathode, and nothing can be estimated. */
    public static @Nullable WearGauge of(CellDesign design) {
        CellModel model = CellModel.of(design);
        return model == null ? null : new WearGauge(model);
    }

    /** What an estimate proves. A cell on its first charge has proved nothing yet. */
    public CellWear read(CellEstimate estimate) {
        SocEstimate inside = estimate.inside();
        if (inside == null) {
            return CellWear.NONE;
        }
        EfficiencyDrift drift = estimate.efficiencyDrift();
        return new CellWear(
                capacityLost(inside),
                model.host() != null && freshDeficit < 0 ? inside.sodiumLimited() : 0,
                resistance(inside.ohmsAt25()),
                drift == null ? 0 : drift.certainFall());
    }

    /** The cell holds Q - max(D, 0). */
    private double capacityLost(SocEstimate inside) {
        double designed = model.capacity() - Math.max(freshDeficit, 0);
        Estimated capacity = inside.capacityMilliampereHoursPerGram();
        Estimated deficit = inside.deficitMilliampereHoursPerGram();
        double mostDeficit = deficit.value() + Estimated.BAND * deficit.sigma();
        double doubt =
                mostDeficit > 0
                        ? StrictMath.hypot(capacity.sigma(), deficit.sigma())
                        : capacity.sigma();
        double holdsAtMost =
                capacity.value() - Math.max(deficit.value(), 0) + Estimated.BAND * doubt;
        return Math.max(0, 1 - holdsAtMost / designed);
    }

    private double resistance(Estimated ohmsAt25) {
        double designed = model.ohmGrams() / model.grams();
        return Math.max(0, (ohmsAt25.value() - Estimated.BAND * ohmsAt25.sigma()) / designed);
    }
}
