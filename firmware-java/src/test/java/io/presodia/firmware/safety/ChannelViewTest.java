package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.Health;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.unit.Current;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From when on a reading counts: each is converted a millisecond before its scan is complete. */
class ChannelViewTest {
    private final ChannelView view = new ChannelView(new Rig().supervised);

    /** One scan that is complete at this time; whether its voltage counts. */
    private boolean steady(long milliseconds, double amperes, boolean settling) {
        long nanos = milliseconds * 1_000_000;
        Reading volts = new Reading(2.5, nanos - 1_000_000, Quality.GOOD);
        OutputState output =
                new OutputState(
                        new Drive.Galvanostatic(new Current(amperes)), 1, true, true, settling);
        ChannelSample sample =
                new ChannelSample(1, volts, volts, volts, volts, volts, volts, output);
        BoardSample board =
                new BoardSample(
                        nanos,
                        nanos,
                        List.of(sample),
                        volts,
                        false,
                        false,
                        false,
                        List.of(),
                        List.of());
        view.update(
                new ChannelScan(1, true, sample, volts, volts, Counters.ZERO, 0, 0),
                board,
                Health.WELL);
        return view.steady(volts);
    }

    /** From 100 ms after the scan that first showed the output. */
    @Test
    void aReadingCountsOnceTheOutputHasStoodForATenthOfASecond() {
        assertThat(steady(1000, 5e-4, false)).isFalse();
        assertThat(steady(1050, 5e-4, false)).isFalse();
        assertThat(steady(1100, 5e-4, false)).as("converted at 1099 ms").isFalse();
        assertThat(steady(1101, 5e-4, false)).isTrue();
        assertThat(steady(1150, 5e-4, false)).isTrue();
        assertThat(steady(1200, 5e-4, false)).isTrue();
    }

    /** 1 % of the range of 1 mA is a step that moves the voltage. */
    @Test
    void aSmallStepLeavesItCountingAndALargerOneDoesNot() {
        steady(1000, 5e-4, false);
        assertThat(steady(1200, 5e-4, false)).isTrue();
        assertThat(steady(1250, 5.09e-4, false)).isTrue();
        assertThat(steady(1300, 5.2e-4, false)).isFalse();
        assertThat(steady(1401, 5.2e-4, false)).isTrue();
    }

    /** A channel that calls itself settling for ever is believed for two scans. */
    @Test
    void whatWasConvertedBeforeASettlingScanWasCompleteDoesNotCountInTwoOfThem() {
        steady(1000, 5e-4, false);
        assertThat(steady(1200, 5e-4, false)).isTrue();
        assertThat(steady(1250, 5e-4, true)).isFalse();
        assertThat(view.mixesRanges()).isTrue();
        assertThat(steady(1300, 5e-4, true)).isFalse();
        assertThat(view.mixesRanges()).isTrue();
        assertThat(steady(1350, 5e-4, true)).isTrue();
        assertThat(view.mixesRanges()).isFalse();
        assertThat(steady(1400, 5e-4, false)).isTrue();
    }
}
