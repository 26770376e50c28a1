package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.exits;
import static io.presodia.firmware.sequencer.Steps.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.protocol.BootPolicy;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.Interlock;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.RecordRule;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.protocol.StepHead;
import io.presodia.hal.limit.Band;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A step waits until temperature and pressure have come to rest. */
class SteadyGateTest {
    private static final double ANY = Double.POSITIVE_INFINITY;

    /** Scans of 5 s; waits 30 min at most. */
    private static Rig gated(double kelvin, double percent) {
        Interlock steady =
                new Interlock(
                        Band.UNLIMITED,
                        Band.UNLIMITED,
                        Band.UNLIMITED,
                        ANY,
                        0,
                        kelvin,
                        percent,
                        1800);
        StepHead head =
                new StepHead("c", "c", RecordRule.DEFAULT, BootPolicy.Resume.RESUME, steady);
        return new Rig(
                new FakeCell(0.5),
                5,
                Protocol.of(
                        "test",
                        List.of(new Step.Cc(head, new CurrentDemand.Rate(1), exits(time(50))))));
    }

    /** Waits while the cell drifts; K and Pa a scan. */
    private static Rig drift(Rig rig, double kelvin, double pascals) {
        while (rig.last.state() == RunState.WAITING || rig.decisions.size() == 1) {
            rig.cell.celsius += kelvin;
            rig.cell.pascals += pascals;
            rig.scan();
        }
        return rig;
    }

    private static String cause(Rig rig) {
        return rig.events(SequencerEvent.Aborted.class).getFirst().cause();
    }

    @Test
    void aSteadyCellWaitsForItsWindowAndBegins() {
        Rig rig = drift(gated(1, 5), 0, 0);

        assertThat(rig.last.state()).isEqualTo(RunState.RUNNING);
        assertThat(rig.decisions.size() * 5).isBetween(600, 640);
    }

    /** 0.0125 K in 5 s are 1.5 K in 10 min; 0.0075 are 0.9. */
    @Test
    void aCellThatWarmsIsNotBegun() {
        assertThat(cause(drift(gated(1, ANY), 0.0125, 0)))
                .isEqualTo(
                        "c: cell temperature moves by 1.500 K in 10 min, must be 1.000 K in 10 min"
                                + " or less");
        assertThat(drift(gated(1, ANY), 0.0075, 0).last.state()).isEqualTo(RunState.RUNNING);
        assertThat(drift(gated(1, ANY), -0.0125, 0).last.state()).isEqualTo(RunState.ABORTED);
    }

    /** -25 kPa in 5 s are -300 kPa a minute: 0.4 % of 75 MPa, more of what is left. */
    @Test
    void aPressThatGivesWayIsNotBegun() {
        assertThat(drift(gated(ANY, 0.5), 0, -25e3).last.state()).isEqualTo(RunState.RUNNING);
        assertThat(cause(drift(gated(ANY, 0.35), 0, -25e3)))
                .startsWith("c: stack pressure moves by -0.4")
                .endsWith("must be 0.3500 % in a min or less");
    }

    @Test
    void whatIsNotMeasuredIsNotSteady() {
        Rig rig = gated(1, ANY);
        rig.cell.celsius = Double.NaN;

        assertThat(cause(drift(rig, 0, 0))).contains("an amount not known yet");
    }

    @Test
    void theWaitOutlivesARebuild() {
        Rig rig = gated(1, 5);
        rig.scans(60);
        rig.rebuild();
        rig.scans(58);
        assertThat(rig.last.state()).isEqualTo(RunState.WAITING);
        rig.scans(30);

        assertThat(rig.last.state()).isEqualTo(RunState.COMPLETED);
    }
}
