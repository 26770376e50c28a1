package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.channel.Quality;
import io.presodia.hal.limit.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leakage at rest, at scans of 10 s: hours in some hundred scans. */
class LeakageCheckTest {
    private static final long PERIOD = 10_000_000_000L;
    private static final int HOUR = 360;

    private final Rig rig = Rig.withScansOf(PERIOD);

    /** The channel's cell is charged for some minutes, and the relay opens. */
    private void chargeAndLeaveAlone(double amperes) {
        rig.one().running = true;
        rig.run(2);
        rig.one().charge(amperes);
        rig.run(30);
        rig.one().rest();
        // The last scan under current: from here on the voltage does what the test wants.
        rig.run(2);
        assertThat(rig.seen).isEmpty();
    }

    private void fall(double voltsPerHour, int scans) {
        for (int i = 0; i < scans; i++) {
            rig.one().volts -= voltsPerHour / HOUR;
            rig.step();
        }
    }

    private boolean reports() {
        return rig.verdict.findings().stream().anyMatch(f -> f.fault() == Fault.LEAKAGE_AT_REST);
    }

    @Test
    void aVoltageThatFallsBeyondTheLimitTripsFourHoursAfterTheCharge() {
        chargeAndLeaveAlone(5e-4);
        fall(1.1e-3, 4 * HOUR - 3);
        assertThat(rig.seenFaults()).isEmpty();
        fall(1.1e-3, 6);
        assertThat(rig.saw(Fault.LEAKAGE_AT_REST, Tier.TRIP)).isTrue();
        assertThat(rig.latch.blocks(1)).isTrue();
        assertThat(rig.latch.blocks(2)).as("the others go on").isFalse();
        Finding finding = rig.verdict.findings().getFirst();
        assertThat(finding.value()).isCloseTo(-1.1e-3, within(2e-5));
        assertThat(finding.limit()).isEqualTo(-1e-3);
    }

    @ParameterizedTest
    @CsvSource({"0.9e-3, WARN", "0.3e-3, INFORM"})
    void aSlowerFallIsOnlyTold(double voltsPerHour, Tier tier) {
        chargeAndLeaveAlone(5e-4);
        fall(voltsPerHour, 5 * HOUR);
        assertThat(rig.saw(Fault.LEAKAGE_AT_REST, tier)).isTrue();
        assertThat(rig.saw(Fault.LEAKAGE_AT_REST, Tier.TRIP)).isFalse();
    }

    @Test
    void aVoltageThatRisesOrKeepsStillIsNothing() {
        chargeAndLeaveAlone(5e-4);
        fall(-2e-3, 5 * HOUR);
        fall(0.1e-3, 5 * HOUR);
        assertThat(rig.seen).isEmpty();
    }

    @Test
    void whatFallsInTheFirstThreeHoursIsRelaxation() {
        chargeAndLeaveAlone(5e-4);
        fall(5e-3, 3 * HOUR - 6);
        fall(0, 2 * HOUR);
        assertThat(rig.seen).isEmpty();
    }

    @Test
    void afterADischargeNothingIsJudged() {
        chargeAndLeaveAlone(-5e-4);
        fall(2e-3, 5 * HOUR);
        assertThat(rig.seen).isEmpty();
    }

    @Test
    void aReadingFromBeforeTheStepHasNoDirection() {
        chargeAndLeaveAlone(5e-4);
        rig.one().charge(5e-4);
        rig.one().amperes = -5e-4;
        rig.step();
        rig.one().rest();
        rig.run(2);
        fall(2e-3, 4 * HOUR + 12);
        assertThat(rig.saw(Fault.LEAKAGE_AT_REST, Tier.TRIP)).isTrue();
    }

    @Test
    void aTrickleHasNoDirection() {
        chargeAndLeaveAlone(5e-4);
        rig.one().charge(-4e-6);
        rig.run(5);
        rig.one().rest();
        rig.run(2);
        fall(2e-3, 4 * HOUR + 12);
        assertThat(rig.saw(Fault.LEAKAGE_AT_REST, Tier.TRIP)).isTrue();
    }

    @Test
    void currentEndsItAndTheRestBeginsAnew() {
        chargeAndLeaveAlone(5e-4);
        fall(2e-3, 4 * HOUR + 12);
        assertThat(reports()).isTrue();
        rig.one().charge(5e-4);
        rig.step();
        assertThat(reports()).isFalse();
        assertThat(rig.verdict.gone()).anyMatch(f -> f.fault() == Fault.LEAKAGE_AT_REST);
        rig.run(10);
        rig.one().rest();
        rig.run(2);
        rig.seen.clear();
        fall(2e-3, 4 * HOUR - 6);
        assertThat(rig.seenFaults()).isEmpty();
        fall(2e-3, 12);
        assertThat(rig.saw(Fault.LEAKAGE_AT_REST, Tier.TRIP)).isTrue();
    }

    @Test
    void whatWasFoundStaysFromOneSlopeToTheNextAndWhileNothingIsRead() {
        chargeAndLeaveAlone(5e-4);
        fall(2e-3, 4 * HOUR + 12);
        assertThat(reports()).isTrue();
        for (int scan = 0; scan < 60; scan++) {
            rig.one().voltsQuality = scan < 40 ? Quality.GOOD : Quality.MISSING;
            fall(2e-3, 1);
            assertThat(reports()).as("scan %d", scan).isTrue();
        }
    }

    @Test
    void anotherRunOnTheChannelBeginsWithoutACharge() {
        chargeAndLeaveAlone(5e-4);
        fall(2e-3, 4 * HOUR + 12);
        rig.one().running = false;
        rig.step();
        assertThat(rig.verdict.gone()).anyMatch(f -> f.fault() == Fault.LEAKAGE_AT_REST);
        rig.run(2);
        rig.seen.clear();
        rig.one().running = true;
        fall(2e-3, 5 * HOUR);
        assertThat(rig.seen).isEmpty();
    }
}
