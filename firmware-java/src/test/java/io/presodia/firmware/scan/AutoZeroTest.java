package io.presodia.firmware.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.channel.CurrentRange;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutoZeroTest {
    private static final long PERIOD = 50_000_000L;
    private static final AutoZero.Settings SETTINGS =
            new AutoZero.Settings(10, 500_000_000L, 5_000_000_000L, 0.01);

    private final AutoZero autoZero =
            new AutoZero(SETTINGS, List.of(new CurrentRange(1e-4), new CurrentRange(1e-3)));
    private long nanos;

    private AutoZero.Outcome offer(double amperes, int range, boolean commanded, boolean closed) {
        nanos += PERIOD;
        return autoZero.offer(
                new Reading(amperes, nanos, Quality.GOOD),
                new OutputState(Drive.Open.OPEN, range, commanded, closed, false));
    }

    private int zerosTaken(int scans, double amperes, int range) {
        int taken = 0;
        for (int i = 0; i < scans; i++) {
            taken += offer(amperes, range, false, false) == AutoZero.Outcome.TAKEN ? 1 : 0;
        }
        return taken;
    }

    @Test
    void theMeanOfSettledReadingsIsTheZeroOfTheirRange() {
        offer(9e-7, 0, false, false);
        for (int i = 0; i < 9; i++) {
            offer(9e-7, 0, false, false);
        }
        for (int i = 0; i < 9; i++) {
            assertThat(offer(i % 2 == 0 ? 1e-8 : 3e-8, 0, false, false))
                    .isEqualTo(AutoZero.Outcome.NONE);
        }
        assertThat(autoZero.zeroAmperes(0)).isZero();
        assertThat(offer(3e-8, 0, false, false)).isEqualTo(AutoZero.Outcome.TAKEN);
        assertThat(autoZero.zeroAmperes(0)).isCloseTo(2e-8, within(1e-20));
        assertThat(autoZero.zeroAmperes(1)).as("another range has its own").isZero();
    }

    @Test
    void noZeroIsTakenWhileTheRelayMayBeClosed() {
        for (int i = 0; i < 100; i++) {
            assertThat(offer(1e-8, 0, true, false)).isEqualTo(AutoZero.Outcome.NONE);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(offer(1e-8, 0, false, true)).isEqualTo(AutoZero.Outcome.NONE);
        }
        assertThat(autoZero.zeroAmperes(0)).isZero();
    }

    @Test
    void aMeanTooLargeToBeAnOffsetIsRejected() {
        AutoZero.Outcome last = AutoZero.Outcome.NONE;
        for (int i = 0; i < 20; i++) {
            last = offer(1.01e-6, 0, false, false);
        }
        assertThat(last).isEqualTo(AutoZero.Outcome.REJECTED);
        assertThat(autoZero.zeroAmperes(0)).isZero();
        assertThat(autoZero.lastMeanAmperes()).isCloseTo(1.01e-6, within(1e-18));
    }

    @Test
    void aLongRestRenewsTheZeroAtItsInterval() {
        assertThat(zerosTaken(20, 1e-8, 1)).isEqualTo(1);
        assertThat(zerosTaken(99, 2e-8, 1)).isZero();
        assertThat(zerosTaken(20, 2e-8, 1)).isEqualTo(1);
        assertThat(autoZero.zeroAmperes(1)).isCloseTo(2e-8, within(1e-20));
    }

    @Test
    void badReadingsAreLeftOutAndRepeatedOnesCountOnce() {
        OutputState open = new OutputState(Drive.Open.OPEN, 0, false, false, false);
        for (int i = 0; i < 15; i++) {
            offer(1e-8, 0, false, false);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(autoZero.offer(new Reading(1e-8, nanos, Quality.GOOD), open))
                    .isEqualTo(AutoZero.Outcome.NONE);
        }
        for (int i = 0; i < 10; i++) {
            nanos += PERIOD;
            assertThat(autoZero.offer(Reading.busFault(nanos), open))
                    .isEqualTo(AutoZero.Outcome.NONE);
        }
        assertThat(zerosTaken(5, 1e-8, 0)).isEqualTo(1);
    }

    @Test
    void aChangeOfRangeBeginsAnew() {
        zerosTaken(19, 1e-8, 0);
        assertThat(zerosTaken(19, 5e-8, 1)).isZero();
        assertThat(zerosTaken(1, 5e-8, 1)).isEqualTo(1);
        assertThat(autoZero.zeroAmperes(0)).isZero();
        assertThat(autoZero.zeroAmperes(1)).isCloseTo(5e-8, within(1e-20));
    }

    @Test
    void zerosSurviveACheckpoint() {
        zerosTaken(20, 1e-8, 1);
        AutoZero next =
                new AutoZero(SETTINGS, List.of(new CurrentRange(1e-4), new CurrentRange(1e-3)));
        next.restore(autoZero.zeros());
        assertThat(next.zeros()).isEqualTo(autoZero.zeros());
        List<Double> three = List.of(0.0, 0.0, 0.0);
        assertThatThrownBy(() -> next.restore(three))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 current ranges");
    }

    @Test
    void settingsWithoutSenseAreRefused() {
        assertThatThrownBy(() -> new AutoZero.Settings(0, 0, 0, 0.01))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AutoZero.Settings(1, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
