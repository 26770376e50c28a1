package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.firmware.journal.JournalReader;
import io.presodia.host.format.BdfColumn;
import io.presodia.host.format.BdfCsvReader;
import io.presodia.host.run.RunData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(90)
class HostVerbTest {
    private static final String RUN = "run-1_1.1_ch2";

    @TempDir private Path folder;

    private Path state() {
        return folder.resolve("state");
    }

    private Cli host(Daemons daemon, String... args) {
        List<String> all = new ArrayList<>(List.of("host"));
        all.addAll(List.of(args));
        all.addAll(
                List.of(
                        "--device",
                        daemon.coaps(),
                        "--key",
                        folder.resolve("eve.json").toString()));
        return Cli.run(all.toArray(String[]::new));
    }

    @Test
    void aRunIsStartedAndItsRowsArriveOnceToTheResolutionOfTheColumns() throws Exception {
        Cli.run(
                "provision",
                "--state",
                state().toString(),
                "--owner",
                "eve",
                "--role",
                "engineer",
                "--out",
                folder.resolve("eve.json").toString());
        try (Daemons daemon = Daemons.firmware(state())) {
            Cli started =
                    host(
                            daemon,
                            "start",
                            "2",
                            "--cell",
                            "nco-sn-3wt",
                            "--protocol",
                            "first-cycle-activation",
                            "--id",
                            "run-1",
                            "--json");
            assertThat(started.code()).as(started.err() + started.out()).isEqualTo(Exit.DONE);
            assertThat(started.json().path("state").asString()).isEqualTo("done");
            assertThat(pull(daemon).path("journal").asString()).startsWith("bench-4");
            Daemons.await(() -> rows() > 200);
            Cli stopped = host(daemon, "stop", "2", "--reason", "enough");
            assertThat(stopped.out()).contains("done: the run stops");
            JsonNode status = host(daemon, "status", "--json").json();
            assertThat(status.path("channels")).hasSize(4);
            assertThat(host(daemon, "pause", "2").code()).isEqualTo(Exit.FAILED);
            Daemons.await(this::isOver);
            Daemons.await(() -> pull(daemon).path("rows").asLong() == 0);
            assertThat(host(daemon, "watch", "ch/2/state", "--count", "1").out())
                    .contains("stopped");
            assertThat(host(daemon, "watch", "ch/2/v", "--count", "1").out())
                    .containsPattern("^\\S+Z  \\S*ch2/v  -?\\d\\.\\d+ V\\R");
            assertThat(host(daemon, "discover").out()).contains("</ch/4/soc>");
        }
        compare();
    }

    /** The last row of a run is committed with its end. */
    private boolean isOver() {
        try (JournalReader reader = JournalReader.open(state().resolve("journal.db"))) {
            return reader.run(RUN).orElseThrow().ended() != null;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private long rows() {
        try (JournalReader reader = JournalReader.open(state().resolve("journal.db"))) {
            return reader.samples(io.presodia.firmware.journal.Cursor.START, 1000).size();
        } catch (java.io.IOException e) {
            return 0;
        }
    }

    private JsonNode pull(Daemons daemon) {
        Cli pulled =
                host(
                        daemon,
                        "pull",
                        "--store",
                        folder.resolve("rows.db").toString(),
                        "--bdf",
                        folder.resolve("runs").toString(),
                        "--ack",
                        "--json");
        assertThat(pulled.code()).as(pulled.err()).isEqualTo(Exit.DONE);
        return pulled.json();
    }

    private void compare() throws Exception {
        RunData kept = RunData.read(state().resolve("journal.db"), RUN);
        Path csv = folder.resolve("runs").resolve(RUN + ".bdf.csv");
        assertThat(Files.exists(folder.resolve("runs").resolve(RUN + ".bdf.parquet"))).isTrue();
        var table = BdfCsvReader.read(csv);
        double[] volts = table.numbers(BdfColumn.VOLTAGE_VOLT).orElseThrow();
        double[] charge = table.numbers(BdfColumn.CHARGING_CAPACITY_AH).orElseThrow();
        assertThat(volts).hasSize(kept.size());
        for (int i = 0; i < volts.length; i++) {
            assertThat(volts[i]).isEqualTo(kept.volts()[i], within(0.5000001e-5));
            assertThat(charge[i])
                    .isEqualTo(kept.total().chargeAmpereHours()[i], within(0.51e-6 / 3600));
        }
    }
}
