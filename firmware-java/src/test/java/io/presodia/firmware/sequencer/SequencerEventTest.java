package io.presodia.firmware.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read of a run, and the kinds and data that programs rely on. */
class SequencerEventTest {
    private static final DonorEnd SPENT =
            new DonorEnd(24.04, Held.depletion(0.97, 0.01, 30.2, 0.6).donor(), 2.394, 4.2, 80.4, 8);

    private static PulseResult pulse(PulseResult.Point... points) {
        return new PulseResult(1e-3, 2.8, 0, true, List.of(points));
    }

    private static GittResult titration(boolean interrupted) {
        return new GittResult(3, 5e-5, 1800, 7200, 2, 2.25, 1, 2.5, 2.375, interrupted);
    }

    static Stream<Arguments> told() {
        return Stream.concat(steps(), requests());
    }

    private static Stream<Arguments> steps() {
        return Stream.of(
                arguments(
                        new SequencerEvent.StepEntered(3, "charge", "cc"),
                        "step_entered",
                        "step 3 charge (cc) begins"),
                arguments(
                        new SequencerEvent.StepEnded(
                                3, "charge", "cc", "voltage_V ≥", 3.6001, 3.6, ""),
                        "step_ended",
                        "step 3 charge ends: voltage_V ≥ 3.6 reached with 3.6001"),
                arguments(
                        new SequencerEvent.StepEnded(
                                3,
                                "wait",
                                "rest",
                                "operator",
                                Double.NaN,
                                Double.NaN,
                                "all is well"),
                        "step_ended",
                        "step 3 wait ends: operator (all is well)"),
                arguments(new SequencerEvent.CycleBegun(2), "cycle_begun", "cycle 2 begins"),
                arguments(
                        new SequencerEvent.DonorDepleted("first", SPENT),
                        "donor_depleted",
                        "first: the donor is spent: depletion 0.970 ± 0.010 of 30.2 ± 0.6 mAh/g"
                                + " after 24.0 mAh/g, at 2.394 V; slow resistance 4 Ω of at most"
                                + " 80 Ω at probe 8"),
                arguments(
                        new SequencerEvent.PulseMeasured(
                                "dcr",
                                pulse(
                                        new PulseResult.Point(0.001, 100.04, 1),
                                        new PulseResult.Point(0.0105, 149.96, 20))),
                        "pulse_measured",
                        "resistance of dcr: 100.0 Ω at 1.0 ms; 150.0 Ω at 10.5 ms;"),
                arguments(
                        new SequencerEvent.PulseMeasured("dcr", pulse()),
                        "pulse_measured",
                        "resistance of dcr: nothing was measured"),
                arguments(
                        new SequencerEvent.GittMeasured("gitt", titration(false)),
                        "gitt_measured",
                        "pulse 3 of gitt: IR 250.0 mV, transient 250.0 mV, step 375.0 mV"),
                arguments(
                        new SequencerEvent.GittMeasured("gitt", titration(true)),
                        "gitt_measured",
                        "pulse 3 of gitt: IR 250.0 mV, transient 250.0 mV, step 375.0 mV; the pulse"
                                + " was interrupted"),
                arguments(
                        new SequencerEvent.PolarisationMeasured(
                                "dc",
                                new PolarisationResult(
                                        0.5, 0.25, 1e-4, 0.05, 2.75e-6, 2.5e-6, 0.5, 600)),
                        "polarisation_measured",
                        "current of dc: 2.500 µA at the end, 2.750 µA shortly before, under 250.0"
                                + " mV"));
    }

    private static Stream<Arguments> requests() {
        return Stream.of(
                arguments(
                        new SequencerEvent.HoldReached("hold", "press the cell"),
                        "hold_reached",
                        "waits for the operator: press the cell"),
                arguments(
                        new SequencerEvent.InterlockWaiting("charge", "it is too cold"),
                        "interlock_waiting",
                        "charge waits: it is too cold"),
                arguments(
                        new SequencerEvent.InterlockPassed("charge"),
                        "interlock_passed",
                        "what charge requires is met"),
                arguments(
                        new SequencerEvent.PowerCut("charge", "resume"),
                        "power_cut",
                        "power was lost in charge; boot policy: resume"),
                arguments(new SequencerEvent.Paused("charge"), "paused", "paused in charge"),
                arguments(new SequencerEvent.Resumed("charge"), "resumed", "goes on in charge"),
                arguments(new SequencerEvent.Completed(), "completed", "protocol completed"),
                arguments(
                        new SequencerEvent.Aborted("a short"),
                        "aborted",
                        "protocol aborted: a short"),
                arguments(new SequencerEvent.Stopped("lunch"), "stopped", "stopped: lunch"));
    }

    @ParameterizedTest
    @MethodSource("told")
    void eachEventHasItsKindAndItsLine(SequencerEvent event, String kind, String text) {
        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.text()).isEqualTo(text);
    }

    static Stream<Arguments> data() {
        return Stream.of(
                arguments(
                        new SequencerEvent.DonorDepleted("first", SPENT),
                        "{'charge_mAh_g':24.0400,'depletion':0.97000,'depletion_sigma':0.01000,"
                                + "'capacity_mAh_g':30.2000,'capacity_sigma_mAh_g':0.6000,"
                                + "'voltage_V':2.39400,'slow_ohm':4.200,'most_slow_ohm':80.400,"
                                + "'probe':8}"),
                arguments(
                        new SequencerEvent.GittMeasured("gitt", titration(true)),
                        "{'pulse':3,'current_A':5.0E-5,'pulse_s':1800.0,'rest_s':7200.0,"
                                + "'base_V':2.0,'ir_drop_V':0.25,'ir_at_s':1.0,'delta_e_t_V':0.25,"
                                + "'delta_e_s_V':0.375,'interrupted':true}"),
                arguments(
                        new SequencerEvent.PolarisationMeasured(
                                "dc",
                                new PolarisationResult(
                                        0.5, 0.25, 1e-4, 0.05, Double.NaN, 2.5e-6, 0.5, 600)),
                        "{'bias_V':0.5,'base_V':0.25,'first_A':1.0E-4,'first_at_s':0.05,"
                                + "'earlier_A':null,'late_A':2.5E-6,'late_V':0.5,'samples':600}"),
                arguments(new SequencerEvent.Completed(), ""));
    }

    @ParameterizedTest
    @MethodSource("data")
    void whatWasMeasuredIsOneJsonObjectAndNothingIsNone(SequencerEvent event, String json) {
        assertThat(event.dataJson()).isEqualTo(json.replace('\'', '"'));
    }
}
