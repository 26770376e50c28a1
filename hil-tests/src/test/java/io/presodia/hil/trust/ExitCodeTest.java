package io.presodia.hil.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hil.support.CellFile;
import io.presodia.hil.support.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line as a process of its own: what scripts see of it. */
class ExitCodeTest {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    private static final String CHARGE =
            """
            schema: presodia/protocol/v1
            name: charge
            %s
            steps:
              - rest: 5 s
              - cc: {rate_C: 0.2, until: {time: 2 min}}
            """;

    @TempDir private Path folder = Path.of("");

    private record Outcome(int code, String out, String err) {}

    private Outcome presodia(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.presodia.host.cli.Presodia"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Outcome run(String protocol, String cell) throws IOException, InterruptedException {
        return presodia(
                "run",
                protocol,
                "--cell",
                cell,
                "--board",
                "bench-4",
                "--virtual",
                "--json",
                "--out",
                folder.resolve("run").toString());
    }

    @Test
    void aRunThatEndsAsItShouldExitsZeroWithOneDocumentOnStandardOutput() throws Exception {
        String protocol = Sessions.write(folder, "charge.yaml", CHARGE.formatted(""));
        Outcome outcome = run(protocol, "nco-na9sn4-0wt");

        assertThat(outcome.code()).as(outcome.err()).isEqualTo(DONE);
        JsonNode printed = JsonMapper.shared().readTree(outcome.out());
        assertThat(printed.path("outcome").asString()).isEqualTo("completed");
        assertThat(printed.path("virtual").asBoolean()).isTrue();
    }

    @Test
    void aLimitCrossedExitsOneAndTheSummaryNamesTripValueAndLimit() throws Exception {
        String protocol =
                Sessions.write(
                        folder, "charge.yaml", CHARGE.formatted("safety: {voltage_V: [1.5, 2.2]}"));
        Outcome outcome = run(protocol, "nco-na9sn4-0wt");

        assertThat(outcome.code()).as(outcome.err()).isEqualTo(FAILED);
        JsonNode trip =
                JsonMapper.shared()
                        .readTree(Files.readString(folder.resolve("run/summary.json")))
                        .path("trip");
        assertThat(trip.path("id").asString()).isEqualTo("over-voltage");
        assertThat(trip.path("value").asDouble()).isBetween(2.2, 2.21);
        assertThat(trip.path("limit").asDouble()).isEqualTo(2.2);
        assertThat(outcome.err()).contains("over voltage");
    }

    @Test
    void aBadFileExitsTwoAndNamesFileLineKeyAndValue() throws Exception {
        String cell =
                Sessions.write(
                        folder,
                        "bad.yaml",
                        CellFile.OWN.yaml().replace("wt_percent: 2.0", "wt_percent: 30"));
        Outcome outcome = run("first-cycle-activation", cell);

        assertThat(outcome.code()).isEqualTo(BAD_INPUT);
        assertThat(outcome.err()).contains(cell + ":6: donor.wt_percent: 30: must be from 0 to 10");
        assertThat(folder.resolve("run")).doesNotExist();
    }
}
