package io.presodia.hal.chip.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.DigitalInput;
import io.presodia.hal.bus.DigitalOutput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowedWatchdogTest {
    private final List<Boolean> levels = new ArrayList<>();
    private boolean lineFails;
    private boolean tripLevel = true;

    private final DigitalOutput heartbeat =
            new DigitalOutput() {
                @Override
                public String name() {
                    return "heartbeat";
                }

                @Override
                public void set(boolean high) throws BusFault {
                    if (lineFails) {
                        throw new BusFault(BusFault.Kind.IO, name(), "refused");
                    }
                    levels.add(high);
                }
            };

    private final DigitalInput trip =
            new DigitalInput() {
                @Override
                public String name() {
                    return "trip";
                }

                @Override
                public boolean high() {
                    return tripLevel;
                }
            };

    private final WindowedWatchdog watchdog =
            new WindowedWatchdog(heartbeat, trip, false, 20_000_000, 150_000_000);

    @Test
    void eachBeatIsOnePulseThatEndsLow() throws BusFault {
        watchdog.beat();
        watchdog.beat();

        assertThat(levels).containsExactly(true, false, true, false);
    }

    @Test
    void aBeatThatFailsIsReported() {
        lineFails = true;

        assertThatThrownBy(watchdog::beat).isInstanceOf(BusFault.class);
        assertThat(levels).isEmpty();
    }

    @Test
    void anOpenDrainOutputSaysTrippedWhenLow() throws BusFault {
        assertThat(watchdog.tripped()).isFalse();
        tripLevel = false;
        assertThat(watchdog.tripped()).isTrue();
        assertThat(new WindowedWatchdog(heartbeat, trip, true, 0, 1).tripped()).isFalse();
    }

    @Test
    void theWindowIsKeptForTheSupervisor() {
        assertThat(watchdog.minNanos()).isEqualTo(20_000_000);
        assertThat(watchdog.maxNanos()).isEqualTo(150_000_000);
        assertThatThrownBy(() -> new WindowedWatchdog(heartbeat, trip, false, 5, 5))
                .hasMessageContaining("0 <= minNanos < maxNanos, was 5 to 5");
    }
}
