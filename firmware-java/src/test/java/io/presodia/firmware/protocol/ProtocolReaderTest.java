package io.presodia.firmware.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.hal.limit.Band;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolReaderTest {
    private static Step only(String step) throws ConfigException {
        List<Step> steps =
                Files.read(Files.FIRST + "steps:\n  - " + step.replace("\n", "\n    ") + "\n")
                        .protocol()
                        .steps();
        assertThat(steps).hasSize(1);
        return steps.getFirst();
    }

    private static Exit exit(String until) throws ConfigException {
        return only("cc: {rate_C: 0.1, until: [" + until + ", {time: 30 h}]}").exits().getFirst();
    }

    @Test
    void aProtocolOfTwoLinesIsTwoLines() throws ConfigException {
        Protocol protocol =
                Files.read(
                                """
                                schema: presodia/protocol/v1
                                steps: [cc: {rate_C: 0.1, until: {voltage: window_upper}}, rest: 2 h]
                                """)
                        .protocol();

        assertThat(protocol.name()).isEqualTo("mine");
        assertThat(protocol.record()).isEqualTo(RecordRule.DEFAULT);
        assertThat(protocol.steps())
                .extracting(step -> step.head().id())
                .containsExactly("step-1", "step-2");
        assertThat(protocol.steps().getFirst())
                .isInstanceOfSatisfying(
                        Step.Cc.class,
                        cc -> {
                            assertThat(cc.current().amperes(Files.CELL))
                                    .isCloseTo(0.094e-3, within(1e-12));
                            assertThat(cc.exits())
                                    .extracting(Exit::condition)
                                    .containsExactly(
                                            new EndCondition.CellVoltage(
                                                    Comparison.ABOVE,
                                                    VoltageLevel.Window.WINDOW_UPPER));
                        });
        assertThat(protocol.steps().get(1).exits())
                .extracting(Exit::condition)
                .containsExactly(new EndCondition.StepTime(7200));
    }

    @Test
    void voltageWithoutASideMeansTheSideTheCurrentDrivesTo() throws ConfigException {
        Step up = only("cc: {current_mA: 0.1, until: {voltage_V: 3.5}}");
        Step down = only("cp: {power_mW: -0.1, until: {voltage_V: 2}}");

        assertThat(up.exits().getFirst().condition())
                .isEqualTo(
                        new EndCondition.CellVoltage(
                                Comparison.ABOVE, new VoltageLevel.Fixed(3.5)));
        assertThat(down.exits().getFirst().condition())
                .isEqualTo(
                        new EndCondition.CellVoltage(Comparison.BELOW, new VoltageLevel.Fixed(2)));
    }

    @Test
    void everyConditionIsRead() throws ConfigException {
        assertThat(exit("{total_time: 1.5 d}").condition())
                .isEqualTo(new EndCondition.RunTime(129_600));
        assertThat(exit("{charge_mAh: 0.5}").condition())
                .isEqualTo(new EndCondition.StepCharge(0.5e-3));
        assertThat(exit("{charge_Ah: 0.0005}").condition())
                .isEqualTo(new EndCondition.StepCharge(0.0005));
        assertThat(exit("{capacity_mAh_g: 120}").condition())
                .isEqualTo(new EndCondition.StepCapacity(120));
        assertThat(exit("{dVdt: {below_mV_h: -300, window: 5 min}}").condition())
                .isEqualTo(new EndCondition.VoltageSlope(Comparison.BELOW, -0.3, 300));
        assertThat(exit("{dVdt: {magnitude_below_mV_h: 1, window: 30 min}}").condition())
                .isEqualTo(new EndCondition.VoltageSlope(Comparison.MAGNITUDE_BELOW, 0.001, 1800));
        assertThat(exit("{soc: {above: 0.8}}").condition())
                .isEqualTo(new EndCondition.EstimateLevel(Estimand.SOC, Comparison.ABOVE, 0.8, 0));
        assertThat(exit("{donor_depletion: {above: 0.95, sigmas: 1.96}}").condition())
                .isEqualTo(
                        new EndCondition.EstimateLevel(
                                Estimand.DONOR_DEPLETION, Comparison.ABOVE, 0.95, 1.96));
        assertThat(exit("{sodium_deficit: {below_mAh_g: -5}}").condition())
                .isEqualTo(
                        new EndCondition.EstimateLevel(
                                Estimand.SODIUM_DEFICIT, Comparison.BELOW, -5, 0));
        assertThat(exit("{dQdV: {above_mAh_g_V: 500, window_V: 0.02}}").condition())
                .isEqualTo(new EndCondition.DifferentialCapacity(Comparison.ABOVE, 500, 0.02));
        assertThat(exit("{temperature_above_C: 30}").condition())
                .isEqualTo(new EndCondition.CellTemperature(Comparison.ABOVE, 30));
        assertThat(exit("{pressure_below_MPa: 65}").condition())
                .isEqualTo(new EndCondition.StackPressure(Comparison.BELOW, 65e6));
        assertThat(exit("{any: [{voltage_above_V: 3}, {time: 1 h}]}").condition())
                .isEqualTo(
                        new EndCondition.AnyOf(
                                List.of(
                                        new EndCondition.CellVoltage(
                                                Comparison.ABOVE, new VoltageLevel.Fixed(3)),
                                        new EndCondition.StepTime(3600))));
        assertThat(
                        only("cv: {voltage_V: 3, until: {current_below_rate_C: 0.02}}")
                                .exits()
                                .getFirst()
                                .condition())
                .isEqualTo(
                        new EndCondition.CurrentMagnitude(
                                Comparison.MAGNITUDE_BELOW, new CurrentDemand.Rate(0.02)));
        assertThat(
                        only("cv: {voltage_V: 3, until: {current_below_mA: 0.01}}")
                                .exits()
                                .getFirst()
                                .condition())
                .isEqualTo(
                        new EndCondition.CurrentMagnitude(
                                Comparison.MAGNITUDE_BELOW, new CurrentDemand.Absolute(0.01)));
    }

    @Test
    void everyWayOutIsRead() throws ConfigException {
        assertThat(exit("{time: 1 h}").then()).isEqualTo(Then.Next.NEXT);
        assertThat(exit("{time: 1 h, then: end}").then()).isEqualTo(Then.End.END);
        assertThat(exit("{time: 1 h, then: abort, because: short}"))
                .satisfies(exit -> {
                    assertThat(exit.then()).isEqualTo(Then.Abort.ABORT);
                    assertThat(exit.because()).isEqualTo("short");
                });
        assertThat(exit("{time: 1 h, then: {goto: {step: step-1, times: 2}}}").then())
                .isEqualTo(new Then.Goto("step-1", 2));
    }

    @Test
    void pulsesTakeTheirUsualTimesWhereNoneAreGiven() throws ConfigException {
        assertThat(only("pulse: {rate_C: 0.1}"))
                .isInstanceOfSatisfying(
                        Step.Pulse.class,
                        pulse -> {
                            assertThat(pulse.seconds()).isEqualTo(1);
                            assertThat(pulse.atSeconds()).containsExactly(0.001, 0.01, 0.1, 1.0);
                        });
        assertThat(only("pulse: {rate_C: 0.1, duration: 500 ms, at: [2 ms, 0.5 s]}"))
                .isInstanceOfSatisfying(
                        Step.Pulse.class,
                        pulse -> {
                            assertThat(pulse.seconds()).isEqualTo(0.5);
                            assertThat(pulse.atSeconds()).containsExactly(0.002, 0.5);
                        });
    }

    @Test
    void stepsTakeTheProtocolsRulesAndMayHaveTheirOwn() throws ConfigException {
        Protocol protocol =
                Files.read(
                                """
                                schema: presodia/protocol/v1
                                record: {every: 10 s, on_voltage_change_mV: 2, on_current_change_mA: 0.1}
                                boot: {rest_then_resume: 10 min}
                                require: {pressure_MPa: [70, 80], stable: {within_mV_h: 1, window: 30 min}}
                                safety: {voltage_V: [1.6, 3.65], rate_C: [-0.5, 0.5], capacity_mAh_g: 160}
                                steps:
                                  - rest: 1 h
                                  - {id: mine, record: {every: 1 s}, boot: hold_for_operator, rest: 1 h}
                                  - {boot: resume, hold_for_operator: look}
                                """)
                        .protocol();
        StepHead first = protocol.steps().get(0).head();
        StepHead second = protocol.steps().get(1).head();

        assertThat(first.record()).isEqualTo(new RecordRule(10, 0.002, 0.1e-3));
        assertThat(first.boot()).isEqualTo(new BootPolicy.RestThenResume(600));
        assertThat(second.id()).isEqualTo("mine");
        assertThat(second.record()).isEqualTo(new RecordRule(1, 0.002, 0.1e-3));
        assertThat(second.boot()).isEqualTo(BootPolicy.HoldForOperator.HOLD);
        assertThat(protocol.require())
                .isEqualTo(
                        new Interlock(
                                new Band(70e6, 80e6),
                                Band.UNLIMITED,
                                Band.UNLIMITED,
                                0.001,
                                1800,
                                5400));
        var limits = protocol.safety().narrow(Files.CELL);
        assertThat(limits.volts().trip()).isEqualTo(new Band(1.6, 3.65));
        assertThat(limits.amperes().trip().high()).isCloseTo(0.47e-3, within(1e-12));
        assertThat(limits.chargeBudgetAmpereHours()).isCloseTo(1.28e-3, within(1e-12));
        assertThat(limits.celsius()).isEqualTo(Files.CELL.limits().celsius());
        assertThat(limits.restsAboveVolts()).isEqualTo(Files.CELL.limits().restsAboveVolts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-cycle-activation", "cycle-0.5C", "rate-test"})
    void theBuiltInProtocolsFitAPaperCellOnTheBench(String name) throws ConfigException {
        ProtocolFile file = ProtocolReader.read(new Catalogue(), name);

        Review review = ProtocolChecker.check(file, Files.CELL, Files.CHANNEL);

        assertThat(review.errors()).isEmpty();
        assertThat(review.openEnded()).isEmpty();
        assertThat(file.protocol().name()).isEqualTo(name);
    }

    /**
     * Rests 6 + 4 + 2 h and three times 120 s, three pulses of 1 s, charge and discharge at most
     * 1.32 mAh at 0.094 mA each.
     */
    @Test
    void theLongestActivationIsTheSumOfItsBounds() throws ConfigException {
        ProtocolFile file = ProtocolReader.read(new Catalogue(), "first-cycle-activation");

        double hours =
                ProtocolChecker.check(file, Files.CELL, Files.CHANNEL).longestSeconds() / 3600;

        assertThat(hours).isCloseTo(12 + (3 * 120 + 3) / 3600.0 + 2 * 1.32 / 0.094, within(0.01));
    }

    @Test
    void everyReadProtocolIsReadTheSameAgain() throws ConfigException {
        Catalogue catalogue = new Catalogue();

        assertThat(ProtocolReader.read(catalogue, "cycle-0.5C").protocol())
                .isEqualTo(ProtocolReader.read(catalogue, "cycle-0.5C").protocol());
    }
}
