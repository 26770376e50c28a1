package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.head;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.BurstPoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which points of a burst a pulse goes by, and how long it waits for them. */
class PulseDriveTest {
    private static final long MILLISECOND = 1_000_000L;
    private static final double BASE_VOLTS = 2.8;

    private final Moment moment = new Moment();

    /** A pulse that begins now from 2.8 V and this current. */
    private PulseDrive begun(double amperes, double seconds, double at, double baseAmperes) {
        PulseDrive drive = new PulseDrive(new Action.Pulse(amperes, seconds, List.of(at)));
        moment.lastVolts = BASE_VOLTS;
        moment.amperes = baseAmperes;
        moment.stepSeconds = 0;
        drive.begin(moment);
        return drive;
    }

    private static BurstPoint point(long milliseconds, double volts, double amperes) {
        return new BurstPoint(milliseconds * MILLISECOND, volts, amperes);
    }

    /** Points at 1 kHz from one time to another, both included, at 100 Ω. */
    private static List<BurstPoint> points(long from, long to, double amperes) {
        List<BurstPoint> points = new ArrayList<>();
        for (long ms = from; ms <= to; ms++) {
            points.add(point(ms, BASE_VOLTS + 100 * amperes, amperes));
        }
        return points;
    }

    private Setpoint scan(PulseDrive drive, double seconds, List<BurstPoint> points) {
        moment.stepSeconds = seconds;
        moment.burst = points;
        return drive.proceed(moment);
    }

    private static PulseResult result(PulseDrive drive) {
        SequencerEvent event = requireNonNull(drive.measured("p"));
        assertThat(event).isInstanceOf(SequencerEvent.PulseMeasured.class);
        return ((SequencerEvent.PulseMeasured) event).result();
    }

    /** The onset is at 4 ms: the last point of 1 s of pulse is that of 1004 ms. */
    @Test
    void pointsThatComeLateAreWaitedForUntilThePulseIsComplete() {
        PulseDrive drive = begun(1e-3, 1, 1, 0);
        scan(drive, 0.5, points(4, 480, 1e-3));
        assertThat(drive.done()).isFalse();
        assertThat(scan(drive, 0.95, points(481, 900, 1e-3))).isNotEqualTo(Setpoint.OPEN);
        assertThat(scan(drive, 1, points(901, 950, 1e-3))).isEqualTo(Setpoint.OPEN);
        assertThat(drive.done()).as("950 ms are here").isFalse();
        assertThat(drive.measured("p")).isNull();
        scan(drive, 1.05, points(951, 1003, 1e-3));
        assertThat(drive.done()).as("1003 ms are here").isFalse();
        scan(drive, 1.1, points(1004, 1004, 1e-3));

        assertThat(drive.done()).isTrue();
        // From 900 to 1000 ms after the onset.
        assertThat(result(drive).points())
                .containsExactly(
                        new PulseResult.Point(1, result(drive).points().getFirst().ohms(), 101));
        assertThat(result(drive).points().getFirst().ohms()).isCloseTo(100, within(1e-6));
    }

    @Test
    void pointsThatStayAwayAreWaitedForHalfASecond() {
        PulseDrive drive = begun(1e-3, 1, 0.2, 0);
        scan(drive, 1, points(4, 600, 1e-3));
        scan(drive, 1.45, List.of());
        assertThat(drive.done()).isFalse();
        scan(drive, 1.5, List.of());

        assertThat(drive.done()).isTrue();
        // From 180 to 220 ms; the last digit decides about the ends.
        assertThat(result(drive).points().getFirst().samples()).isBetween(39, 41);
    }

    @Test
    void aPulseWithoutAnyPointIsWaitedForAsLongToo() {
        PulseDrive drive = begun(1e-3, 1, 0.2, 0);
        moment.freshVolts = 2.9;
        moment.freshAmperes = 1e-3;
        scan(drive, 0.95, List.of());
        moment.freshVolts = 7;
        scan(drive, 1, List.of());
        moment.freshVolts = 2.8;
        scan(drive, 1.45, List.of());
        assertThat(drive.done()).isFalse();
        scan(drive, 1.5, List.of());

        assertThat(drive.done()).isTrue();
        // The scan at 1 s is the last with the pulse on: 4.2 V over 1 mA.
        assertThat(result(drive).fromBurst()).isFalse();
        assertThat(result(drive).points().getFirst().seconds()).isEqualTo(1);
        assertThat(result(drive).points().getFirst().ohms()).isCloseTo(4200, within(1e-6));
    }

    /** From 3 ms on it is half of 2 A, and 10 % of 1.25 s are 0.125 s: 1128 to 1378 ms. */
    @Test
    void theOnsetIsTheFirstPointHalfWayAndATenthEitherSideCounts() {
        PulseDrive drive = begun(2, 2, 1.25, 0);
        List<BurstPoint> points = new ArrayList<>();
        points.add(point(2, BASE_VOLTS, 0.999));
        points.add(point(3, BASE_VOLTS, 1.0));
        for (long ms : new long[] {1127, 1128, 1253, 1378, 1379}) {
            points.add(point(ms, BASE_VOLTS + 200, 2));
        }
        points.add(point(2003, BASE_VOLTS + 200, 2));
        scan(drive, 2, points);

        assertThat(result(drive).points())
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.samples()).isEqualTo(3);
                    assertThat(point.ohms()).isCloseTo(100, within(1e-9));
                });
    }

    /** 1 mA before, -1 mA in the pulse: half way is no current at all. */
    @Test
    void aPulseThatTurnsTheCurrentRoundIsCountedFromTheCurrentBefore() {
        PulseDrive drive = begun(-1e-3, 1, 0.2, 1e-3);
        List<BurstPoint> points = new ArrayList<>(points(0, 4, 1e-3));
        for (long ms = 5; ms <= 1005; ms++) {
            points.add(point(ms, BASE_VOLTS - 0.2, -1e-3));
        }
        scan(drive, 1, points);

        assertThat(drive.done()).isTrue();
        // -0.2 V over -2 mA.
        assertThat(result(drive).points().getFirst().ohms()).isCloseTo(100, within(1e-6));
        assertThat(result(drive).points().getFirst().samples()).isBetween(39, 41);
    }

    @Test
    void aPulseAfterAPauseIsWholeAndKnowsNothingOfTheFirst() {
        Rig rig =
                Rig.of(
                        0.5,
                        0.05,
                        new Step.Pulse(head("p"), new CurrentDemand.Rate(0.1), 1, List.of(0.1)));
        rig.scans(6);
        rig.sequencer.pause();
        rig.scans(10);
        rig.sequencer.resume();
        rig.scan();
        assertThat(rig.last.setpoint().burstSeconds()).isEqualTo(1);
        int on = 1;
        while (!rig.last.state().over()) {
            rig.scan();
            on += Steps.amperes(rig.last) > 0 ? 1 : 0;
        }

        assertThat(on * 0.05).as("seconds of current").isCloseTo(1, within(1e-9));
        PulseResult result = rig.events(SequencerEvent.PulseMeasured.class).getFirst().result();
        assertThat(result.points().getFirst().samples()).isBetween(19, 21);
        assertThat(result.points().getFirst().ohms()).isCloseTo(150, within(0.1));
    }
}
