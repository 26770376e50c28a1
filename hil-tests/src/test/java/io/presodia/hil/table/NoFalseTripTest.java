package io.presodia.hil.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.hil.scenario.CaseResult;
import io.presodia.hil.scenario.ScenarioReader;
import io.presodia.hil.scenario.ScenarioRunner;
import io.presodia.hil.support.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs in which nothing is broken, with noise, residual errors and scattered cells, trip nothing.
 * Each takes about one simulated hour; cell, charge in it, protocol and scan period follow from its
 * seed, and it must come to its end.
 */
class NoFalseTripTest {
    private static final long FIRST_SEED = 41_000;
    private static final int SAMPLE = 12;

    @Test
    void aSampleOfRunsWithoutFaultsTripsNothing() throws Exception {
        run(SAMPLE);
    }

    /** {@code -Dpresodia.false.trips=1000}. */
    @Test
    @EnabledIfSystemProperty(named = "presodia.false.trips", matches = "[0-9]+")
    void asManyRunsAsAreAskedForTripNothing() throws Exception {
        run(Integer.getInteger("presodia.false.trips"));
    }

    /** What is said of the runs is true of them. */
    @Test
    void theRunsDrawnHaveAllKindsOfStepsAndCells() {
        List<String> drawn = new ArrayList<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 200; seed++) {
            drawn.add(HealthyRun.scenario(seed));
        }

        for (String wanted :
                List.of(
                        "cc: {rate_C: 0",
                        "cc: {rate_C: -0",
                        "cccv: {rate_C: 0",
                        "cccv: {rate_C: -0",
                        "cv: {voltage: window_upper",
                        "cv: {voltage: window_lower",
                        "pulse: {rate_C: 0",
                        "pulse: {rate_C: -0",
                        "rest: 10 min",
                        "charged_share: 0.00",
                        "charged_share: 0.5",
                        "scan_ms: 500\n",
                        "scan_ms: 2000\n")) {
            assertThat(drawn).as(wanted).anyMatch(text -> text.contains(wanted));
        }
        assertThat(HealthyRun.cells())
                .contains("nfm-sb-5wt", "nvpf-sn-3wt", "nco-na9sn4-1wt", "nco-hc-2wt")
                .allSatisfy(cell ->
                        assertThat(drawn).anyMatch(text -> text.contains("cell: " + cell + "\n")));
    }

    private static void run(int runs) throws Exception {
        List<String> trips = new ArrayList<>();
        double simulatedSeconds = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + runs; seed++) {
            ScenarioReader reader = new ScenarioReader(new Catalogue(), Map.of(), null);
            String text = HealthyRun.scenario(seed);
            CaseResult result =
                    new ScenarioRunner().run(reader.readText("seed-" + seed, text)).getFirst();
            simulatedSeconds += result.simSeconds();
            if (result.verdict() != CaseResult.Verdict.PASS) {
                trips.add("seed " + seed + ": " + result.problems() + "\n" + text);
            }
        }
        Sessions.figure(
                "%d runs without faults, %.0f simulated hours: %d false trips",
                runs, simulatedSeconds / 3600, trips.size());
        assertThat(trips).isEmpty();
    }
}
