package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.amperes;
import static io.presodia.firmware.sequencer.Steps.exits;
import static io.presodia.firmware.sequencer.Steps.head;
import static io.presodia.firmware.sequencer.Steps.holdsVoltage;
import static io.presodia.firmware.sequencer.Steps.time;
import static io.presodia.firmware.sequencer.Steps.volts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.RecordRule;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.protocol.VoltageLevel;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.unit.Current;
import io.presodia.hal.unit.Voltage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drives whose setpoint follows the voltage or the time: how finely, and over gaps. */
class FollowingDrivesTest {
    private static final RecordRule SELDOM =
            new RecordRule(1e6, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    private static Step power(double watts) {
        return new Step.Cp(head("p"), watts, exits(time(600)));
    }

    private static Step powerOfAFile(double milliwatts) {
        String csv = "seconds,power_mW\n0," + milliwatts + "\n600,0\n";
        return new Step.Profile(head("p"), Profiles.of(csv), List.of());
    }

    private static Step ramp(
            double fromRate, double toRate, double seconds, EndCondition... until) {
        return new Step.Ramp(
                head("r"),
                new Step.Course.OfCurrent(
                        new CurrentDemand.Rate(fromRate), new CurrentDemand.Rate(toRate)),
                seconds,
                exits(until));
    }

    private static int setpointsIn(Rig rig, int scans) {
        Set<Setpoint> setpoints = new HashSet<>();
        for (int i = 0; i < scans; i++) {
            setpoints.add(rig.scan().setpoint());
        }
        return setpoints.size();
    }

    /**
     * 1 mA at 2.7 V moves the voltage by 22 µV every 50 ms, 8.2e-6 of it: every third scan is a
     * change by more than 2e-5, which a setpoint of 16 bits can show.
     */
    @Test
    void aPowerIsSetAnewOnlyWhenTheChangeIsWorthATransfer() {
        Rig held = Rig.of(0.5, 0.05, power(-2.7e-3));
        held.scans(2);
        assertThat(setpointsIn(held, 60)).isBetween(19, 22);

        Rig followed = Rig.of(0.5, 0.05, powerOfAFile(-2.7));
        followed.scans(2);
        assertThat(setpointsIn(followed, 60)).isBetween(19, 22);
    }

    /** 0 to 1 mA in 5000 s: 1e-5 of it every 50 ms. */
    @Test
    void aRampIsSetAnewOnlyWhenTheChangeIsWorthATransfer() {
        Rig rig = Rig.of(0.5, 0.05, ramp(0, 1, 5000));
        rig.scans(2);
        assertThat(setpointsIn(rig, 60)).isBetween(19, 32);
    }

    @ParameterizedTest
    @CsvSource({"2.8, 1e-3", "-2.8, -1e-3"})
    void aPowerOfAFileThatIsRebuiltWithoutAVoltageHoldsItsCurrent(
            double milliwatts, double amperes) {
        Rig rig = Rig.of(0.5, 1, powerOfAFile(milliwatts));
        assertThat(amperes(rig.last)).isCloseTo(amperes, within(1e-12));
        rig.cell.voltageQuality = Quality.STALE;
        rig.scan();
        rig.rebuild();
        rig.scan();

        assertThat(amperes(rig.last)).isCloseTo(amperes, within(1e-12));
    }

    @Test
    void aPowerOfAFileWithoutAnyVoltageYetLeavesTheRelayOpenAlsoWhenRebuilt() {
        FakeCell cell = new FakeCell(0.5);
        cell.voltageQuality = Quality.STALE;
        Rig rig = new Rig(cell, 1, Protocol.of("t", List.of(powerOfAFile(2.8))));
        rig.scan();
        rig.rebuild();
        assertThat(rig.scan().setpoint()).isEqualTo(Setpoint.OPEN);
        cell.voltageQuality = Quality.GOOD;
        assertThat(amperes(rig.scan())).isCloseTo(1e-3, within(1e-12));
    }

    /** A ramp of 1 mA that rebuilds hold in every scan moves in the same steps. */
    @Test
    void aRampThatIsRebuiltGoesOnWithTheSetpointItHad() {
        Rig through = Rig.of(0.5, 0.05, ramp(0, 1, 5000));
        Rig rebuilt = Rig.of(0.5, 0.05, ramp(0, 1, 5000));
        for (int i = 0; i < 60; i++) {
            assertThat(rebuilt.scan().setpoint()).isEqualTo(through.scan().setpoint());
            rebuilt.rebuild();
        }
    }

    /** Its current is given and not free: a condition on it says nothing of the cell. */
    @Test
    void aCurrentThatARampPrescribesEndsNothing() {
        Rig rig =
                Rig.of(
                        0.1,
                        1,
                        ramp(
                                0,
                                1,
                                100,
                                new EndCondition.CurrentMagnitude(
                                        Comparison.MAGNITUDE_ABOVE, new CurrentDemand.Rate(0.5))));
        rig.toEnd(110);

        assertThat(rig.ended(0).condition()).isEqualTo("done");
        assertThat(rig.last.clock().stepSeconds()).isEqualTo(100);
    }

    /** 2.8 V less 0.1 V over 100 Ω; 2.5 V under 1 mA is reached at 2.6 V: 450 s. */
    @Test
    void aDischargeHoldsItsVoltageOnceItHasFallenToIt() {
        Rig rig =
                Rig.of(
                        0.5,
                        1,
                        new Step.Cccv(
                                head("x"),
                                new CurrentDemand.Rate(-1),
                                new VoltageLevel.Fixed(2.5),
                                exits(
                                        new EndCondition.CurrentMagnitude(
                                                Comparison.MAGNITUDE_BELOW,
                                                new CurrentDemand.Absolute(0.1)))));
        rig.scans(440);
        assertThat(amperes(rig.last)).isEqualTo(-1e-3);
        rig.scans(12);
        assertThat(holdsVoltage(rig.last)).isTrue();

        rig.toEnd(1000);
        assertThat(rig.cell.openCircuitVolts()).isCloseTo(2.51, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"true, 3.4, 3.399", "false, 2.5, 2.501"})
    void aVoltageThatIsReachedExactlyIsReached(boolean charging, double reached, double not) {
        Setpoint current =
                Setpoint.of(new Drive.Galvanostatic(new Current(charging ? 1e-3 : -1e-3)));
        Setpoint voltage =
                Setpoint.of(new Drive.Potentiostatic(new Voltage(reached), new Current(1e-3)));
        StepDrive drive =
                new StepDrive.CurrentThenVoltageDrive(
                        new Action.CurrentThenVoltage(current, voltage, reached, charging));
        Moment moment = new Moment();
        drive.begin(moment);
        moment.freshVolts = not;
        assertThat(drive.proceed(moment)).isEqualTo(current);
        assertThat(drive.currentIsFree()).isFalse();
        moment.freshVolts = reached;
        assertThat(drive.proceed(moment)).isEqualTo(voltage);
        moment.freshVolts = not;
        assertThat(drive.proceed(moment)).as("it never goes back").isEqualTo(voltage);
    }

    private static Rig titration() {
        return Rig.of(
                0.1,
                1,
                new Step.Gitt(
                        head("g", SELDOM),
                        new CurrentDemand.Rate(0.05),
                        300,
                        600,
                        exits(volts(Comparison.ABOVE, 3))));
    }

    @Test
    void aTitrationsFirstMinuteIsSixtyRecords() {
        Rig rig = titration();
        rig.scans(899);

        long dense = rig.decisions.stream().filter(d -> d.record() == RecordReason.TIME).count();
        // 60 in the pulse, the pulse's last, and 60 in the rest.
        assertThat(dense).isEqualTo(60 + 1 + 60);
    }

    /** Nothing good was read in the rest: the last good voltage is that of the pulse's end. */
    @Test
    void aTitrationWhoseRestCouldNotBeReadCountsFromTheLastVoltageThatCould() {
        Rig rig = titration();
        rig.scans(300);
        rig.cell.voltageQuality = Quality.STALE;
        rig.scans(600);
        rig.cell.voltageQuality = Quality.GOOD;
        rig.scans(900);

        var results = rig.events(SequencerEvent.GittMeasured.class);
        GittResult first = results.getFirst().result();
        assertThat(first.restVolts()).isNaN();
        assertThat(results.get(1).result().baseVolts()).isEqualTo(first.endVolts());
    }
}
