package io.presodia.host.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hal.time.VirtualTimebase;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void virtualTimeRunsNoFasterThanAsked() throws InterruptedException {
        VirtualTimebase real = new VirtualTimebase();
        VirtualTimebase virtual = new VirtualTimebase(Pacer.of(real, 10));

        virtual.sleepUntil(20 * SECOND);

        assertThat(real.nanos()).isEqualTo(2 * SECOND);
    }

    @Test
    void timeLostIsMadeUp() throws InterruptedException {
        VirtualTimebase real = new VirtualTimebase();
        VirtualTimebase virtual = new VirtualTimebase(Pacer.of(real, 1));

        real.sleepUntil(3 * SECOND);
        virtual.sleepUntil(2 * SECOND);
        assertThat(real.nanos()).isEqualTo(3 * SECOND);
        virtual.sleepUntil(4 * SECOND);
        assertThat(real.nanos()).isEqualTo(4 * SECOND);
    }

    @Test
    void fullSpeedNeverWaits() throws InterruptedException {
        VirtualTimebase real = new VirtualTimebase();
        VirtualTimebase virtual = new VirtualTimebase(Pacer.of(real, Double.POSITIVE_INFINITY));

        virtual.sleepUntil(86_400 * SECOND);

        assertThat(real.nanos()).isZero();
    }
}
