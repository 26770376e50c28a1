package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.unit.Current;
import io.presodia.hal.unit.Voltage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contact loss: a cell of 200 ohm behind pulses of 0.4 mA, 80 mV each. */
class ContactCheckTest {
    private static final double REST_VOLTS = 2.5;
    private static final double PULSE = 4e-4;
    private static final double OHMS = 200;

    private final Rig rig = new Rig();

    ContactCheckTest() {
        rig.one().running = true;
        rig.run(5);
    }

    /** On and off again: two steps. */
    private void pulse(double ohms, double amperes) {
        on(ohms, amperes);
        off();
    }

    private void on(double ohms, double amperes) {
        rig.one().charge(amperes);
        rig.one().volts = REST_VOLTS + ohms * amperes;
        rig.run(10);
    }

    private void off() {
        rig.one().rest();
        rig.one().volts = REST_VOLTS;
        rig.run(10);
    }

    private void learn() {
        for (int i = 0; i < 4; i++) {
            pulse(OHMS, PULSE);
        }
        assertThat(rig.seen).isEmpty();
    }

    private boolean saw(Tier tier) {
        return rig.saw(Fault.CONTACT_LOSS, tier);
    }

    @Test
    void theSecondStepWithTwiceTheResistanceTrips() {
        learn();
        on(2.05 * OHMS, PULSE);
        assertThat(rig.seen).as("one step may be anything").isEmpty();
        rig.one().rest();
        rig.one().volts = REST_VOLTS;
        rig.run(2);
        assertThat(saw(Tier.TRIP)).as("not converted wholly after the step").isFalse();
        rig.run(2);
        assertThat(saw(Tier.TRIP)).isTrue();
        assertThat(rig.latch.blocks(1)).isTrue();
        assertThat(rig.latch.blocks(2)).isFalse();
        Finding finding = rig.verdict.findings().getFirst();
        assertThat(finding.watched()).isEqualTo(Watched.RESISTANCE);
        assertThat(finding.value()).isCloseTo(2.05, within(0.01));
        assertThat(finding.limit()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1.95, WARN", "1.45, INFORM"})
    void lessIsOnlyTold(double times, Tier tier) {
        learn();
        for (int i = 0; i < 4; i++) {
            pulse(times * OHMS, PULSE);
        }
        assertThat(saw(tier)).isTrue();
        assertThat(saw(Tier.TRIP)).isFalse();
    }

    @Test
    void aFifthMoreIsNothing() {
        learn();
        for (int i = 0; i < 4; i++) {
            pulse(1.2 * OHMS, PULSE);
        }
        assertThat(rig.seen).isEmpty();
    }

    @Test
    void withLessPressureEachTierCountsAsTheNext() {
        learn();
        lower(71.1e6);
        pulse(1.6 * OHMS, PULSE);
        assertThat(saw(Tier.TRIP)).as("5.2 %% below").isTrue();
    }

    @Test
    void pressureThatBreathesChangesNothing() {
        learn();
        lower(71.4e6);
        pulse(1.6 * OHMS, PULSE);
        assertThat(saw(Tier.WARN)).isTrue();
        assertThat(saw(Tier.TRIP)).as("4.8 %% below").isFalse();
    }

    @Test
    void withLessPressureAndTheOldResistanceNothingIsTold() {
        learn();
        lower(70.5e6);
        pulse(OHMS, PULSE);
        pulse(OHMS, PULSE);
        assertThat(rig.saw(Fault.CONTACT_LOSS, Tier.INFORM)).isFalse();
    }

    /** Slowly, as no jump. */
    private void lower(double pascals) {
        while (rig.one().pascals > pascals) {
            rig.one().pascals = Math.max(pascals, rig.one().pascals - 1e5);
            rig.run(100);
        }
    }

    @Test
    void theColdExplainsSomeOfIt() {
        learn();
        while (rig.one().celsius > 16) {
            rig.one().celsius -= 0.1;
            rig.run(100);
        }
        rig.seen.clear();
        // exp(0.6 eV / k (1/289.15 K - 1/298.15 K)) = 2.07: 3.9 times are 1.88 times.
        pulse(3.9 * OHMS, PULSE);
        assertThat(saw(Tier.WARN)).isTrue();
        assertThat(saw(Tier.TRIP)).isFalse();
        pulse(4.3 * OHMS, PULSE);
        assertThat(saw(Tier.TRIP)).as("2.08 times").isTrue();
    }

    @Test
    void theWarmthExplainsNothing() {
        learn();
        while (rig.one().celsius < 30) {
            rig.one().celsius += 0.1;
            rig.run(100);
        }
        pulse(2.05 * OHMS, PULSE);
        assertThat(saw(Tier.TRIP)).isTrue();
    }

    @Test
    void theLargestOfTheFirstStepsCounts() {
        pulse(OHMS, PULSE);
        pulse(1.2 * OHMS, PULSE);
        pulse(OHMS, PULSE);
        pulse(2.3 * OHMS, PULSE);
        assertThat(saw(Tier.WARN)).as("1.92 times").isTrue();
        assertThat(saw(Tier.TRIP)).isFalse();
    }

    @Test
    void threeStepsAreTooFewToCompareWith() {
        pulse(OHMS, PULSE);
        on(OHMS, PULSE);
        on(OHMS + 2.2 * OHMS, PULSE * 0.99);
        off();
        assertThat(saw(Tier.INFORM)).isFalse();
    }

    @Test
    void aStepOfAnotherSizeIsComparedWithItsOwnKind() {
        learn();
        pulse(4 * OHMS, PULSE / 4);
        pulse(4 * OHMS, PULSE / 4);
        assertThat(rig.seen).as("charge transfer is not linear").isEmpty();
        pulse(9 * OHMS, PULSE / 4);
        assertThat(saw(Tier.TRIP)).isTrue();
    }

    @Test
    void aDischargeAndAChargeAreOfOneKind() {
        pulse(OHMS, PULSE);
        pulse(OHMS, -PULSE);
        pulse(2.05 * OHMS, -PULSE);
        assertThat(saw(Tier.TRIP)).isTrue();
    }

    /** Half a tenth of the range, and less than 1 mV: noise. */
    @ParameterizedTest
    @ValueSource(doubles = {4.9e-5, -4.9e-5})
    void aSmallStepSaysNothing(double amperes) {
        for (int i = 0; i < 4; i++) {
            pulse(OHMS, amperes);
        }
        pulse(9 * OHMS, amperes);
        pulse(9 * OHMS, amperes);
        assertThat(rig.seen).isEmpty();
    }

    @Test
    void aVoltageThatIsHeldOrBarelyMovesSaysNothing() {
        learn();
        rig.one().drive = new Drive.Potentiostatic(new Voltage(2.9), new Current(1e-3));
        rig.one().commanded = true;
        rig.one().closed = true;
        rig.one().amperes = PULSE;
        rig.one().volts = 2.9;
        rig.run(10);
        off();
        pulse(2, PULSE);
        pulse(OHMS, PULSE);
        assertThat(rig.seen).filteredOn(f -> f.fault() == Fault.CONTACT_LOSS).isEmpty();
    }

    /** The voltage of a cell rises with the current: what else it does is not its resistance. */
    @Test
    void aStepTheWrongWayRoundIsNotLearnt() {
        pulse(OHMS, PULSE);
        pulse(-OHMS, PULSE);
        pulse(2.2 * OHMS, PULSE);
        pulse(2.2 * OHMS, PULSE);
        assertThat(rig.seen).filteredOn(f -> f.fault() == Fault.CONTACT_LOSS).isEmpty();
    }

    @Test
    void stepsOfAboutTheSameSizeAreComparedByTheirResistance() {
        learn();
        pulse(1.3 * OHMS, 1.25 * PULSE);
        pulse(1.3 * OHMS, 1.25 * PULSE);
        assertThat(saw(Tier.INFORM)).isTrue();
        assertThat(saw(Tier.WARN)).isFalse();
        pulse(2.05 * OHMS, PULSE / 1.25);
        assertThat(saw(Tier.TRIP)).isTrue();
    }

    @Test
    void aLargerStepIsOfAnotherKindToo() {
        for (int i = 0; i < 4; i++) {
            pulse(OHMS, PULSE / 4);
        }
        pulse(2.05 * OHMS, PULSE);
        pulse(2.05 * OHMS, PULSE);
        assertThat(rig.seen).filteredOn(f -> f.fault() == Fault.CONTACT_LOSS).isEmpty();
    }

    @Test
    void aStepWithoutATemperatureLeavesWhatWasFound() {
        learn();
        pulse(2.2 * OHMS, PULSE);
        assertThat(saw(Tier.TRIP)).isTrue();
        rig.one().celsiusQuality = Quality.MISSING;
        for (int scan = 0; scan < 20; scan++) {
            rig.one().charge(scan < 10 ? PULSE : 1.2 * PULSE);
            rig.one().volts = REST_VOLTS + OHMS * rig.one().amperes;
            rig.step();
            assertThat(rig.verdict.findings()).anyMatch(f -> f.fault() == Fault.CONTACT_LOSS);
        }
    }

    @Test
    void aStepBehindALongGapIsPassedOver() {
        learn();
        for (int i = 0; i < 2; i++) {
            rig.one().charge(PULSE);
            rig.one().volts = REST_VOLTS + 2.2 * OHMS * PULSE;
            rig.one().amperesQuality = Quality.MISSING;
            rig.run(21);
            rig.one().amperesQuality = Quality.GOOD;
            rig.run(5);
            rig.one().rest();
            rig.one().volts = REST_VOLTS;
            rig.one().amperesQuality = Quality.MISSING;
            rig.run(21);
            rig.one().amperesQuality = Quality.GOOD;
            rig.run(5);
        }
        assertThat(rig.saw(Fault.CONTACT_LOSS, Tier.INFORM)).isFalse();
    }

    @Test
    void withoutPressureOrTemperatureNothingIsJudged() {
        learn();
        rig.one().pascalsQuality = Quality.MISSING;
        on(2.2 * OHMS, PULSE);
        rig.one().pascalsQuality = Quality.GOOD;
        rig.one().celsiusQuality = Quality.MISSING;
        off();
        rig.one().celsiusQuality = Quality.GOOD;
        rig.run(5);
        on(2.2 * OHMS, PULSE);
        assertThat(rig.saw(Fault.CONTACT_LOSS, Tier.INFORM)).isFalse();
        off();
        assertThat(saw(Tier.TRIP)).isTrue();
    }

    @Test
    void whatWasFoundStaysUntilTheNextStepAndAnotherUseBeginsAnew() {
        learn();
        pulse(2.2 * OHMS, PULSE);
        rig.run(60);
        assertThat(rig.verdict.findings()).anyMatch(f -> f.fault() == Fault.CONTACT_LOSS);
        rig.one().running = false;
        rig.step();
        assertThat(rig.verdict.gone()).anyMatch(f -> f.fault() == Fault.CONTACT_LOSS);
        rig.seen.clear();
        rig.one().running = true;
        pulse(2.2 * OHMS, PULSE);
        pulse(2.2 * OHMS, PULSE);
        assertThat(rig.seen).isEmpty();
    }
}
