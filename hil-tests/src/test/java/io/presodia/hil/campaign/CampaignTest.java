package io.presodia.hil.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hil.bench.BenchOptions;
import io.presodia.hil.scenario.ScenarioCase;
import io.presodia.hil.scenario.ScenarioReader;
import io.presodia.hil.support.BlindToGas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CampaignTest {
    /** Every build runs these; the verb runs as many as one likes. */
    private static final int SEEDS = 24;

    private static final String GAS =
            """
            schema: presodia/scenario/v1
            description: Gas lifts the pressure far beyond its limit.
            given:
              cell: nco-sn-3wt
              scan_ms: 1000
              steps: [rest: 5 s, cc: {rate_C: 0.3, until: {time: 10 min}}]
            inject:
              - {at: 60 s, gas: {pressure_MPa: 40}}
            expect: {relay: any}
            """;

    private static ScenarioCase gas() throws Exception {
        return new ScenarioReader(new Catalogue(), Map.of(), null)
                .readText("gas", GAS)
                .cases()
                .getFirst();
    }

    @Test
    void aSampleOfSeedsKeepsAllInvariants() throws Exception {
        List<SeedReport> reports = new ArrayList<>();
        List<Breach> breaches =
                new Campaign(2)
                        .run(
                                1,
                                SEEDS,
                                new Campaign.Listener() {
                                    @Override
                                    public void done(SeedReport report) {
                                        reports.add(report);
                                    }

                                    @Override
                                    public void broken(Breach breach) {}
                                });

        assertThat(breaches).isEmpty();
        assertThat(reports).hasSize(SEEDS);
        assertThat(reports.stream().filter(report -> !report.trips().isEmpty()).count())
                .as("seeds in which something tripped")
                .isGreaterThan(SEEDS / 4);
        assertThat(reports)
                .allSatisfy(report -> {
                    assertThat(report.simSeconds()).isBetween(1.0, 3610.0);
                    assertThat(report.scans()).isPositive();
                });
    }

    @Test
    void aFaultOfTheLastChannelMayComeWhileTheBoardIsComingUp() throws Exception {
        String early =
                GAS.replace(
                        "inject:",
                        """
                          other_channels:
                            - {channel: 2, cell: nco-sn-0wt, steps: [rest: 5 s]}
                        inject:
                          - {at: 1 ms, pressure_loss: {channel: 2, share: 0.9}}
                        """);
        ScenarioCase both =
                new ScenarioReader(new Catalogue(), Map.of(), null)
                        .readText("early", early)
                        .cases()
                        .getFirst();

        SeedReport report =
                SeedRun.run(both, FaultTable.standard(), BenchOptions.withFaults(1)).report();

        assertThat(report.breaches()).isEmpty();
        assertThat(report.faults()).contains("pressure_loss", "gas");
    }

    /** The contact stays closed whatever the firmware does; it takes the current away. */
    @Test
    void aLimitBehindAWeldedContactIsKeptByTakingTheCurrentAway() throws Exception {
        ScenarioCase welded =
                new ScenarioReader(new Catalogue(), Map.of(), null)
                        .readText(
                                "welded",
                                GAS.replace(
                                                "gas: {pressure_MPa: 40}",
                                                "pressure_loss: {share: 0.1, over: 152 s}")
                                        .replace(
                                                "inject:\n",
                                                """
                                                  other_channels:
                                                    - {channel: 2, cell: nco-sn-0wt, steps: [rest: 5 min]}
                                                inject:
                                                  - {at: 30 s, relay_welded: {}}
                                                """))
                        .cases()
                        .getFirst();

        SeedReport report =
                SeedRun.run(welded, FaultTable.standard(), BenchOptions.withFaults(1)).report();

        assertThat(report.breaches()).isEmpty();
        assertThat(report.trips()).contains("pressure-low", "relay-welded");
    }

    @Test
    void aSeedIsDrawnTheSameEachTimeAndAnotherSeedIsNot() {
        assertThat(Drawing.of(7)).isEqualTo(Drawing.of(7));
        assertThat(Drawing.of(7).yaml()).isNotEqualTo(Drawing.of(8).yaml());
        assertThat(Drawing.of(7).smaller())
                .allSatisfy(less ->
                        assertThat(less.yaml().length())
                                .isLessThanOrEqualTo(Drawing.of(7).yaml().length() + 1));
    }

    @Test
    void theSameSeedGivesTheSameDigestAndOtherNoiseAnother() throws Exception {
        FaultTable table = FaultTable.standard();
        int digest = SeedRun.run(gas(), table, BenchOptions.withFaults(1)).digest();

        assertThat(SeedRun.run(gas(), table, BenchOptions.withFaults(1)).digest())
                .isEqualTo(digest);
        assertThat(SeedRun.run(gas(), table, BenchOptions.withFaults(2)).digest())
                .isNotEqualTo(digest);
    }

    @Test
    void aHealthyFirmwareActsOnGasInTime() throws Exception {
        SeedReport report =
                SeedRun.run(gas(), FaultTable.standard(), BenchOptions.withFaults(1)).report();

        assertThat(report.breaches()).isEmpty();
        assertThat(report.trips()).isNotEmpty();
    }

    /** A planted defect: the supervisor looks at a pressure that no longer moves with the stack. */
    @Test
    void aFirmwareThatDoesNotSeeThePressureBreaksTheInvariantOfTheLimits() throws Exception {
        BenchOptions blind = BlindToGas.plant(BenchOptions.withFaults(1));

        SeedReport report = SeedRun.run(gas(), FaultTable.standard(), blind).report();

        assertThat(report.breaches())
                .anySatisfy(breach ->
                        assertThat(breach)
                                .contains("beyond the limit of pressure-high")
                                .contains("with the relay closed"));
    }
}
