package io.presodia.host.session;

import io.presodia.firmware.serial.SerialLink;
import io.presodia.firmware.service.Retention;
import org.jspecify.annotations.Nullable;

/**
 * By which ways others get at a daemon.
 *
 * @param address where it listens; null for nowhere
 * @param serial a serial line on which it answers, and which it closes; null for none
 * @param collector whom it calls; null for nobody
 * @param keepDays rows that every receiver has are kept for so many days; 0 for ever
 */
public record RemoteAccess(
        @Nullable RemoteAddress address,
        @Nullable SerialLink serial,
        @Nullable CollectorLink collector,
        int keepDays) {
    /** Keeps rows for as long as is usual. */
    public RemoteAccess(
            @Nullable RemoteAddress address,
            @Nullable SerialLink serial,
            @Nullable CollectorLink collector) {
        this(address, serial, collector, Retention.USUAL_DAYS);
    }

    /** Whether there is any. */
    boolean any() {
        return address != null || serial != null || collector != null;
    }
}
