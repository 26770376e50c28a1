package io.presodia.firmware.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.CurrentRange;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.unit.Current;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanAssemblerTest {
    private static final long PERIOD = 50_000_000L;
    private static final BoardIdentity BOARD =
            new BoardIdentity(
                    "two", "S1", true, "cal", 2, List.of(new CurrentRange(1e-3)), -1, 5, PERIOD);
    private static final OutputState OPEN =
            new OutputState(Drive.Open.OPEN, 0, false, false, false);
    private static final OutputState CLOSED =
            new OutputState(new Drive.Galvanostatic(new Current(5e-4)), 0, true, true, false);

    private record Zero(int channel, double amperes, boolean accepted) {}

    private final List<Zero> zeros = new ArrayList<>();
    private final ScanAssembler assembler =
            ScanAssembler.standard(
                    BOARD,
                    PERIOD,
                    (channel, range, amperes, accepted, at) ->
                            zeros.add(new Zero(channel, amperes, accepted)));
    private long nanos;

    private Scan scan(double amperes, OutputState output) {
        nanos += PERIOD;
        Reading volts = new Reading(3, nanos, Quality.GOOD);
        Reading current = new Reading(amperes, nanos, Quality.GOOD);
        List<ChannelSample> samples = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            samples.add(
                    new ChannelSample(
                            number,
                            volts,
                            number == 1 ? current : Reading.missing(nanos),
                            volts,
                            current,
                            volts,
                            volts,
                            number == 1 ? output : OPEN));
        }
        BoardSample sample =
                new BoardSample(
                        nanos,
                        nanos + 1_000_000,
                        samples,
                        volts,
                        false,
                        false,
                        false,
                        List.of(),
                        List.of());
        return assembler.assemble(sample, Health.WELL);
    }

    @Test
    void scansCarryTheirNumberTheirTimeAndBothReadingsOfTheCurrent() {
        Scan first = scan(1e-6, OPEN);
        Scan second = scan(1e-6, OPEN);
        assertThat(first.index()).isZero();
        assertThat(second.index()).isEqualTo(1);
        assertThat(second.nanos()).isEqualTo(2 * PERIOD);
        assertThat(second.channel(1).running()).isFalse();
        assertThat(second.channel(2).amperes().quality()).isEqualTo(Quality.MISSING);
    }

    @Test
    void aZeroTakenAtRestHoldsForLaterReadingsAndNeverForEarlierOnes() {
        assembler.startRun(1);
        double offset = 2e-6;
        for (int i = 0; i < 20; i++) {
            scan(5e-4 + offset, CLOSED);
        }
        Counters before = scan(5e-4 + offset, CLOSED).channel(1).total();
        Scan last = scan(offset, OPEN);
        Counters opened = last.channel(1).total();
        while (zeros.isEmpty()) {
            assertThat(last.channel(1).zeroAmperes()).isZero();
            last = scan(offset, OPEN);
        }
        assertThat(zeros.getFirst().accepted()).isTrue();
        assertThat(zeros.getFirst().amperes()).isCloseTo(offset, within(1e-18));
        assertThat(last.channel(1).total())
                .as("what was counted with the offset stays so")
                .isEqualTo(opened);
        assertThat(opened.chargeAmpereHours()).isGreaterThanOrEqualTo(before.chargeAmpereHours());
        Scan next = scan(5e-4 + offset, CLOSED);
        assertThat(next.channel(1).zeroAmperes()).isCloseTo(offset, within(1e-18));
        assertThat(next.channel(1).amperes().value()).isCloseTo(5e-4, within(1e-15));
        assertThat(next.channel(1).sample().amperes().value()).isEqualTo(5e-4 + offset);
    }

    @Test
    void countersStandStillWithoutARunAndBeginAtZeroWithOne() {
        for (int i = 0; i < 10; i++) {
            scan(5e-4, CLOSED);
        }
        assembler.startRun(1);
        Scan now = scan(5e-4, CLOSED);
        assertThat(now.channel(1).total()).isEqualTo(Counters.ZERO);
        for (int i = 0; i < 20; i++) {
            now = scan(5e-4, CLOSED);
        }
        assertThat(now.channel(1).running()).isTrue();
        assertThat(now.channel(1).total().chargeAmpereHours())
                .isCloseTo(5e-4 / 3600, within(1e-19));
        assertThat(now.channel(2).total()).isEqualTo(Counters.ZERO);
        assembler.stopRun(1);
        Counters stopped = scan(5e-4, CLOSED).channel(1).total();
        assertThat(scan(5e-4, CLOSED).channel(1).total()).isEqualTo(stopped);
        assembler.startRun(1);
        assertThat(scan(5e-4, CLOSED).channel(1).total()).isEqualTo(Counters.ZERO);
    }

    @Test
    void aRunGoesOnFromItsCheckpoint() {
        assembler.startRun(1);
        for (int i = 0; i < 200; i++) {
            scan(1e-6, OPEN);
        }
        for (int i = 0; i < 20; i++) {
            scan(5e-4, CLOSED);
        }
        CounterCheckpoint kept = assembler.checkpoint(1);
        assertThat(kept.zeroAmperes().getFirst()).isCloseTo(1e-6, within(1e-18));
        ScanAssembler restarted =
                ScanAssembler.standard(BOARD, PERIOD, (channel, range, a, ok, at) -> {});
        restarted.resumeRun(1, kept);
        assertThat(restarted.checkpoint(1)).isEqualTo(kept);
        assertThat(restarted.running(1)).isTrue();
        assertThat(restarted.running(2)).isFalse();
    }
}
