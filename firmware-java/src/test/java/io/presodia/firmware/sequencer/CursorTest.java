package io.presodia.firmware.sequencer;

import static io.presodia.firmware.sequencer.Steps.cc;
import static io.presodia.firmware.sequencer.Steps.exits;
import static io.presodia.firmware.sequencer.Steps.head;
import static io.presodia.firmware.sequencer.Steps.rest;
import static io.presodia.firmware.sequencer.Steps.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.protocol.BootPolicy;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.scan.Setpoint;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Quality;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

class CursorTest {
    private static final long FIRST_SEED = Long.getLong("seed", 20_260_000L);
    private static final int SEEDS =
            System.getProperty("seed") == null
                    ? Integer.getInteger("presodia.cursor.seeds", 120)
                    : 1;
    private static final int MOST_SCANS = 60_000;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** A cell with noise of its own kind, the same each time it is run with the same seed. */
    private static Rig rig(long seed) {
        Random random = new Random(seed);
        Protocol protocol = new RandomProtocols(seed).next();
        return new Rig(new FakeCell(0.1 + 0.8 * random.nextDouble()), 10, protocol);
    }

    private static void disturb(Rig rig, Random random) {
        rig.cell.celsius = 25 + 0.01 * random.nextGaussian();
        rig.cell.voltageQuality = random.nextInt(20) == 0 ? Quality.STALE : Quality.GOOD;
        rig.cell.currentQuality = random.nextInt(20) == 0 ? Quality.BUS_FAULT : Quality.GOOD;
        if (random.nextInt(300) == 0) {
            rig.sequencer.pause();
        } else if (random.nextInt(20) == 0) {
            rig.sequencer.resume();
        }
    }

    private static Cursor throughJson(Cursor cursor) {
        return JSON.readValue(JSON.writeValueAsString(cursor), Cursor.class);
    }

