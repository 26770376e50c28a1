package io.presodia.host.analysis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.Uncertain;
import org.junit.jupiter.api.Test;

class AgentFinderTest {
    private static final MeasurementUncertainty EXACT = new MeasurementUncertainty(0, 0, 0, 0);

    @Test
    void bothStagesAreMarkedWithTheirCharge() {
        AgentSignature agent = agent(SyntheticRun.Options.USUAL, DonorUse.IN_CATHODE);
        assertThat(agent.peaks())
                .extracting(AgentPeak::stage)
                .containsExactly(AgentPeak.Stage.STAGE_1, AgentPeak.Stage.STAGE_2);
        assertThat(agent.peaks().get(0).volts()).isCloseTo(1.56, within(0.003));
        assertThat(agent.peaks().get(1).volts()).isCloseTo(1.90, within(0.003));
        // The stages hold 15.6 and 12.0 mAh/g; the straight line adds 2 mAh/g/V below them.
        Uncertain first = agent.peaks().get(0).milliampereHoursPerGram();
        assertThat(first.value())
                .isCloseTo(SyntheticRun.chargeTruth(true, 0.95, 1.734), within(0.3));
        assertThat(first.value()).isCloseTo(15.6 + 2 * 0.784, within(0.5));
        Uncertain second = agent.peaks().get(1).milliampereHoursPerGram();
        assertThat(first.value() + second.value())
                .isCloseTo(requireNonNull(agent.chargeBeforePlateau()).value(), within(1e-9));
    }

    @Test
    void thePlateauBeginsInTheValleyBeforeTheCathode() {
        AgentSignature agent = agent(SyntheticRun.Options.USUAL, DonorUse.IN_CATHODE);
        assertThat(agent.onsetVolts()).isBetween(2.2, 2.45);
        Uncertain before = requireNonNull(agent.chargeBeforePlateau());
        // 15.6 + 12.0 of the agent and 2 mAh/g/V of the line from 0.95 V on.
        assertThat(before.value()).isCloseTo(27.6 + 2 * (agent.onsetVolts() - 0.95), within(0.1));
        assertThat(before.sigma()).isPositive().isLessThan(0.5);
    }

    @Test
    void aCellWithoutAgentHasNoMarkWhateverItsFileSays() {
        SyntheticRun.Options without = SyntheticRun.Options.USUAL.withoutDonor();
        assertThat(agent(without, DonorUse.NONE).peaks()).isEmpty();
        AgentSignature claimed = agent(without, DonorUse.IN_CATHODE);
        assertThat(claimed.peaks()).isEmpty();
        assertThat(claimed.chargeBeforePlateau()).isNull();
        assertThat(claimed.onsetVolts()).isNaN();
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(agent(without.withNoise(1e-3, seed), DonorUse.IN_CATHODE).peaks())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void aCellSaidToHaveNoAgentGetsNoMark() {
        AgentSignature agent = agent(SyntheticRun.Options.USUAL, DonorUse.NONE);
        assertThat(agent.peaks()).isEmpty();
        assertThat(agent.chargeBeforePlateau()).isNull();
    }

    @Test
    void withoutADischargeTheHeightTellsAgentFromCathode() {
        AgentSignature agent =
                agent(
                        SyntheticRun.Options.USUAL.with(SyntheticRun.Course.TRIPPED_IN_CHARGE),
                        DonorUse.IN_CATHODE);
        assertThat(agent.peaks()).hasSize(2);
        assertThat(agent.peaks().get(1).volts()).isCloseTo(1.90, within(0.003));
        assertThat(agent.text()).contains("No full discharge");
    }

    @Test
    void onlyAFirstChargeBeforeAnyDischargeIsJudged() {
        AgentSignature agent =
                agent(
                        SyntheticRun.Options.USUAL.with(SyntheticRun.Course.DISCHARGE_FIRST),
                        DonorUse.IN_CATHODE);
        assertThat(agent.peaks()).isEmpty();
        assertThat(agent.text()).contains("does not begin with a charge");
    }

    @Test
    void aSingleStageDoesNotSayWhereTheAgentEnds() {
        AgentSignature agent =
                agent(SyntheticRun.Options.USUAL.withOneStage(), DonorUse.IN_CATHODE);
        assertThat(agent.peaks())
                .extracting(AgentPeak::stage)
                .containsExactly(AgentPeak.Stage.UNRESOLVED);
        assertThat(agent.chargeBeforePlateau()).isNull();
        assertThat(agent.onsetVolts()).isNaN();
        assertThat(agent.text()).contains("Only one of the agent's two stages");
    }

    @Test
    void anElectrodeOfAgentAloneHasNoPlateau() {
        AgentSignature agent = agent(SyntheticRun.Options.USUAL, DonorUse.ALONE);
        assertThat(agent.peaks()).hasSize(2);
        assertThat(agent.onsetVolts()).isNaN();
        assertThat(agent.chargeBeforePlateau()).isNull();
    }

    private static AgentSignature agent(SyntheticRun.Options options, DonorUse donor) {
        return RunAnalysis.of(SyntheticRun.of(options), SyntheticRun.ACTIVE_GRAMS, donor, EXACT)
                .agent();
    }
}
