package io.presodia.firmware.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaseTableTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aLeaseIsHeldUntilItsDeadlineOrItsReturn() {
        LeaseTable leases = new LeaseTable(2);
        assertThat(leases.held(1, 0)).as("never taken").isFalse();
        leases.take(1, "ada", 30, 5 * SECOND);
        assertThat(leases.held(1, 35 * SECOND - 1)).isTrue();
        assertThat(leases.held(1, 35 * SECOND)).isFalse();
        assertThat(leases.held(2, 6 * SECOND)).as("another channel").isFalse();
        leases.take(1, "ada", 30, 35 * SECOND);
        leases.release(1, "ada");
        assertThat(leases.held(1, 36 * SECOND)).isFalse();
    }
}
