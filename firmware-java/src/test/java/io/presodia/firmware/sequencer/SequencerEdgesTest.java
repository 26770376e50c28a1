package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.cc;
import static io.presodia.firmware.sequencer.Steps.exits;
import static io.presodia.firmware.sequencer.Steps.head;
import static io.presodia.firmware.sequencer.Steps.rest;
import static io.presodia.firmware.sequencer.Steps.time;
import static io.presodia.firmware.sequencer.Steps.volts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.protocol.BootPolicy;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.Interlock;
import io.presodia.firmware.protocol.RecordRule;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.protocol.StepHead;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.limit.Band;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions in groups, texts of interlocks, pulses on a current, and what is kept over a cut. */
class SequencerEdgesTest {
    private static final CurrentDemand ONE_C = new CurrentDemand.Rate(1);

    private static Rig gated(Interlock interlock) {
        StepHead head =
                new StepHead("c", "c", RecordRule.DEFAULT, BootPolicy.Resume.RESUME, interlock);
        return Rig.of(0.2, 1, new Step.Cc(head, ONE_C, exits(time(5))));
    }

    private static Interlock celsius(Band celsius) {
        return new Interlock(
                Band.UNLIMITED, celsius, Band.UNLIMITED, Double.POSITIVE_INFINITY, 0, 600);
    }

    @Test
    void anOperatorCanOnlyLetGoOnWhatHolds() {
        Rig rig = Rig.of(0.1, 1, cc("c", 1, time(100)));
        rig.scans(3);
        assertThat(rig.sequencer.proceed()).isFalse();

        Rig hold = Rig.of(0.1, 1, new Step.HoldForOperator(head("h"), "press it"), rest("r", 5));
        hold.scans(3);
        hold.sequencer.pause();
        hold.scan();
        assertThat(hold.sequencer.proceed()).as("paused").isFalse();
    }

    @Test
    void anInterlockSaysWhatIsNotMetAndThatItHasPassed() {
        Rig rig = gated(celsius(new Band(26, 28)));
        rig.scans(3);

        assertThat(rig.events(SequencerEvent.InterlockWaiting.class))
                .containsExactly(
                        new SequencerEvent.InterlockWaiting(
                                "c", "cell temperature is 25.00 °C, must be 26.00 to 28.00 °C"));
        assertThat(rig.last.setpoint()).isEqualTo(Setpoint.OPEN);
        rig.cell.celsius = 27;
        rig.scan();
        assertThat(rig.events(SequencerEvent.InterlockPassed.class))
                .containsExactly(new SequencerEvent.InterlockPassed("c"));
        assertThat(rig.last.setpoint().drive()).isInstanceOf(Drive.Galvanostatic.class);
    }

    @Test
    void anInterlockOfAStableVoltageSaysThatItIsNotKnownYet() {
        Rig rig =
                gated(new Interlock(Band.UNLIMITED, Band.UNLIMITED, Band.UNLIMITED, 1e-3, 60, 600));
        rig.scans(3);
        assertThat(rig.events(SequencerEvent.InterlockWaiting.class))
                .containsExactly(
                        new SequencerEvent.InterlockWaiting(
                                "c",
                                "the open circuit voltage moves by an amount not known yet, must be"
                                        + " 1.000 mV/h or less"));
        rig.toEnd(130);
        assertThat(rig.last.state()).isEqualTo(RunState.COMPLETED);
        assertThat(rig.events(SequencerEvent.InterlockPassed.class)).hasSize(1);
    }

    @Test
    void anyOfSeveralConditionsIsToldByTheValueOfTheOneThatWasMet() {
        Rig rig =
                Rig.of(
                        0.1,
                        1,
                        cc(
                                "c",
                                1,
                                new EndCondition.AnyOf(
                                        List.of(volts(Comparison.ABOVE, 9), time(50)))));
        rig.scans(49);
        assertThat(rig.last.state()).isEqualTo(RunState.RUNNING);
        rig.toEnd(2);
        assertThat(rig.ended(0).value()).isEqualTo(50);
        assertThat(rig.ended(0).condition()).startsWith("any(voltage_V");
    }

    @Test
    void allOfSeveralConditionsWaitForTheLast() {
        Rig rig =
                Rig.of(
                        0.1,
                        1,
                        cc(
                                "c",
                                1,
                                new EndCondition.AllOf(
                                        List.of(time(10), volts(Comparison.ABOVE, 2.3)))));
        // 2.16 V and 0.1 V over the resistor; 1.6 V in an hour: 0.04 V take 90 s.
        rig.scans(88);
        assertThat(rig.last.state()).isEqualTo(RunState.RUNNING);
        rig.toEnd(4);
        assertThat(rig.ended(0).value()).isNaN();
    }

    @Test
    void aPressureEndsAStep() {
        Rig rig =
                Rig.of(0.1, 1, cc("c", 1, new EndCondition.StackPressure(Comparison.BELOW, 70e6)));
        rig.scans(20);
        assertThat(rig.last.state()).isEqualTo(RunState.RUNNING);
        rig.cell.pascals = 69.9e6;
        rig.toEnd(2);
        assertThat(rig.ended(0).value()).isCloseTo(69.9, within(1e-9));
        assertThat(rig.ended(0).limit()).isCloseTo(70, within(1e-9));
    }

