package io.presodia.hil.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hil.support.CellFile;
import io.presodia.hil.support.Sessions;
import io.presodia.host.run.RunData;
import io.presodia.host.session.BenchAttendant;
import io.presodia.host.session.RunRequest;
import io.presodia.host.session.RunResult;
import io.presodia.host.session.SessionResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four channels of one board, each with its own cell, protocol and start. */
class FourChannelsTest {
    private static final String HEAD =
            "schema: presodia/protocol/v1\nname: %s\nrecord: {every: 1 s}\n%ssteps:\n";

    @TempDir private Path folder = Path.of("");

    private SessionResult session(String name, String safetyOfThree) throws Exception {
        Path files = folder.resolve(name + "-files");
        String cell = Sessions.write(files, "my-cell.yaml", CellFile.OWN.yaml());
        List<RunRequest> runs =
                List.of(
                        Sessions.request(
                                1,
                                protocol(files, "one", "", "rest: 20 s", "cc: {rate_C: 0.1, until: {time: 4 min}}"),
                                "nco-sn-3wt",
                                0),
                        Sessions.request(
                                2,
                                protocol(files, "two", "", "cc: {rate_C: 0.3, until: {time: 3 min}}", "rest: 1 min"),
                                cell,
                                30),
                        Sessions.request(
                                3,
                                protocol(files, "three", safetyOfThree, "cc: {rate_C: 0.2, until: {time: 5 min}}"),
                                "nco-na9sn4-0wt",
                                15),
                        Sessions.request(
                                4,
                                protocol(files, "four", "", "cccv: {rate_C: 0.5, voltage: window_upper, until: {time: 4 min}}"),
                                "nco-sn-0wt",
                                60));
        return Sessions.run(folder.resolve(name), 50, 5, runs, BenchAttendant.NONE);
    }

    private static String protocol(Path files, String name, String safety, String... steps)
            throws Exception {
        StringBuilder text = new StringBuilder(HEAD.formatted(name, safety));
        for (String step : steps) {
            text.append("  - ").append(step).append('\n');
        }
        return Sessions.write(files, name + ".yaml", text.toString());
    }

    @Test
    void oneTripLeavesTheDataOfTheOtherThreeAsTheyAre() throws Exception {
        SessionResult healthy = session("healthy", "");
        SessionResult tripped = session("tripped", "safety: {voltage_V: [1.5, 2.2]}\n");

        assertThat(healthy.completed()).isTrue();
        assertStartsApart(healthy);
        for (int i = 0; i < 4; i++) {
            RunResult one = healthy.runs().get(i);
            RunResult two = tripped.runs().get(i);
            if (i == 2) {
                assertThat(Sessions.summary(two).path("trip").path("id").asString())
                        .isEqualTo("over-voltage");
                assertThat(data(two).size()).isPositive().isLessThan(data(one).size());
            } else {
                assertThat(two.completed()).as("channel %d", i + 1).isTrue();
                assertThat(Files.readString(two.folder().bdfCsv()))
                        .as("channel %d", i + 1)
                        .isEqualTo(Files.readString(one.folder().bdfCsv()));
            }
        }
        Sessions.figure(
                "four channels: channel 3 tripped after %.2f s, the files of the others are the same bytes",
                Sessions.summary(tripped.runs().get(2)).path("trip").path("at_seconds").asDouble());
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
