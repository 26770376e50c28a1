package io.presodia.hil.firstcycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hil.support.Sessions;
import io.presodia.host.session.RunResult;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The paper's figures through firmware, drivers, chip models, noise and calibration. The protocol
 * is the paper's first cycle; values and tolerances are those of the paper (abstract, sections 2.1
 * and 2.3, figures 1e, 4a, 4b, 4c, S8) and of what the project promised.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperFirstCycleTest {
    private static final String PROTOCOL = "first-cycle-activation";
    private static final double FAST_SCAN_MILLIS = 1000;

    @TempDir private static Path folder = Path.of("");

    /** Runs are dear: each is made once. */
    private final Map<String, JsonNode> summaries = new HashMap<>();

    private JsonNode summary(String cell, double scanMillis) throws Exception {
        String key = cell + "-" + (int) scanMillis;
        JsonNode known = summaries.get(key);
        if (known != null) {
            return known;
        }
        RunResult run = Sessions.run(folder.resolve(key), PROTOCOL, cell, scanMillis, 1);
        JsonNode summary = Sessions.summary(run);
        assertThat(summary.path("outcome").asString())
                .as(summary.path("outcome_text").asString())
                .isEqualTo("completed");
        Sessions.figure(
                "%s at %.0f ms: first charge %.3f, first discharge %.3f mAh/g, ICE %.4f;"
                        + " truth %.3f, %.3f; %.0f s in %.2f s of wall clock",
                cell,
                scanMillis,
                firstCharge(summary),
                firstDischarge(summary),
                efficiency(summary),
                firstCharge(summary.path("truth")),
                firstDischarge(summary.path("truth")),
                summary.path("sim_seconds").asDouble(),
                summary.path("wall_seconds").asDouble());
        assertMeasuredAndTruthAgree(cell, summary);
        summaries.put(key, summary);
        return summary;
    }

    private static double firstCharge(JsonNode node) {
        return node.path("first_charge_capacity_mAh_g").asDouble();
    }

    private static double firstDischarge(JsonNode node) {
        return node.path("first_discharge_capacity_mAh_g").asDouble();
    }

    private static double efficiency(JsonNode node) {
        return node.path("initial_coulombic_efficiency").asDouble();
    }

    private static void assertMeasuredAndTruthAgree(String cell, JsonNode summary) {
        JsonNode truth = summary.path("truth");
        assertThat(firstCharge(summary))
                .as("first charge of %s, measured and true", cell)
                .isCloseTo(firstCharge(truth), Percentage.withPercentage(0.2));
        assertThat(firstDischarge(summary))
                .as("first discharge of %s, measured and true", cell)
                .isCloseTo(firstDischarge(truth), Percentage.withPercentage(0.2));
    }

    @Test
    void theFullCellWithThreePercentDonorGivesThePapersDischargeAtTheBoardsOwnScanPeriod()
            throws Exception {
        JsonNode summary = summary("nco-sn-3wt", Sessions.BOARD_SCAN_MILLIS);

        assertThat(firstDischarge(summary)).isCloseTo(118.2, Percentage.withPercentage(2));
        assertThat(efficiency(summary)).isBetween(0.76, 0.82);
        assertThat(summary.path("uncounted_seconds").asDouble()).isLessThan(1);
    }

    @Test
    void theAgentIsSeenBeforeTheCathodesPlateau() throws Exception {
        JsonNode agent = summary("nco-sn-3wt", Sessions.BOARD_SCAN_MILLIS).path("agent");

        Sessions.figure(
                "agent peaks %s, plateau from %.3f V, %.2f mAh/g before it",
                agent.path("peaks").findValuesAsString("voltage_V"),
                agent.path("plateau_onset_V").asDouble(),
                agent.path("charge_before_plateau_mAh_g").asDouble());
        assertThat(agent.path("peaks").size()).isPositive();
        double onset = agent.path("plateau_onset_V").asDouble(Double.NaN);
        // NaCrO2 begins at 2.9 V against Na, Sn lies at 0.40 V and below on its first sodiation.
        assertThat(onset).isBetween(2.0, 3.0);
        for (JsonNode peak : agent.path("peaks")) {
            assertThat(peak.path("voltage_V").asDouble()).isLessThan(onset);
        }
    }

    @Test
    void aCellWithoutDonorShowsNoAgent() throws Exception {
        assertThat(summary("nco-sn-0wt", FAST_SCAN_MILLIS).path("agent").path("peaks")).isEmpty();
    }

    /** The capacity counted agrees with the plant's within what the calibration states, k = 3. */
    @Test
    void theChargeCountedIsThePlantsWithinTheStatedAccuracyOfTheConverter() throws Exception {
        JsonNode summary = summary("nco-sn-3wt", Sessions.BOARD_SCAN_MILLIS);
        JsonNode facts = summary.path("cell_facts");
        double gain = facts.path("current_gain_sigma_ppm").asDouble() * 1e-6;
        double offset = facts.path("current_offset_sigma_A").asDouble();
        double grams = facts.path("active_mass_mg").asDouble() * 1e-3;
        double rateAmperesPerGram = 0.1 * facts.path("nominal_capacity_mAh_g").asDouble() * 1e-3;

        for (String name : new String[] {"first_charge", "first_discharge"}) {
            double counted = summary.path(name + "_capacity_mAh_g").asDouble();
            double real = summary.path("truth").path(name + "_capacity_mAh_g").asDouble();
            double hours = real * 1e-3 / rateAmperesPerGram;
            double stated = gain * real + offset * hours / grams * 1e3;
            Sessions.figure(
                    "%s counted %.5f, true %.5f mAh/g: %.1f ppm, stated 1 sigma %.1f ppm",
                    name, counted, real, (counted / real - 1) * 1e6, stated / real * 1e6);
            assertThat(counted).as(name).isCloseTo(real, within(3 * stated));
        }
    }

    @Test
    void theFullCellWithoutDonorLiesBetweenThePapersTwoFigures() throws Exception {
        assertThat(firstDischarge(summary("nco-sn-0wt", FAST_SCAN_MILLIS)))
                .isBetween(90.8 * 0.98, 94.6 * 1.02);
    }

    @Test
    void theHalfCellGivesThePapersDischargeAndEfficiency() throws Exception {
        JsonNode summary = summary("nco-na9sn4-0wt", FAST_SCAN_MILLIS);

        assertThat(firstDischarge(summary)).isCloseTo(117.5, Percentage.withPercentage(1));
        assertThat(efficiency(summary)).isCloseTo(0.976, Percentage.withPercentage(1));
    }

    @Test
    void theFirstChargeOfTheHalfCellRisesWithThreePercentDonorAsInThePaper() throws Exception {
        assertThat(firstCharge(summary("nco-na9sn4-0wt", FAST_SCAN_MILLIS)))
                .isCloseTo(119.0, Percentage.withPercentage(2));
        assertThat(firstCharge(summary("nco-na9sn4-3wt", FAST_SCAN_MILLIS)))
                .isCloseTo(150.2, Percentage.withPercentage(2));
    }

    @Test
    void theInitialEfficiencyOfTheFullCellHardlyDependsOnTheDonor() throws Exception {
        for (String cell : new String[] {"nco-sn-0wt", "nco-sn-1wt", "nco-sn-2wt", "nco-sn-3wt"}) {
            assertThat(efficiency(summary(cell, FAST_SCAN_MILLIS))).as(cell).isBetween(0.76, 0.82);
        }
    }

    @Test
    void scansTwentyTimesSlowerGiveTheSameResult() throws Exception {
        JsonNode usual = summary("nco-sn-3wt", Sessions.BOARD_SCAN_MILLIS);
        JsonNode slow = summary("nco-sn-3wt", FAST_SCAN_MILLIS);

        Sessions.figure(
                "1 s against 50 ms scans: charge %+.4f %%, discharge %+.4f %%",
                (firstCharge(slow) / firstCharge(usual) - 1) * 100,
                (firstDischarge(slow) / firstDischarge(usual) - 1) * 100);
        assertThat(firstCharge(slow)).isCloseTo(firstCharge(usual), Percentage.withPercentage(0.3));
        assertThat(firstDischarge(slow))
                .isCloseTo(firstDischarge(usual), Percentage.withPercentage(0.3));
    }
}
