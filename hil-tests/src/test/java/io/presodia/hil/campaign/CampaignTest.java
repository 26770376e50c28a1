package io.presodia.hil.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Reading;
import io.presodia.hil.bench.BenchOptions;
import io.presodia.hil.bench.ForwardingBoard;
import io.presodia.hil.scenario.ScenarioCase;
import io.presodia.hil.scenario.ScenarioReader;
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
        BenchOptions blind =
                BenchOptions.withFaults(1)
                        .with(BenchOptions.Fitting.NONE, (board, _) -> new PressureBefore(board));

        SeedReport report = SeedRun.run(gas(), FaultTable.standard(), blind).report();

        assertThat(report.breaches())
                .anySatisfy(breach ->
                        assertThat(breach)
                                .contains("beyond the limit of pressure-high")
                                .contains("with the relay closed"));
    }

    @Test
    void aBreachIsReplayedFromItsScenario() throws Exception {
        SeedReport report = new Campaign(1).replay("gas", GAS);

        assertThat(report.faults()).containsExactly("gas");
        assertThat(new Breach(4711, List.of("x"), GAS).command())
                .isEqualTo("presodia hil campaign --first 4711 --seeds 1");
    }

    /** Takes off what gas adds. */
    private static final class PressureBefore extends ForwardingBoard {
        private static final double MOST_PASCALS = 80e6;

        PressureBefore(Board board) {
            super(board);
        }

        @Override
        public BoardSample sample(int activeMask) {
            BoardSample sample = super.sample(activeMask);
            List<ChannelSample> channels = new ArrayList<>();
            for (ChannelSample one : sample.channels()) {
                Reading shown = one.stackPascals();
                Reading before =
                        shown.good() && shown.value() > MOST_PASCALS
                                ? new Reading(shown.value() - 40e6, shown.nanos(), shown.quality())
                                : shown;
                channels.add(
                        new ChannelSample(
                                one.number(),
                                one.volts(),
                                one.amperes(),
                                one.checkVolts(),
                                one.checkAmperes(),
                                before,
                                one.cellCelsius(),
                                one.output()));
            }
            return new BoardSample(
                    sample.startedNanos(),
                    sample.completedNanos(),
                    channels,
                    sample.ambientCelsius(),
                    sample.emergencyStop(),
                    sample.enclosureOpen(),
                    sample.watchdogTripped(),
                    sample.burst(),
                    sample.faults());
        }
    }
}
