package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.coap.Answer;
import io.presodia.firmware.coap.CoapCaller;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.service.Method;
import io.presodia.host.client.Credential;
import io.presodia.host.client.DeviceAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole daemon, and somebody on the other side of the network. */
@Timeout(40)
class RemoteTest {
    private static final int JSON = 50;
    private static final int TEXT = 0;
    private static final int SENML_JSON = 110;
    private static final String PROTOCOL =
            """
            schema: presodia/protocol/v1
            steps:
              - rest: 10 s
              - hold_for_operator: "Look at the cell."
              - rest: 1000 h
            """;

    private static final String TRIP =
            """
            schema: presodia/protocol/v1
            safety: {voltage_V: [1.5, 1.6]}
            steps:
              - rest: 5 s
              - cc: {rate_C: 0.5, until: {time: 20 min}}
            """;

    @TempDir private Path folder;

    private Path state() {
        return folder.resolve("state");
    }

    private Credential key(String owner, String role) throws IOException {
        Path file = folder.resolve(owner + ".json");
        Cli made =
                Cli.run(
                        "provision",
                        "--state",
                        state().toString(),
                        "--owner",
                        owner,
                        "--role",
                        role,
                        "--out",
                        file.toString());
        assertThat(made.code()).as(made.err()).isZero();
        return Credential.read(file);
    }

    private static CoapCaller caller(Daemons daemon, Credential key) {
        DeviceAddress address = Objects.requireNonNull(DeviceAddress.of(daemon.coaps()));
        return CoapCaller.of(address.settings(key).patience(5000, 500));
    }

