package io.presodia.host.session;

import io.presodia.hal.time.Timebase;
import io.presodia.hal.time.VirtualTimebase;
import org.jspecify.annotations.Nullable;

/** No pace while what was is run again, and the pace that was asked for from then on. */
final class ResumePace implements VirtualTimebase.Pace {
    private final Timebase real;
    private final double speed;
    private VirtualTimebase.@Nullable Pace pace;
    private long beginNanos;

    ResumePace(Timebase real, double speed) {
        this.real = real;
        this.speed = speed;
    }

    /** From here on. */
    void begin(long virtualNanos) {
        beginNanos = virtualNanos;
        pace = Pacer.of(real, speed);
    }

    @Override
    public void beforeStepTo(long virtualNanos) throws InterruptedException {
        VirtualTimebase.Pace present = pace;
        if (present != null) {
            present.beforeStepTo(virtualNanos - beginNanos);
        }
    }
}
