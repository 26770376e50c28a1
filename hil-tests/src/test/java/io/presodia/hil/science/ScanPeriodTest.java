package io.presodia.hil.science;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hil.support.Sessions;
import io.presodia.host.session.RunResult;
import java.nio.file.Path;
import java.util.Locale;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Cycle life is run at scans of 1 s; the board's own are 50 ms. Capacities at 0.5C must not depend
 * on it. {@code -Dcycles=10} takes as many cycles as were promised, which takes a quarter of a
 * minute and more.
 */
class ScanPeriodTest {
    private static final int CYCLES = Integer.getInteger("cycles", 1);

    @TempDir private Path folder;

    private JsonNode cycles(double scanMillis, String protocol) throws Exception {
        RunResult run =
                Sessions.run(
                        folder.resolve("at-" + (int) scanMillis),
                        protocol,
                        "nco-sn-3wt",
                        scanMillis,
                        1);
        assertThat(run.completed()).as(run.status().text()).isTrue();
        JsonNode summary = Sessions.summary(run);
        Sessions.figure(
                "%d cycles at 0.5C, scans of %.0f ms: %.0f s in %.2f s of wall clock",
                CYCLES,
                scanMillis,
                summary.path("sim_seconds").asDouble(),
                summary.path("wall_seconds").asDouble());
        return summary.path("cycles");
    }

    @Test
    void capacitiesAtAHalfCDoNotDependOnTheScanPeriod() throws Exception {
        String protocol =
                Sessions.write(
                        folder,
                        "half-c.yaml",
                        String.format(
                                Locale.ROOT,
                                """
                                schema: presodia/protocol/v1
                                name: half-c
                                record: {every: 60 s, on_voltage_change_mV: 10}
                                steps:
                                  - rest: 5 min
                                  - loop:
                                      times: %d
                                      cycle: true
                                      steps:
                                        - cc: {rate_C: 0.5, until: {voltage: window_upper}}
                                        - rest: 5 min
                                        - cc: {rate_C: -0.5, until: {voltage: window_lower}}
                                        - rest: 5 min
                                """,
                                CYCLES));
        JsonNode fast = cycles(Sessions.BOARD_SCAN_MILLIS, protocol);
        JsonNode slow = cycles(1000, protocol);

        assertThat(fast).hasSize(CYCLES);
        assertThat(slow).hasSize(CYCLES);
        double worst = 0;
        for (int i = 0; i < CYCLES; i++) {
            for (String key : new String[] {"charge_capacity_mAh_g", "discharge_capacity_mAh_g"}) {
                double expected = fast.path(i).path(key).asDouble();
                double found = slow.path(i).path(key).asDouble();
                worst = Math.max(worst, Math.abs(found / expected - 1));
                assertThat(found)
                        .as("%s of cycle %d", key, i + 1)
                        .isCloseTo(expected, Percentage.withPercentage(0.3));
            }
        }
        Sessions.figure("scans of 1 s against 50 ms: %.4f %% at most", 100 * worst);
    }
}
