package io.presodia.hal.board;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.chip.tmp117.Tmp117;
import io.presodia.hal.time.Timebase;
import org.jspecify.annotations.Nullable;

/** Ambient temperature from a TMP117, one reading after the other without waiting for any. */
final class AmbientSensor {
    private final Tmp117 chip;
    private final Timebase timebase;
    private final long cycleNanos;
    private final long conversionNanos;
    private boolean converting;
    private long startedNanos;
    private Reading celsius = Reading.missing(0);

    AmbientSensor(Tmp117 chip, Timebase timebase, double cycleSeconds) {
        this.chip = chip;
        this.timebase = timebase;
        this.conversionNanos = chip.conversionNanos();
        this.cycleNanos = Math.max(conversionNanos, Math.round(cycleSeconds * 1e9));
    }

    void reset() {
        converting = false;
    }

    /** Collects a reading that is complete and starts the next one when its time has come. */
    @Nullable BusFault service() {
        long now = timebase.nanos();
        long age = now - startedNanos;
        try {
            if (converting && age > conversionNanos + conversionNanos / 4) {
                converting = false;
                int code = chip.finishConversion();
                celsius = new Reading(Tmp117.toCelsius(code), timebase.nanos(), Quality.GOOD);
            }
            if (!converting && (age >= cycleNanos || celsius.quality() != Quality.GOOD)) {
                chip.startConversion();
                converting = true;
                startedNanos = now;
            }
            return null;
        } catch (BusFault fault) {
            celsius = Reading.busFault(timebase.nanos());
            return fault;
        }
    }

    Reading celsius() {
        return celsius;
    }
}
