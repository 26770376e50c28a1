package io.presodia.hil.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hil.support.CellFile;
import io.presodia.hil.support.Sessions;
import io.presodia.host.run.RunData;
import io.presodia.host.session.BenchAttendant;
import io.presodia.host.session.RunRequest;
import io.presodia.host.session.RunResult;
import io.presodia.host.session.SessionResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four channels of one board, each with its own cell, protocol and start. */
class FourChannelsTest {
    @TempDir private Path folder = Path.of("");

    private SessionResult session(String name, String safetyOfThree) throws Exception {
        Path files = folder.resolve(name + "-files");
        String cell = Sessions.write(files, "my-cell.yaml", CellFile.OWN.yaml());
        List<RunRequest> runs =
                List.of(
                        Sessions.request(
                                1,
                                protocol(
                                        files,
                                        "one",
                                        "",
                                        "rest: 20 s",
                                        "cc: {rate_C: 0.1, until: {time: 4 min}}"),
                                "nco-sn-3wt",
                                0),
                        Sessions.request(
                                2,
                                protocol(
                                        files,
                                        "two",
                                        "",
                                        "cc: {rate_C: 0.3, until: {time: 3 min}}",
                                        "rest: 1 min"),
                                cell,
                                30),
                        Sessions.request(
                                3,
                                protocol(
                                        files,
                                        "three",
                                        safetyOfThree,
                                        "cc: {rate_C: 0.2, until: {time: 5 min}}"),
                                "nco-na9sn4-0wt",
                                15),
                        Sessions.request(
                                4,
                                protocol(
                                        files,
                                        "four",
                                        "",
                                        "cccv: {rate_C: 0.5, voltage: window_upper, until: {time: 4 min}}"),
                                "nco-sn-0wt",
                                60));
        return Sessions.run(folder.resolve(name), 50, 5, runs, BenchAttendant.NONE);
    }

    private static String protocol(Path files, String name, String safety, String... steps)
            throws Exception {
        StringBuilder text =
                new StringBuilder(
                        "schema: presodia/protocol/v1\nname: %s\nrecord: {every: 1 s, on_voltage_change_mV: 1000}\n%ssteps:\n"
                                .formatted(name, safety));
        for (String step : steps) {
            text.append("  - ").append(step).append('\n');
        }
        return Sessions.write(files, name + ".yaml", text.toString());
    }

    /**
     * The converters turn to a channel that is over less often, so that after the trip the others
     * have other noise; until then they are the same to the bit.
     */
    @Test
    void oneTripLeavesTheOtherThreeAsTheyAre() throws Exception {
        SessionResult healthy = session("healthy", "");
        SessionResult tripped = session("tripped", "safety: {voltage_V: [1.5, 2.2]}\n");

        assertThat(healthy.completed()).isTrue();
        assertStartsApart(healthy);
        RunResult three = tripped.runs().get(2);
        assertThat(Sessions.summary(three).path("trip").path("id").asString())
                .isEqualTo("over-voltage");
        double tripUnixSeconds = data(three).unixSeconds()[data(three).size() - 1];
        Sessions.figure(
                "four channels: channel 3 tripped after %.2f s",
                Sessions.summary(three).path("trip").path("at_seconds").asDouble());
        for (int channel : new int[] {1, 2, 4}) {
            RunResult run = tripped.runs().get(channel - 1);
            assertThat(run.completed()).as("channel %d", channel).isTrue();
            assertSame(data(healthy.runs().get(channel - 1)), data(run), tripUnixSeconds, channel);
        }
    }

    private static void assertSame(RunData one, RunData two, double tripUnixSeconds, int channel) {
        assertThat(two.size()).as("rows of channel %d", channel).isEqualTo(one.size());
        assertThat(two.testSeconds()).isEqualTo(one.testSeconds());
        assertThat(two.stepId()).isEqualTo(one.stepId());
        double worst = 0;
        for (int i = 0; i < one.size(); i++) {
            double off = Math.abs(two.volts()[i] - one.volts()[i]);
            worst = Math.max(worst, off);
            if (one.unixSeconds()[i] <= tripUnixSeconds) {
                assertThat(two.volts()[i])
                        .as("row %d of channel %d", i, channel)
                        .isEqualTo(one.volts()[i]);
                assertThat(two.amperes()[i]).isEqualTo(one.amperes()[i]);
            }
        }
        int last = one.size() - 1;
        double charge = one.total().chargeAmpereHours()[last];
        double chargeOff = two.total().chargeAmpereHours()[last] / charge - 1;
        Sessions.figure(
                "channel %d beside the trip: volts differ by %.1f uV at most, charge by %.2f ppm",
                channel, worst * 1e6, chargeOff * 1e6);
        // Two readings of 20 uV noise each, at six sigma.
        assertThat(worst).isLessThan(6 * 20e-6 * Math.sqrt(2));
        // The trim follows the noise by one code of the DAC: 32 nA of 0.32 mA and more, on its
        // range.
        assertThat(Math.abs(chargeOff)).isLessThan(100e-6);
    }

    private static void assertStartsApart(SessionResult session) throws Exception {
        double[] startsAfter = {0, 30, 15, 60};
        double bench = started(session.runs().getFirst());
        for (int i = 0; i < 4; i++) {
            // The preflight check takes a moment.
            assertThat(started(session.runs().get(i)) - bench)
                    .as("channel %d", i + 1)
                    .isBetween(startsAfter[i] - 0.3, startsAfter[i] + 1.0);
        }
    }

    private static double started(RunResult run) throws Exception {
        RunData data = data(run);
        return data.unixSeconds()[0] - data.testSeconds()[0];
    }

    private static RunData data(RunResult run) throws Exception {
        return RunData.read(run.folder().journal(), run.status().runId());
    }
}
