package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.limit.Band;
import io.presodia.hal.time.VirtualTimebase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the board, of its limits and of what was latched. */
class BoardJudgementTest {
    private static final Band OCV = new Band(2.4, 2.6);

    private static SupervisedBoard board(int channels, long scanPeriodNanos) {
        BoardIdentity own = Rig.IDENTITY;
        return new SupervisedBoard(
                new BoardIdentity(
                        own.name(),
                        own.serial(),
                        true,
                        "cal-1",
                        channels,
                        own.ranges(),
                        own.minimumVolts(),
                        own.maximumVolts(),
                        Rig.PERIOD),
                BoardFeatures.ALL,
                DeviceMap.ALL_CHANNELS,
                scanPeriodNanos,
                null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31})
    void aBoardHasOneToThirtyOneChannels(int channels) {
        assertThat(board(channels, 1).identity().channelCount()).isEqualTo(channels);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32})
    void aBoardOfOtherSizesIsRefused(int channels) {
        assertThatThrownBy(() -> board(channels, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a board has 1 to 31 channels, was " + channels);
    }

    @Test
    void aScanTakesTime() {
        assertThatThrownBy(() -> board(4, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the scan period must be above 0 ns, was 0");
    }

    static Stream<Arguments> labels() {
        return Stream.of(
                arguments(Watched.VOLTS, "cell voltage"),
                arguments(Watched.AMPERES, "cell current"),
                arguments(Watched.CHECK_VOLTS, "cell voltage on the check converter"),
                arguments(Watched.CHECK_AMPERES, "cell current on the check converter"),
                arguments(Watched.STACK_PRESSURE, "stack pressure"),
                arguments(Watched.CELL_TEMPERATURE, "cell temperature"),
                arguments(Watched.CHARGE, "net charge"),
                arguments(Watched.RESISTANCE, "step resistance"),
                arguments(Watched.RELAY, "relay"),
                arguments(Watched.SETPOINT, "setpoint"),
                arguments(Watched.BUS, "bus"),
                arguments(Watched.WATCHDOG, "watchdog"),
                arguments(Watched.INTERLOCK, "interlock"),
                arguments(Watched.CALIBRATION, "calibration"),
                arguments(Watched.SCAN, "scan"),
                arguments(Watched.WALL_CLOCK, "wall clock"),
                arguments(Watched.JOURNAL, "journal"),
                arguments(Watched.HOST, "host"));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void everyQuantityHasANameForPeople(Watched watched, String label) {
        assertThat(watched.label()).isEqualTo(label);
    }

    @Test
    void anExpiredCalibrationIsToldByItsDays() {
        Rig rig = new Rig(VirtualTimebase.EPOCH.minus(Duration.ofDays(2)), DeviceMap.ALL_CHANNELS);
        rig.run(3);

        assertThat(rig.verdict.findings())
                .filteredOn(f -> f.fault() == Fault.CALIBRATION_EXPIRED)
                .singleElement()
                .satisfies(f -> assertThat(f.value()).isCloseTo(2, within(1e-3)));
    }

    private static String summary(Rig rig) {
        return rig.preflightCheck.check(rig.sample(), 1, OCV, VirtualTimebase.EPOCH).summary();
    }

    @Test
    void aPreflightNamesAllThatSpeaksAgainstCurrentInOneLine() {
        Rig rig = new Rig();
        assertThat(summary(rig)).isEmpty();
        rig.emergencyStop = true;
        assertThat(summary(rig)).isEqualTo("the emergency stop is pressed");
        rig.emergencyStop = false;
        rig.enclosureOpen = true;
        assertThat(summary(rig)).isEqualTo("the enclosure is open");
        rig.watchdogTripped = true;
        assertThat(summary(rig))
                .isEqualTo(
                        "the watchdog has tripped: clear its cause and arm it; the enclosure is"
                                + " open");
    }

    private static Trip trip(int channel) {
        return new Trip(
                Fault.EMERGENCY_STOP,
                channel,
                Watched.INTERLOCK,
                Double.NaN,
                Double.NaN,
                7,
                Instant.EPOCH,
                3,
                "");
    }

    @Test
    void aTripOfTheBoardIsTakenOverFromACheckpointAndBlocksAllChannels() {
        Rig rig = new Rig();
        rig.latch.restore(new LatchState(List.of(trip(Finding.BOARD))));

        for (int channel = 1; channel <= 4; channel++) {
            assertThat(rig.latch.blocks(channel)).as("channel %d", channel).isTrue();
        }
    }

    @Test
    void aTripOfTheLastChannelIsTakenOverAndOneOfTheNextIsRefused() {
        Rig rig = new Rig();
        rig.latch.restore(new LatchState(List.of(trip(4))));
        assertThat(rig.latch.blocks(4)).isTrue();
        assertThat(rig.latch.blocks(3)).isFalse();

        assertThatThrownBy(() -> rig.latch.restore(new LatchState(List.of(trip(5)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the checkpoint holds a trip of channel 5, the board has channels 1 to 4");
        assertThatThrownBy(() -> rig.latch.restore(new LatchState(List.of(trip(-1)))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
