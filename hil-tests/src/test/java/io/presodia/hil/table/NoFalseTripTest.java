package io.presodia.hil.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.config.Kind;
import io.presodia.hil.scenario.CaseResult;
import io.presodia.hil.scenario.ScenarioReader;
import io.presodia.hil.scenario.ScenarioRunner;
import io.presodia.hil.support.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs in which nothing is broken, with noise, residual errors and scattered cells, trip nothing.
 * Each is at most one simulated hour at scans of 1 s; cell, protocol and start follow from its
 * seed.
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

    private static void run(int runs) throws Exception {
        List<String> cells = fullCells();
        List<String> trips = new ArrayList<>();
        double simulatedSeconds = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + runs; seed++) {
            ScenarioReader reader = new ScenarioReader(new Catalogue(), Map.of(), null);
            String text = scenario(seed, cells);
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

    private static List<String> fullCells() {
        return new Catalogue()
                .names(Kind.CELL).stream()
                        .filter(name -> name.startsWith("nco-"))
                        .filter(name -> !name.contains("sym"))
                        .toList();
    }

    /** Charges, discharges, holds and rests, none of which reaches a limit of the cell. */
    private static String scenario(long seed, List<String> cells) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder steps = new StringBuilder("    - rest: 30 s\n");
        int minutes = 50;
        while (minutes > 5) {
            int length = random.nextInt(3, 16);
            double rate = random.nextDouble(0.03, 0.5);
            steps.append(
                    String.format(
                            Locale.ROOT,
                            "    - cc: {rate_C: %.3f, until: [{voltage: window_upper}, {time: %d min}]}%n",
                            rate,
                            length));
            if (random.nextBoolean()) {
                steps.append("    - rest: 2 min\n");
                minutes -= 2;
            }
            minutes -= length;
        }
        return """
        schema: presodia/scenario/v1
        description: nothing is broken
        given:
          cell: %s
          scan_ms: 1000
          scatter: true
          seed: %d
          record: {every: 10 min}
          steps:
        %s
        expect: {trip: none, relay: any}
        """
                .formatted(cells.get(random.nextInt(cells.size())), seed, steps);
    }
}