    @Test
    void aDifferentialCapacityIsToldByItsNameAndValue() {
        Rig rig =
                Rig.of(
                        0.1,
                        1,
                        cc(
                                "c",
                                1,
                                new EndCondition.DifferentialCapacity(Comparison.BELOW, 70, 0.05)));
        rig.toEnd(2000);
        // 1 mAh over 1.6 V and 10 mg: 62.5 mAh/(g V).
        assertThat(rig.ended(0).value()).isCloseTo(62.5, within(0.1));
        assertThat(rig.ended(0).condition()).startsWith("dQdV_mAh_g_V");
    }

    @Test
    void aRampIsHalfWayAtHalfItsTime() {
        Step.Ramp ramp =
                new Step.Ramp(
                        head("r"),
                        new Step.Course.OfCurrent(
                                new CurrentDemand.Rate(0.5), new CurrentDemand.Rate(1)),
                        100,
                        List.of());
        Rig rig = Rig.of(0.1, 1, ramp);
        rig.scans(50);
        Drive.Galvanostatic drive = (Drive.Galvanostatic) rig.last.setpoint().drive();
        assertThat(drive.current().amperes()).isCloseTo(0.75e-3, within(0.01e-3));
    }

    private static Step pulse() {
        return new Step.Pulse(head("p"), new CurrentDemand.Rate(2), 1, List.of(0.01));
    }

    @Test
    void aPulseOnACurrentIsCountedFromThatCurrent() {
        Rig rig = Rig.of(0.5, 0.05, cc("c", 1, time(1)), pulse());
        rig.toEnd(200);
        assertThat(
                        rig.events(SequencerEvent.PulseMeasured.class)
                                .getFirst()
                                .result()
                                .points()
                                .getFirst()
                                .ohms())
                .isBetween(99.0, 101.0);
    }

    @Test
    void aPulseWaitsForAVoltageToBeginFrom() {
        Rig rig =
                new Rig(
                        blind(),
                        0.05,
                        io.presodia.firmware.protocol.Protocol.of("test", List.of(pulse())));
        rig.scans(5);
        assertThat(rig.last.setpoint()).isEqualTo(Setpoint.OPEN);
        rig.cell.voltageQuality = Quality.GOOD;
        rig.scans(2);
        assertThat(rig.last.setpoint().drive()).isInstanceOf(Drive.Galvanostatic.class);
        rig.toEnd(100);
        assertThat(rig.events(SequencerEvent.PulseMeasured.class)).hasSize(1);
    }

    private static FakeCell blind() {
        FakeCell cell = new FakeCell(0.5);
        cell.voltageQuality = Quality.STALE;
        return cell;
    }

    @Test
    void aSlopeBeginsAnewAfterAPause() {
        Rig rig =
                Rig.of(
                        0.5,
                        1,
                        new Step.Rest(
                                head("r"),
                                exits(
                                        new EndCondition.VoltageSlope(
                                                Comparison.MAGNITUDE_BELOW, 1e-3, 60))));
        rig.scans(50);
        rig.sequencer.pause();
        rig.scans(100);
        rig.sequencer.resume();
        rig.scans(40);
        assertThat(rig.last.state()).isEqualTo(RunState.RUNNING);
        rig.toEnd(30);
    }

    @Test
    void recordsGoOnWithTheNewClockAfterAPowerCut() {
        Rig rig =
                Rig.of(
                        0.2,
                        1,
                        new Step.Cc(head("c", new RecordRule(10, 9, 9)), ONE_C, exits(time(100))));
        rig.scans(45);
        Cursor cursor = rig.sequencer.cursor();
        rig.cell.nanos = 0;
        rig.sequencer = Sequencer.afterPowerCut(rig.program, FakeCell.CONTEXT, cursor, 0);
        rig.last = new Decision(Setpoint.OPEN, null, List.of(), rig.last.clock(), rig.last.state());
        rig.decisions.clear();
        rig.scans(31);
        assertThat(rig.decisions.stream().filter(d -> d.record() == RecordReason.TIME).count())
                .isBetween(2L, 3L);
    }

    @Test
    void aWindowThatWasSavedGoesOnAsTheOneThatRanThrough() {
        DifferentialWindow through = new DifferentialWindow(0.05);
        SlopeWindow slope = new SlopeWindow(60);
        for (int second = 0; second < 400; second++) {
            through.observe(second, 2 + second * 1e-3, second * 1e-6);
            slope.observe(second, 2 + second * 1e-3);
        }
        Memory memory = new Memory();
        through.save(memory);
        slope.save(memory);
        DifferentialWindow loaded = new DifferentialWindow(0.05);
        SlopeWindow loadedSlope = new SlopeWindow(60);
        Memory saved = new Memory(memory.values());
        loaded.load(saved);
        loadedSlope.load(saved);
        for (int second = 400; second < 900; second++) {
            double volts = 2.4 + StrictMath.sqrt(second - 399) * 1e-2;
            through.observe(second, volts, second * 1e-6);
            loaded.observe(second, volts, second * 1e-6);
            slope.observe(second, volts);
            loadedSlope.observe(second, volts);
            assertThat(loaded.ampereHoursPerVolt()).isEqualTo(through.ampereHoursPerVolt());
            assertThat(loadedSlope.voltsPerHour()).isEqualTo(slope.voltsPerHour());
        }
    }
}
