package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.cc;
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
import io.presodia.firmware.protocol.Estimand;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.protocol.VoltageLevel;
import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Counters;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How ends of steps are told, and that they go by nothing older than they may. 1C, 1 mA, moves the
 * cell by 1.6 V/h.
 */
class ConditionsTest {
    private static final CurrentDemand ONE_C = new CurrentDemand.Rate(1);

    /** True from the first moment at which there is a slope: after 60 s. */
    private static final EndCondition SLOPE =
            new EndCondition.VoltageSlope(Comparison.BELOW, 2.0, 60);

    /** True from the first moment at which the cell has moved by 50 mV: after 112 s. */
    private static final EndCondition DIFFERENTIAL =
            new EndCondition.DifferentialCapacity(Comparison.BELOW, 70, 0.05);

    private static EndCondition any(EndCondition... conditions) {
        return new EndCondition.AnyOf(List.of(conditions));
    }

    private static EndCondition all(EndCondition... conditions) {
        return new EndCondition.AllOf(List.of(conditions));
    }

    private static Rig charge(EndCondition... conditions) {
        return Rig.of(0.1, 1, cc("c", 1, conditions));
    }

    /** The same in a run in which an hour of 1C has gone in and come out before. */
    private static Rig later(EndCondition condition) {
        FakeCell cell = new FakeCell(0.1);
        cell.total = new Counters(1e-3, 1e-3, 0, 0);
        return new Rig(cell, 1, Protocol.of("test", List.of(cc("c", 1, condition))));
    }

    @Test
    void aSlopeIsToldInMillivoltsAnHour() {
        Rig rig = charge(SLOPE);
        rig.toEnd(100);

        assertThat(rig.ended(0).condition()).isEqualTo("dVdt_mV_h ≤");
        assertThat(rig.ended(0).value()).isCloseTo(1600, within(1e-3));
        assertThat(rig.ended(0).limit()).isEqualTo(2000);
    }

    @Test
    void aGroupIsToldByTheLimitsOfItsPartsAndHasNoneOfItsOwn() {
        Rig one = charge(any(volts(Comparison.ABOVE, 9), time(5)));
        one.toEnd(10);
        assertThat(one.ended(0).condition()).isEqualTo("any(voltage_V ≥ 9.0, time_s ≥ 5.0)");
        assertThat(one.ended(0).value()).isEqualTo(5);
        assertThat(one.ended(0).limit()).isNaN();

        Rig nested = charge(all(time(4), any(SLOPE, time(6))));
        nested.toEnd(10);
        assertThat(nested.ended(0).condition())
                .isEqualTo("all(time_s ≥ 4.0, any(dVdt_mV_h ≤ 2000.0, time_s ≥ 6.0))");
        assertThat(nested.last.clock().stepSeconds()).isEqualTo(6);
    }

    @Test
    void timeOfTheRunCountsFromItsBegin() {
        Rig rig = Rig.of(0.1, 1, rest("r", 10), cc("c", 1, new EndCondition.RunTime(25)));
        rig.toEnd(100);

        assertThat(rig.ended(1).condition()).isEqualTo("total_time_s ≥");
        assertThat(rig.ended(1).value()).isEqualTo(25);
        assertThat(rig.last.clock().stepSeconds()).isEqualTo(15);
    }

    @Test
    void anEstimateIsToldByItsValueAndItsLevel() {
        Rig rig = later(new EndCondition.EstimateLevel(Estimand.SOC, Comparison.ABOVE, 0.8, 2));
        rig.sequencer.know(Held.soc(0.875, 0.03));
        rig.toEnd(5);

        assertThat(rig.ended(0).value()).isEqualTo(0.875);
        assertThat(rig.ended(0).limit()).isEqualTo(0.8);
    }

    @Test
    void anEstimateJustAsUncertainAsItMayBeStillCounts() {
        Rig rig = later(new EndCondition.EstimateLevel(Estimand.SOC, Comparison.ABOVE, 0.8, 0));
        rig.sequencer.know(Held.soc(0.9, 0.0501));
        rig.scans(3);
        assertThat(rig.last.state()).isEqualTo(RunState.RUNNING);
        rig.sequencer.know(Held.soc(0.9, 0.05));
        rig.toEnd(1);
    }

    static Stream<EndCondition> windows() {
        return Stream.of(
                SLOPE, DIFFERENTIAL, any(SLOPE), any(DIFFERENTIAL), all(time(1), DIFFERENTIAL));
    }

    /** In how many scans of 1 s it ends when nothing disturbs it. */
    private static int undisturbed(EndCondition condition) {
        Rig rig = charge(condition);
        rig.toEnd(300);
        int scans = rig.decisions.size() - 1;
        assertThat(scans).isBetween(58, 140);
        return scans;
    }

    @ParameterizedTest
    @MethodSource("windows")
    void aWindowThatIsRebuiltHalfWayFiresInTheSameScan(EndCondition condition) {
        int whole = undisturbed(condition);
        Rig rig = charge(condition);
        rig.scans(whole / 2);
        rig.rebuild();

        rig.toEnd(300);

        assertThat(rig.decisions).hasSize(whole + 1);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void aPauseBeginsAWindowAnew(EndCondition condition) {
        int whole = undisturbed(condition);
        Rig rig = charge(condition);
        rig.scans(whole / 2);
        rig.sequencer.pause();
        rig.scans(10);
        rig.sequencer.resume();

        rig.toEnd(300);

        assertThat(rig.last.clock().stepSeconds()).isBetween(1.45 * whole, 1.6 * whole);
    }

    /** The rest before left 2.8 V and no current: neither is the next step's. */
    static Stream<Step> stepsThatOldReadingsWouldEnd() {
        return Stream.of(
                cc("c", 1, volts(Comparison.BELOW, 2.85)),
                new Step.Cv(
                        head("v"),
                        new VoltageLevel.Fixed(2.9),
                        null,
                        exits(
                                new EndCondition.CurrentMagnitude(
                                        Comparison.MAGNITUDE_BELOW, new CurrentDemand.Rate(0.5)))));
    }

    @ParameterizedTest
    @MethodSource("stepsThatOldReadingsWouldEnd")
    void aReadingThatComesTwiceDoesNotEndTheNextStep(Step step) {
        Rig rig = Rig.of(0.5, 1, rest("r", 10), step);
        rig.scans(10);
        assertThat(rig.ids()).hasSize(2);
        ChannelScan old = rig.cell.scan();

        Decision next = rig.sequencer.decide(rig.cell.nanos + 1_000_000_000L, old, List.of());

        assertThat(next.state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aCurrentFromBeforeTheVoltageWasHeldDoesNotEndTheStep() {
        Rig rig =
                Rig.of(
                        0.85,
                        1,
                        new Step.Cccv(
                                head("x"),
                                ONE_C,
                                new VoltageLevel.Fixed(3.5),
                                exits(
                                        new EndCondition.CurrentMagnitude(
                                                Comparison.MAGNITUDE_ABOVE,
                                                new CurrentDemand.Rate(0.9)))));
        while (!Steps.holdsVoltage(rig.last)) {
            rig.scan();
        }
        ChannelScan old = rig.cell.scan();

        Decision next = rig.sequencer.decide(rig.cell.nanos + 1_000_000_000L, old, List.of());

        assertThat(old.amperes().value()).isEqualTo(1e-3);
        assertThat(next.state()).isEqualTo(RunState.RUNNING);
    }
}