    private static Answer post(CoapCaller caller, String json) throws IOException {
        return caller.send(
                Method.POST,
                "ch/1/cmd",
                JSON,
                json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** What became of a command, once it is settled. */
    private static JsonNode result(CoapCaller caller, String id) throws Exception {
        while (true) {
            JsonNode record = JsonMapper.shared().readTree(caller.get("cmd/" + id, JSON).text());
            if (!record.path("state").asString("").equals("accepted")) {
                return record;
            }
            Daemons.REAL.sleep(20_000_000);
        }
    }

    private static String state(CoapCaller caller) throws IOException {
        return JsonMapper.shared()
                .readTree(caller.get("ch/1/state", JSON).text())
                .path("state")
                .asString("");
    }

    private static void awaitState(CoapCaller caller, String wanted) {
        try {
            while (!state(caller).equals(wanted)) {
                Daemons.REAL.sleep(20_000_000);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRunIsUploadedStartedHeldPausedAndStoppedFromOutside() throws Exception {
        Credential engineer = key("eve", "engineer");
        try (Daemons daemon = Daemons.firmware(state());
                CoapCaller eve = caller(daemon, engineer)) {
            Answer wrong =
                    eve.send(
                            Method.PUT,
                            "prog/look",
                            TEXT,
                            "schema: presodia/protocol/v1\nsteps:\n  - rest: 3 parsec\n"
                                    .getBytes(StandardCharsets.UTF_8));
            assertThat(wrong.code()).isEqualTo("4.22");
            assertThat(wrong.text()).contains("parsec");
            assertThat(
                            eve.send(
                                            Method.PUT,
                                            "prog/look",
                                            TEXT,
                                            PROTOCOL.getBytes(StandardCharsets.UTF_8))
                                    .code())
                    .isEqualTo("2.01");
            Answer started =
                    post(eve, "{'id':'e1','do':'start','cell':'nco-sn-3wt','protocol':'look'}");
            assertThat(started.code()).as(started.text()).isEqualTo("2.01");
            assertThat(started.location()).containsExactly("cmd", "e1");
            assertThat(result(eve, "e1").path("state").asString()).isEqualTo("done");
            awaitState(eve, "holding");
            assertThat(state().resolve("started/e1.yaml")).exists();
            post(eve, "{'id':'e2','do':'proceed'}");
            awaitState(eve, "running");
            post(eve, "{'id':'e3','do':'pause'}");
            awaitState(eve, "paused");
            assertThat(post(eve, "{'id':'e3','do':'pause'}").text()).contains("\"done\"");
            assertThat(post(eve, "{'id':'e3','do':'resume'}").code()).isEqualTo("4.09");
            post(eve, "{'id':'e4','do':'stop','reason':'seen enough'}");
            awaitState(eve, "stopped");
            assertThat(eve.get("ch/1/state", JSON).text()).contains("eve").contains("look");
            assertThat(state().resolve("started/e1.yaml")).doesNotExist();
        }
        try (JournalReader journal = JournalReader.open(state().resolve("journal.db"))) {
            assertThat(journal.events(Cursor.START, 1000))
                    .extracting(row -> row.entry().kind() + ": " + row.entry().text())
                    .contains("hold_acknowledged: eve asked for it");
        }
    }

    @Test
    void aStartThatNamesAFileOfThisMachineOrNothingAtAllIsRefusedWithTheReason() throws Exception {
        Credential operator = key("alice", "operator");
        try (Daemons daemon = Daemons.firmware(state());
                CoapCaller alice = caller(daemon, operator)) {
            Files.writeString(folder.resolve("secret.yaml"), PROTOCOL);
            post(
                    alice,
                    "{'id':'a1','do':'start','cell':'nco-sn-3wt','protocol':'"
                            + folder.resolve("secret.yaml")
                            + "'}");
            assertThat(result(alice, "a1").path("text").asString()).contains("uploaded");
            post(alice, "{'id':'a2','do':'start','cell':'nco-sn-3wt','protocol':'nowhere'}");
            assertThat(result(alice, "a2").path("text").asString())
                    .contains("protocol 'nowhere': there is none of this name; uploaded: none;")
                    .contains("cycle-0.5C")
                    .doesNotContain("./nowhere");
            post(alice, "{'id':'a3','do':'proceed'}");
            assertThat(result(alice, "a3").path("state").asString()).isEqualTo("refused");
            assertThat(state().resolve("started")).isEmptyDirectory();
        }
    }

    @Test
    void theFilesOfADaemonAreItsOwnersAloneAndWhoHasNoKeyIsToldSo() throws Exception {
        try (Daemons daemon = Daemons.firmware(state())) {
            for (String name : List.of(".owner", "journal.db", "journal.db-wal", "remote.db")) {
                assertThat(Files.getPosixFilePermissions(state().resolve(name)))
                        .as(name)
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
            for (String name : List.of("", "inbox")) {
                assertThat(Files.getPosixFilePermissions(state().resolve(name)))
                        .as(name)
                        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            }
            assertThat(Files.getPosixFilePermissions(state().resolve("journal.db.spare")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            String[] start = {"host", "start", "1", "--cell", "x", "--protocol", "y", "--device"};
            List<String> plain = new ArrayList<>(List.of(start));
            plain.add(daemon.coap());
            assertThat(Cli.run(plain.toArray(String[]::new)).err()).contains("4.01 needs a key");
            List<String> secure = new ArrayList<>(List.of(start));
            secure.addAll(List.of(daemon.coaps(), "--key", "nowhere.json"));
            assertThat(Cli.run(secure.toArray(String[]::new)).err())
                    .contains("nowhere.json: is not there: 'presodia provision");
        }
    }

    @Test
    void aRunStartedFromOutsideIsTakenUpAfterARestartAndACommandIsNotDoneTwice() throws Exception {
        Credential engineer = key("eve", "engineer");
        try (Daemons daemon = Daemons.firmware(state());
                CoapCaller eve = caller(daemon, engineer)) {
            eve.send(Method.PUT, "prog/look", TEXT, PROTOCOL.getBytes(StandardCharsets.UTF_8));
            post(eve, "{'id':'e1','do':'start','cell':'nco-sn-3wt','protocol':'look'}");
            awaitState(eve, "holding");
            assertThat(result(eve, "e1").path("state").asString()).isEqualTo("done");
        }
        try (Daemons daemon = Daemons.firmware(state());
                CoapCaller eve = caller(daemon, engineer)) {
            awaitState(eve, "holding");
            assertThat(daemon.err()).contains("run e1_1.1_ch1 is taken up");
            Answer again =
                    post(eve, "{'id':'e1','do':'start','cell':'nco-sn-3wt','protocol':'look'}");
            assertThat(again.text()).contains("\"done\"");
            assertThat(eve.get("ch/1/state", JSON).text()).contains("e1_1.1_ch1");
        }
    }

    @Test
    void theDeadMansHandleStopsTheRun() throws Exception {
        Credential engineer = key("eve", "engineer");
        try (Daemons daemon = Daemons.firmware(state());
                CoapCaller eve = caller(daemon, engineer)) {
            eve.send(Method.PUT, "prog/look", TEXT, PROTOCOL.getBytes(StandardCharsets.UTF_8));
            eve.send(
                    Method.PUT,
                    "ch/1/lease",
                    JSON,
                    "{\"ttl_s\":1}".getBytes(StandardCharsets.UTF_8));
            post(eve, "{'id':'e1','do':'start','cell':'nco-sn-3wt','protocol':'look'}");
            awaitState(eve, "stopped");
            assertThat(eve.get("ch/1/state", JSON).text()).contains("lease of eve ran out");
        }
    }

    @Test
    void aKeyMadeAndRevokedBesideTheDaemonCountsAtOnce() throws Exception {
        try (Daemons daemon = Daemons.firmware(state())) {
            Credential late = key("late", "read");
            Daemons.REAL.sleep(300_000_000);
            try (CoapCaller caller = caller(daemon, late)) {
                assertThat(caller.get("id", JSON).text()).contains("bench-4");
                Cli revoked =
                        Cli.run(
                                "provision",
                                "--state",
                                state().toString(),
                                "--revoke",
                                late.identity(),
                                "--json");
                assertThat(revoked.json().path("keys")).isEmpty();
                Daemons.REAL.sleep(300_000_000);
            }
            String said;
            try (CoapCaller again =
                    CoapCaller.of(
                            Objects.requireNonNull(DeviceAddress.of(daemon.coaps()))
                                    .settings(late)
                                    .patience(1500, 300))) {
                said = again.get("id", JSON).code();
            } catch (IOException e) {
                said = "silence";
            }
            assertThat(said).isEqualTo("silence");
        }
    }

    /** During a first charge the sodium that can cycle is not known yet: it has no value. */
    @Test
    void estimatesAreSeenWithTheirUncertaintyWhileARunGoesOn() throws Exception {
        Credential engineer = key("eve", "engineer");
        try (Daemons daemon = Daemons.firmware(state());
                CoapCaller eve = caller(daemon, engineer)) {
            assertThat(eve.get("ch/1/soc", TEXT).text()).isEqualTo("missing");
            post(
                    eve,
                    "{'id':'e1','do':'start','cell':'nco-sn-3wt',"
                            + "'protocol':'first-cycle-activation'}");
            String seen = "";
            while (!seen.contains("ch1/soc_sigma")) {
                seen = eve.get("ch/1", SENML_JSON).text();
                assertThat(seen).doesNotContain("completed");
            }
            assertThat(seen).contains("ch1/soc\"").contains("ch1/don\"").contains("ch1/don_sigma");
            double soc = Double.parseDouble(eve.get("ch/1/soc", TEXT).text());
            assertThat(soc).isBetween(0.0, 1.0);
        }
    }

    /** A charge goes past the 1.6 V to which the protocol narrows the cell's limit. */
    @Test
    void aTripHoldsTheChannelUntilAnOperatorClearsItWithAReason() throws Exception {
        Credential engineer = key("eve", "engineer");
        try (Daemons daemon = Daemons.firmware(state());
                CoapCaller eve = caller(daemon, engineer)) {
            eve.send(Method.PUT, "prog/trip", TEXT, TRIP.getBytes(StandardCharsets.UTF_8));
            post(eve, "{'id':'e1','do':'start','cell':'nco-sn-3wt','protocol':'trip'}");
            awaitState(eve, "tripped");
            assertThat(eve.get("ch/1/alm", JSON).text()).contains("over-voltage").contains("1.6");
            Answer silent = clear(eve, "{'id':'c1','reason':''}");
            assertThat(silent.code()).isEqualTo("4.00");
            assertThat(eve.get("ch/1/alm", JSON).text()).contains("over-voltage");
            assertThat(clear(eve, "{'id':'c2','reason':'limit was mine'}").code())
                    .isEqualTo("2.01");
            assertThat(result(eve, "c2").path("state").asString()).isEqualTo("done");
            while (eve.get("ch/1/alm", JSON).text().contains("over-voltage")) {
                Daemons.REAL.sleep(20_000_000);
            }
        }
    }

    private static Answer clear(CoapCaller caller, String json) throws IOException {
        return caller.send(
                Method.POST,
                "ch/1/alm",
                JSON,
                json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** The command is stored, the daemon ends at once: its result is known after the next start. */
    @Test
    void aPoliteEndLeavesNoCommandUnknown() throws Exception {
        Credential engineer = key("eve", "engineer");
        try (Daemons daemon = Daemons.firmware(state());
                CoapCaller eve = caller(daemon, engineer)) {
            for (int i = 0; i < 5; i++) {
                assertThat(post(eve, "{'id':'p" + i + "','do':'proceed'}").code())
                        .isEqualTo("2.01");
            }
        }
        try (Daemons daemon = Daemons.firmware(state());
                CoapCaller eve = caller(daemon, engineer)) {
            for (int i = 0; i < 5; i++) {
                assertThat(result(eve, "p" + i).path("state").asString()).isEqualTo("refused");
            }
        }
    }
}