    @Test
    void everyRandomProtocolComesToItsEndAndItsCountsNeverFall() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Rig rig = rig(seed);
            Random random = new Random(seed);
            int scans = 0;
            Decision before = rig.last;
            while (!rig.last.state().over()) {
                assertThat(++scans).as("-Dseed=%d never ends", seed).isLessThan(MOST_SCANS);
                disturb(rig, random);
                Decision after = rig.scan();
                assertThat(after.clock().stepCount())
                        .as("-Dseed=%d", seed)
                        .isGreaterThanOrEqualTo(before.clock().stepCount());
                assertThat(after.clock().cycle())
                        .as("-Dseed=%d", seed)
                        .isGreaterThanOrEqualTo(before.clock().cycle());
                assertThat(after.clock().runSeconds())
                        .as("-Dseed=%d", seed)
                        .isGreaterThan(before.clock().runSeconds());
                before = after;
            }
            assertThat(rig.last.setpoint()).as("-Dseed=%d", seed).isEqualTo(Setpoint.OPEN);
            assertThat(rig.last.state()).as("-Dseed=%d", seed).isEqualTo(RunState.COMPLETED);
        }
    }

    @Test
    void aSequencerRebuiltAtEveryScanDecidesAsTheOneThatRanThrough() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS / 5 + 1; seed++) {
            Rig through = rig(seed);
            Rig cut = rig(seed);
            Random first = new Random(seed);
            Random second = new Random(seed);
            int scan = 0;
            while (!through.last.state().over()) {
                disturb(through, first);
                disturb(cut, second);
                cut.sequencer =
                        Sequencer.rebuild(
                                cut.program, FakeCell.CONTEXT, throughJson(cut.sequencer.cursor()));
                Decision expected = through.scan();
                assertThat(cut.scan())
                        .as("-Dseed=%d, cut before scan %d", seed, ++scan)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aCursorOfAnotherProgramIsRefused() {
        Rig one = Rig.of(0.5, 1, rest("a", 10));
        Rig other = Rig.of(0.5, 1, rest("a", 11));

        assertThatThrownBy(() ->
                        Sequencer.rebuild(other.program, FakeCell.CONTEXT, one.sequencer.cursor()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(one.program.fingerprint());
    }

    private static Rig cutInCharge(BootPolicy policy) {
        Step.Cc step = new Step.Cc(head("c", policy), new CurrentDemand.Rate(1), exits(time(100)));
        Rig rig = Rig.of(0.2, 1, step, rest("r", 5));
        rig.scans(40);
        Cursor cursor = throughJson(rig.sequencer.cursor());
        // An hour without power, and a monotonic clock that begins anew.
        rig.cell.nanos = 5_000_000L;
        rig.last = new Decision(Setpoint.OPEN, null, List.of(), rig.last.clock(), rig.last.state());
        rig.sequencer =
                Sequencer.afterPowerCut(rig.program, FakeCell.CONTEXT, cursor, rig.cell.nanos);
        return rig;
    }

    @Test
    void resumeGoesOnWithTheClockWhereItStood() {
        Rig rig = cutInCharge(BootPolicy.Resume.RESUME);

        rig.scan();
        assertThat(rig.last.setpoint().drive()).isInstanceOf(Drive.Galvanostatic.class);
        assertThat(rig.last.clock().stepSeconds()).isEqualTo(40);
        assertThat(rig.last.clock().runSeconds()).isEqualTo(41);
        assertThat(rig.last.events())
                .containsExactly(
                        new SequencerEvent.PowerCut("c", "resume"),
                        new SequencerEvent.Resumed("c"));
        rig.scans(59);
        assertThat(rig.last.clock().stepId()).isEqualTo("c");
        rig.scan();
        assertThat(rig.last.clock().stepSeconds()).isEqualTo(100);
        assertThat(rig.last.setpoint()).isEqualTo(Setpoint.OPEN);
    }

    @Test
    void restThenResumeRestsOpenFirst() {
        Rig rig = cutInCharge(new BootPolicy.RestThenResume(20));

        rig.scans(19);
        assertThat(rig.last.setpoint()).isEqualTo(Setpoint.OPEN);
        assertThat(rig.last.state()).isEqualTo(RunState.WAITING);
        rig.scan();
        assertThat(rig.last.setpoint().drive()).isInstanceOf(Drive.Galvanostatic.class);
        assertThat(rig.last.clock().stepSeconds()).isEqualTo(40);
    }

    @Test
    void holdForOperatorWaitsOpen() {
        Rig rig = cutInCharge(BootPolicy.HoldForOperator.HOLD);

        rig.scans(1000);
        assertThat(rig.last.state()).isEqualTo(RunState.HOLDING);
        assertThat(rig.last.setpoint()).isEqualTo(Setpoint.OPEN);
        assertThat(rig.events(SequencerEvent.HoldReached.class)).hasSize(1);
        assertThat(rig.sequencer.proceed()).isTrue();
        rig.scan();
        assertThat(rig.last.setpoint().drive()).isInstanceOf(Drive.Galvanostatic.class);
        assertThat(rig.last.clock().stepSeconds()).isEqualTo(40);
    }

    @Test
    void chargeOfAStepGoesOnOverAPowerCutWithoutGapOrDoubleCount() {
        // 0.05 mAh at 1 mA is 180 s.
        Step.Cc step =
                cc("c", 1, new io.presodia.firmware.protocol.EndCondition.StepCharge(0.05e-3));
        Rig rig = Rig.of(0.2, 1, step);
        rig.scans(90);
        Cursor cursor = rig.sequencer.cursor();
        rig.cell.nanos = 0;
        rig.sequencer = Sequencer.afterPowerCut(rig.program, FakeCell.CONTEXT, cursor, 0);
        rig.last = new Decision(Setpoint.OPEN, null, List.of(), rig.last.clock(), rig.last.state());

        rig.toEnd(200);

        assertThat(rig.cell.total.chargeAmpereHours()).isBetween(0.05e-3 - 1e-12, 0.0503e-3);
    }

    @Test
    void aPulseCutByAPowerCutBeginsAnew() {
        Rig rig =
                Rig.of(
                        0.5,
                        0.05,
                        new Step.Pulse(head("p"), new CurrentDemand.Rate(0.1), 1, List.of(0.01)));
        rig.scans(5);
        Cursor cursor = rig.sequencer.cursor();
        rig.last = new Decision(Setpoint.OPEN, null, List.of(), rig.last.clock(), rig.last.state());
        rig.sequencer =
                Sequencer.afterPowerCut(rig.program, FakeCell.CONTEXT, cursor, rig.cell.nanos);

        rig.scan();
        assertThat(rig.last.setpoint().burstSeconds()).isEqualTo(1);
        rig.toEnd(100);
        assertThat(
                        rig.events(SequencerEvent.PulseMeasured.class)
                                .getFirst()
                                .result()
                                .points()
                                .getFirst()
                                .ohms())
                .isBetween(99.9, 100.1);
    }
}
