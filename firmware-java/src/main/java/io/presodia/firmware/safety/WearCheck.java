package io.presodia.firmware.safety;

import io.presodia.firmware.scan.CellWear;
import java.util.function.ToDoubleFunction;

/** A cell has worn, as its estimator is sure of. What is told of it comes with the scan. */
final class WearCheck implements ChannelCheck {
    private final int channel;
    private final Watch watch;
    private final ToDoubleFunction<CellWear> value;
    private final Thresholds.Fixed tiers;

    WearCheck(int channel, Watch watch, ToDoubleFunction<CellWear> value, Thresholds.Fixed tiers) {
        this.channel = channel;
        this.watch = watch;
        this.value = value;
        this.tiers = tiers;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        double worn = value.applyAsDouble(view.health().wear(channel));
        int severity = tiers.severity(worn);
        watch.see(severity, worn, tiers.limit(severity), out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
    }
}
