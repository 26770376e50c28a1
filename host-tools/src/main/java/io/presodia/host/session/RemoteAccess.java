package io.presodia.host.session;

import io.presodia.firmware.serial.SerialLink;
import org.jspecify.annotations.Nullable;

/**
 * By which ways others get at a daemon.
 *
 * @param address where it listens; null for nowhere
 * @param serial a serial line on which it answers, and which it closes; null for none
 * @param collector whom it calls; null for nobody
 */
public record RemoteAccess(
        @Nullable RemoteAddress address,
        @Nullable SerialLink serial,
        @Nullable CollectorLink collector) {
    /** Whether there is any. */
    boolean any() {
        return address != null || serial != null || collector != null;
    }
}
