package io.presodia.hil.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.firmware.safety.Fault;
import io.presodia.firmware.safety.FaultRow;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.firmware.safety.Proof;
import io.presodia.firmware.safety.Reaction;
import io.presodia.firmware.safety.Thresholds;
import io.presodia.hil.scenario.CaseResult;
import io.presodia.hil.scenario.Scenario;
import io.presodia.hil.scenario.ScenarioReader;
import io.presodia.hil.scenario.ScenarioRunner;
import io.presodia.hil.support.Sessions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each row of the fault table by its own scenario, on the whole firmware over the virtual board.
 */
class FaultTableProofTest {
    private static final FaultTable TABLE = FaultTable.standard();
    private static final long SCAN_NANOS = 50_000_000L;

    /** Each trips in the first scan that sees it, and the contact opens within two. */
    private static final Set<Fault> HARD_ELECTRICAL =
            Set.of(
                    Fault.OVER_VOLTAGE,
                    Fault.UNDER_VOLTAGE,
                    Fault.OVER_CURRENT,
                    Fault.CHARGE_BUDGET_EXCEEDED,
                    Fault.REVERSED_CELL);

    /** One tier and no other; and what is not followed debounces all its tiers alike. */
    private static final Set<Fault> ONE_TIER =
            Set.of(
                    Fault.VOLTAGE_JUMP,
                    Fault.TEMPERATURE_JUMP,
                    Fault.PRESSURE_JUMP,
                    Fault.SETPOINT_NOT_FOLLOWED,
                    Fault.SODIUM_LIMITED);

    private final ScenarioReader reader = new ScenarioReader(new Catalogue(), Map.of(), null);

    static Stream<FaultRow> built() {
        return TABLE.rows().stream().filter(FaultRow::built);
    }

    @Test
    void everyRowHasItsScenarioWithANearMissOrNamesThePartThatIsMissing() throws Exception {
        List<String> names = reader.names();
        for (FaultRow row : TABLE.rows()) {
            switch (row.proof()) {
                case Proof.Scenarios(String id, String nearMiss) -> {
                    assertThat(names).contains(id);
                    Scenario scenario = reader.read(id);
                    assertThat(scenario.fault()).isEqualTo(id);
                    assertThat(scenario.waitsFor()).as(id).isEmpty();
                    assertThat(scenario.cases()).extracting("id").startsWith(id, nearMiss);
                }
                case Proof.NotBuilt(String _) ->
                        assertThat(names).as("never faked").doesNotContain(row.fault().id());
            }
        }
    }

    /**
     * What misses by far proves little: where a row has tiers of its own, its near miss must reach
     * one of the lower ones, as the case itself then wants to see in the journal.
     */
    @Test
    void aNearMissOfARowWithTiersReachesALowerTier() throws Exception {
        int rows = 0;
        for (FaultRow row : built().toList()) {
            if (row.thresholds() instanceof Thresholds.Fixed && !ONE_TIER.contains(row.fault())) {
                String id = row.fault().id();
                assertThat(reader.read(id).cases().get(1).expect().reports())
                        .as(id)
                        .anyMatch(report -> report.fault().equals(id));
                rows++;
            }
        }
        assertThat(rows).isGreaterThanOrEqualTo(18);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("built")
    void theRowTripsInItsTimeAndItsNearMissDoesNot(FaultRow row) throws Exception {
        List<CaseResult> results = new ScenarioRunner().run(reader.read(row.fault().id()));

        for (CaseResult result : results) {
            assertThat(result.verdict())
                    .as("%s: %s", result.id(), result.problems())
                    .isEqualTo(CaseResult.Verdict.PASS);
        }
        CaseResult trip = results.getFirst();
        if (row.reaction() == Reaction.REPORT || row.fault() == Fault.CALIBRATION_MISSING) {
            // Nothing opens, or nothing was ever closed: there is no time to take.
            return;
        }
        double documentedMillis = row.actsWithinNanos(SCAN_NANOS) * 1e-6;
        Sessions.figure(
                "%s: latched after %.0f scans, %.0f ms; open after %.0f ms; documented %.0f ms",
                row.fault().id(),
                trip.detectionScans(),
                trip.detectionMillis(),
                trip.openMillis(),
                documentedMillis);
        assertThat(trip.detectionMillis()).isLessThanOrEqualTo(documentedMillis);
        if (!Double.isNaN(trip.openMillis()) && row.fault() != Fault.SETPOINT_REFUSED) {
            assertThat(trip.openMillis()).isLessThanOrEqualTo(documentedMillis);
        }
        if (HARD_ELECTRICAL.contains(row.fault())) {
            assertThat(trip.detectionScans()).isLessThanOrEqualTo(2);
            assertThat(trip.openMillis()).isLessThanOrEqualTo(2 * Sessions.BOARD_SCAN_MILLIS);
        }
    }
}
