package io.presodia.firmware.remote;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The view that the control thread publishes to: one volatile write a snapshot. */
public final class PublishedView implements FirmwareView {
    private final DeviceFacts facts;
    private volatile @Nullable BoardSnapshot latest;
    private volatile @Nullable BooleanSupplier line;

    /**
     * @param facts what does not change
     */
    public PublishedView(DeviceFacts facts) {
        this.facts = facts;
    }

    /** Makes this the newest snapshot. */
    public void publish(BoardSnapshot snapshot) {
        latest = snapshot;
    }

    /** There is a serial line; {@code open} says whether its port is. */
    public void withSerialLine(BooleanSupplier open) {
        line = open;
    }

    @Override
    public String serialLine() {
        BooleanSupplier open = line;
        return open == null ? "" : open.getAsBoolean() ? "open" : "lost";
    }

    @Override
    public DeviceFacts facts() {
        return facts;
    }

    @Override
    public @Nullable BoardSnapshot latest() {
        return latest;
    }
}
