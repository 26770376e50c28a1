package io.presodia.hal.sim.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.sim.ChipFault;
import org.junit.jupiter.api.Test;

class WindowWatchdogModelTest {
    private static final long MILLI = 1_000_000;

    private final WindowWatchdogModel watchdog =
            new WindowWatchdogModel("watchdog", 20 * MILLI, 150 * MILLI);

    private void fall(long millis) {
        watchdog.heartbeat(true, millis * MILLI);
        watchdog.heartbeat(false, millis * MILLI);
    }

    private boolean supply(long millis) {
        return watchdog.relaySupplyOn(millis * MILLI);
    }

    @Test
    void itIsDisarmedWithoutSupplyAfterPowerUp() {
        assertThat(supply(0)).isFalse();
        assertThat(supply(10_000)).isFalse();
        assertThat(watchdog.tripped(10_000 * MILLI)).isFalse();
    }

    @Test
    void theFirstFallingEdgeArmsIt() {
        watchdog.heartbeat(true, 5 * MILLI);
        assertThat(supply(5)).isFalse();
        watchdog.heartbeat(false, 6 * MILLI);
        assertThat(supply(6)).isTrue();
    }

    @Test
    void edgesInsideTheWindowKeepTheSupply() {
        for (long t = 0; t <= 10_000; t += 50) {
            fall(t);
            assertThat(supply(t)).isTrue();
        }
        fall(10_020);
        fall(10_170);
        assertThat(supply(10_320)).isTrue();
    }

    @Test
    void silenceTripsItAtTheUpperBoundaryEvenIfNobodyAsks() {
        fall(0);
        assertThat(supply(150)).isTrue();
        fall(5_000);
        assertThat(supply(5_000)).isFalse();
        assertThat(watchdog.cause(5_000 * MILLI)).isEqualTo(WindowWatchdogModel.Cause.TOO_LATE);
        assertThat(watchdog.trippedNanos()).isEqualTo(150 * MILLI);
    }

    @Test
    void anEdgeTooEarlyTripsIt() {
        fall(0);
        fall(19);
        assertThat(supply(19)).isFalse();
        assertThat(watchdog.cause(19 * MILLI)).isEqualTo(WindowWatchdogModel.Cause.TOO_EARLY);
    }

    @Test
    void aLatchedTripIgnoresTheHeartbeatUntilItIsRearmed() {
        fall(0);
        fall(1);
        for (long t = 51; t < 500; t += 50) {
            fall(t);
            assertThat(supply(t)).isFalse();
        }
        watchdog.rearm(500 * MILLI);
        assertThat(supply(500)).isFalse();
        assertThat(watchdog.tripped(500 * MILLI)).isFalse();
        fall(550);
        assertThat(supply(550)).isTrue();
    }

    @Test
    void rearmingWithoutATripChangesNothing() {
        fall(0);
        watchdog.rearm(10 * MILLI);
        assertThat(supply(10)).isTrue();
    }

    @Test
    void aBrownOutDisarmsIt() {
        fall(0);
        watchdog.inject(new ChipFault.BrownOut(), MILLI);
        assertThat(supply(1)).isFalse();
        assertThat(watchdog.tripped(MILLI)).isFalse();
        assertThatThrownBy(() -> watchdog.inject(new ChipFault.FrozenResult(), 0))
                .hasMessageContaining("watchdog");
        watchdog.clearFaults();
    }

    @Test
    void anImpossibleWindowIsRefused() {
        assertThatThrownBy(() -> new WindowWatchdogModel("w", 10, 10))
                .hasMessageContaining("10 to 10 ns");
    }
}
