package io.presodia.firmware.remote;

import org.jspecify.annotations.Nullable;

/** What others may see of the firmware. */
public interface FirmwareView {
    /** What does not change. */
    DeviceFacts facts();

    /** The newest snapshot; null before the first scan. */
    @Nullable BoardSnapshot latest();

    /** How the serial line is: {@code open} or {@code lost}; empty where there is none. */
    default String serialLine() {
        return "";
    }
}
