package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.exits;
import static io.presodia.firmware.sequencer.Steps.head;
import static io.presodia.firmware.sequencer.Steps.rest;
import static io.presodia.firmware.sequencer.Steps.time;
import static io.presodia.firmware.sequencer.Steps.volts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.RecordRule;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.Drive;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Titration, polarisation, ramps and profiles on a cell of hand arithmetic. */
class MethodsTest {
    private static final RecordRule SELDOM =
            new RecordRule(600, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    private static double amperes(Decision decision) {
        return decision.setpoint().drive() instanceof Drive.Galvanostatic held
                ? held.current().amperes()
                : 0;
    }

    private static Step.Gitt gitt(double rate, EndCondition... until) {
        return new Step.Gitt(
                head("g", SELDOM), new CurrentDemand.Rate(rate), 1800, 7200, exits(until));
    }

    /** 0.05C for 0.5 h is 0.025 mAh, 40 mV of the 1.6 V a mAh; 0.05 mA at 100 Ω is 5 mV. */
    @Test
    void eachPulseOfATitrationTellsItsDropItsTransientAndItsStep() {
        Rig rig = Rig.of(0.1, 1, rest("r", 10), gitt(0.05, volts(Comparison.ABOVE, 2.9)));

        rig.toEnd(300_000);

        List<GittResult> results = new ArrayList<>();
        for (SequencerEvent.GittMeasured measured : rig.events(SequencerEvent.GittMeasured.class)) {
            results.add(measured.result());
        }
        // From 2.16 V to 2.895 V are 0.735 V: 18 whole pulses and a part of the 19th.
        assertThat(results).hasSize(18);
        for (GittResult result : results) {
            assertThat(result.amperes()).isCloseTo(0.05e-3, within(1e-9));
            assertThat(result.pulseSeconds()).isEqualTo(1800);
            assertThat(result.restSeconds()).isEqualTo(7200);
            assertThat(result.firstSeconds()).isEqualTo(1);
            assertThat(result.irVolts()).isCloseTo(5e-3, within(0.1e-3));
            assertThat(result.transientVolts()).isCloseTo(40e-3, within(0.1e-3));
            assertThat(result.stepVolts()).isCloseTo(40e-3, within(1e-6));
            assertThat(result.interrupted()).isFalse();
        }
        assertThat(results).extracting(GittResult::pulse).startsWith(1, 2, 3);
        assertThat(rig.ended(1).condition()).isEqualTo("voltage_V ≥");
        assertThat(rig.cell.openCircuitVolts()).isCloseTo(2.895, within(0.001));
    }

    @Test
    void chargeOfATitrationCountsOverAllPulses() {
        // 6 mAh/g of 10 mg are 0.06 mAh: two pulses of 0.025 mAh and 0.4 of a third.
        Rig rig = Rig.of(0.9, 1, gitt(-0.05, new EndCondition.StepCapacity(6)));

        rig.toEnd(30_000);

        assertThat(rig.cell.total.dischargeAmpereHours()).isCloseTo(0.06e-3, within(0.02e-6));
        assertThat(rig.last.clock().stepSeconds()).isCloseTo(2 * 9000 + 0.4 * 1800, within(1.0));
    }

    @Test
    void aTitrationRecordsEverySecondOfTheFirstMinuteAndBothSidesOfEachEdge() {
        Rig rig = Rig.of(0.1, 0.5, gitt(0.05, time(2 * 9000 - 1)));

        rig.toEnd(40_000);

        List<Double> recorded = new ArrayList<>();
        for (Decision decision : rig.decisions) {
            if (decision.record() != null) {
                recorded.add(decision.clock().stepSeconds());
            }
        }
        for (double begin : new double[] {1800, 9000, 10_800}) {
            assertThat(recorded).as("both sides of %s s", begin).contains(begin, begin + 0.5);
            long first = recorded.stream().filter(t -> t > begin && t <= begin + 61).count();
            assertThat(first).as("the minute after %s s", begin).isBetween(60L, 62L);
        }
        long later = recorded.stream().filter(t -> t > 1870 && t < 8990).count();
        assertThat(later).as("then by its rule, every 600 s").isBetween(11L, 13L);
    }

    @Test
    void aPausedPulseIsMarkedAndKeepsItsLength() {
        Rig rig = Rig.of(0.1, 1, gitt(0.05, time(9001)));
        rig.scans(900);
        rig.sequencer.pause();
        rig.scans(100);
        assertThat(rig.last.setpoint()).isEqualTo(Setpoint.OPEN);
        rig.sequencer.resume();

        rig.toEnd(10_000);

        GittResult result = rig.events(SequencerEvent.GittMeasured.class).getFirst().result();
        assertThat(result.interrupted()).isTrue();
        assertThat(result.pulseSeconds()).isEqualTo(1800);
        assertThat(rig.cell.total.chargeAmpereHours()).isCloseTo(0.025e-3, within(0.05e-6));
    }

    /**
     * 2.81 V over an open circuit of 2.8 V: 10 mV over 100 Ω are 0.1 mA, which fall as it fills.
     */
    @Test
    void aPolarisationTellsTheCurrentThatIsLeft() {
        Step step = new Step.DcPolarisation(head("d", new RecordRule(0.1, 1, 1)), 2.81, 300, 1e-3);
        Rig rig = Rig.of(0.5, 0.05, rest("r", 1), step);

        rig.toEnd(10_000);

        PolarisationResult result =
                rig.events(SequencerEvent.PolarisationMeasured.class).getFirst().result();
        assertThat(result.baseVolts()).isCloseTo(2.8, within(1e-9));
        // One scan of 50 ms in 225 s is 2.2e-4 of it.
        assertThat(result.firstAmperes()).isCloseTo(0.1e-3, within(3e-8));
        assertThat(result.firstSeconds()).isCloseTo(0.05, within(1e-9));
        // dU/dt = 1.6 V/mAh · I: the time constant is 100 Ω · 3600 s / (1600 V/Ah) = 225 s.
        assertThat(result.lateAmperes()).isCloseTo(0.1e-3 * mean(270, 300), within(1e-8));
        assertThat(result.earlierAmperes()).isCloseTo(0.1e-3 * mean(240, 270), within(1e-8));
        assertThat(result.lateVolts()).isCloseTo(2.81, within(1e-9));
        assertThat(result.samples()).isEqualTo(600);
        long records =
                rig.decisions.stream()
                        .filter(d -> d.clock().stepId().equals("d") && d.record() != null)
                        .count();
        assertThat(records).as("10 a second").isBetween(2990L, 3010L);
        Drive.Potentiostatic held = (Drive.Potentiostatic) rig.decisions.get(30).setpoint().drive();
        assertThat(held.currentLimit().amperes()).isEqualTo(1e-3);
        assertThat(rig.last.clock().cycle()).isEqualTo(1);
    }

    private static double mean(double from, double to) {
        return 225 * (Math.exp(-from / 225) - Math.exp(-to / 225)) / (to - from);
    }

    @Test
    void aPausedPolarisationBeginsAnew() {
        Rig rig = Rig.of(0.5, 1, new Step.DcPolarisation(head("d"), 2.81, 300, 1e-3));
        rig.scans(200);
        rig.sequencer.pause();
        rig.scans(10);
        rig.sequencer.resume();

        rig.toEnd(1000);

        // The step's clock stands at 199 s from the pause's scan on.
        assertThat(rig.last.clock().stepSeconds()).isBetween(499.0, 501.0);
        PolarisationResult result =
                rig.events(SequencerEvent.PolarisationMeasured.class).getFirst().result();
        assertThat(result.baseVolts()).isGreaterThan(2.8);
    }

    /** 0 to 1 mA in 1000 s: half a milliampere on average, less half a scan's step. */
    @Test
    void aRampOfCurrentRisesLinearly() {
        Step.Course course =
                new Step.Course.OfCurrent(new CurrentDemand.Rate(0), new CurrentDemand.Rate(1));
        Rig rig = Rig.of(0.1, 1, new Step.Ramp(head("x"), course, 1000, List.of()));
        assertThat(amperes(rig.last)).isZero();
        rig.scans(250);
        assertThat(amperes(rig.last)).isCloseTo(0.25e-3, within(1e-12));

        rig.toEnd(1000);

        assertThat(rig.last.clock().stepSeconds()).isEqualTo(1000);
        double milliampereSeconds = 0.5 * 1000 - 0.5;
        assertThat(rig.cell.total.chargeAmpereHours())
                .isCloseTo(milliampereSeconds / 3600 * 1e-3, within(1e-9));
        assertThat(rig.ended(0).condition()).isEqualTo("done");
    }

    @Test
    void aRampOfVoltageRisesLinearlyAndEndsByItsCondition() {
        Step.Course course = new Step.Course.OfVoltage(2.8, 3.0, new CurrentDemand.Rate(2));
        EndCondition above =
                new EndCondition.CurrentMagnitude(
                        Comparison.MAGNITUDE_ABOVE, new CurrentDemand.Absolute(0.1));
        Rig rig = Rig.of(0.5, 1, new Step.Ramp(head("x"), course, 1000, exits(above)));
        rig.scans(10);
        Drive.Potentiostatic held = (Drive.Potentiostatic) rig.last.setpoint().drive();
        assertThat(held.voltage().volts()).isCloseTo(2.802, within(1e-9));
        assertThat(held.currentLimit().amperes()).isEqualTo(2e-3);

        rig.toEnd(1000);

        // Rises by 0.2 mV/s into 100 Ω and 225 s: I = 0.45 mA (1 - exp(-t/225 s)); 0.1 mA at 57 s.
        assertThat(rig.last.clock().stepSeconds())
                .isCloseTo(225 * Math.log(0.45 / 0.35), within(2.0));
    }

    @Test
    void aRampOfCurrentEndsAtTheWindowsEndInEitherDirection() {
        Step.Course down =
                new Step.Course.OfCurrent(new CurrentDemand.Rate(1), new CurrentDemand.Rate(-9));
        Rig rig = Rig.of(0.1, 1, new Step.Ramp(head("x"), down, 3600, List.of()));

        rig.toEnd(3600);

        assertThat(rig.ended(0).condition()).isEqualTo("voltage_V ≤");
        assertThat(rig.ended(0).because()).contains("window");
    }

    @Test
    void aProfileOfCurrentHoldsEachRowToTheNext() {
        Rig rig =
                Rig.of(
                        0.5,
                        1,
                        new Step.Profile(
                                head("p"),
                                Profiles.of("seconds,current_mA\n0,1\n60,-2\n90,0\n100,7\n"),
                                List.of()));
        rig.toEnd(200);

        assertThat(rig.last.clock().stepSeconds()).isEqualTo(100);
        assertThat(amperes(rig.decisions.get(59))).isEqualTo(1e-3);
        assertThat(amperes(rig.decisions.get(60))).isEqualTo(-2e-3);
        assertThat(amperes(rig.decisions.get(95))).isZero();
        assertThat(rig.cell.total.chargeAmpereHours()).isCloseTo(60e-3 / 3600, within(1e-12));
        assertThat(rig.cell.total.dischargeAmpereHours()).isCloseTo(60e-3 / 3600, within(1e-12));
        assertThat(rig.last.state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aProfileOfRateAndOfPowerTakeTheirCurrentFromTheCell() {
        Rig rate = Rig.of(0.5, 1, profile("rate_C,seconds\r\n-0.5,0\r\n0,10\r\n"));
        rate.scan();
        assertThat(amperes(rate.last)).isEqualTo(-0.5e-3);

        Rig power = Rig.of(0.5, 1, profile("seconds,power_mW\n0,2.8\n100,0"));
        // 2.8 mW at the 2.8 V before the step, then at 2.9 V under 1 mA, and so on.
        assertThat(amperes(power.last)).isCloseTo(1e-3, within(1e-9));
        power.scan();
        assertThat(amperes(power.last)).isCloseTo(2.8e-3 / power.cell.volts(), within(1e-7));
    }

    private static Step profile(String csv) {
        return new Step.Profile(head("p"), Profiles.of(csv), List.of());
    }

    @Test
    void programsOfDifferentProfilesAreDifferent() {
        Rig one = Rig.of(0.5, 1, profile("seconds,power_mW\n0,2.8\n100,0"));
        Rig other = Rig.of(0.5, 1, profile("seconds,power_mW\n0,2.8\n101,0"));

        assertThat(one.program.fingerprint()).isNotEqualTo(other.program.fingerprint());
    }

    @Test
    void whatWasMeasuredIsToldAsJson() {
        SequencerEvent event =
                new SequencerEvent.GittMeasured(
                        "g",
                        new GittResult(3, 5e-5, 1800, 7200, 2, 2.005, 1, 2.045, Double.NaN, false));

        assertThat(event.dataJson())
                .startsWith("{\"pulse\":3,\"current_A\":5.0E-5,")
                .contains("\"delta_e_s_V\":null")
                .endsWith("\"interrupted\":false}");
        assertThat(event.text()).contains("IR 5.000 mV, transient 40.00 mV, step unknown mV");
        assertThat(rig().events(SequencerEvent.StepEntered.class).getFirst().dataJson()).isEmpty();
    }

    private static Rig rig() {
        return Rig.of(0.5, 1, rest("r", 1));
    }

    @Test
    void aStepsFirstScanIsRecordedAsSuch() {
        Rig rig = Rig.of(0.1, 1, gitt(0.05, time(100)));

        assertThat(rig.last.record()).isEqualTo(RecordReason.STEP_START);
    }
}
