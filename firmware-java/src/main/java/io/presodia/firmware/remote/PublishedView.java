package io.presodia.firmware.remote;

import org.jspecify.annotations.Nullable;

/** The view that the control thread publishes to: one volatile write a snapshot. */
public final class PublishedView implements FirmwareView {
    private final DeviceFacts facts;
    private volatile @Nullable BoardSnapshot latest;

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

    @Override
    public DeviceFacts facts() {
        return facts;
    }

    @Override
    public @Nullable BoardSnapshot latest() {
        return latest;
    }
}
