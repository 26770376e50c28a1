package io.presodia.firmware.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.Principal;
import io.presodia.firmware.access.RateLimit;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.safety.Fault;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.safety.Watched;
import io.presodia.firmware.telemetry.SenmlReader;
import io.presodia.firmware.telemetry.SenmlRecord;
import io.presodia.firmware.telemetry.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ServiceTest {
    private static final String NAME = "urn:dev:ops:32473-bench.4-B7:";

    @TempDir private Path folder = Path.of("");

    private final HandTimebase clock = new HandTimebase();

    @SuppressWarnings("NullAway.Init")
    private Device device;

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @BeforeEach
    void open() throws IOException {
        device = new Device(folder, clock, Device.unlimited());
        device.publish(3.0625);
        service = new Service(device.parts);
    }

    @AfterEach
    void close() throws IOException {
        device.close();
    }

    static String text(Reply reply) {
        return new String(reply.body().toArray(), StandardCharsets.UTF_8);
    }

    private JsonNode json(String uri) throws Exception {
        Reply reply = service.handle(Requests.accept(Requests.get(uri), 50));
        assertThat(reply.code()).as(text(reply)).isEqualTo(Code.CONTENT);
        return WireFormat.JSON.read(reply.body().toArray());
    }

    @Test
    void aQuantityIsSaidInSenmlAndAsText() throws Exception {
        Reply cbor = service.handle(Requests.get("ch/1/v"));
        assertThat(cbor.format()).isEqualTo(Format.SENML_CBOR);
        assertThat(SenmlReader.read(cbor.body().toArray(), WireFormat.CBOR))
                .containsExactly(SenmlRecord.of(NAME + "ch1/v", "V", 3.0625).at(1_767_225_600.05));
        assertThat(text(service.handle(Requests.accept(Requests.get("ch/1/v"), 0))))
                .isEqualTo("3.0625");
    }

    @Test
    void anEstimateComesWithItsSigma() throws Exception {
        Reply reply = service.handle(Requests.accept(Requests.get("ch/2/soc"), 110));
        assertThat(SenmlReader.read(reply.body().toArray(), WireFormat.JSON))
                .extracting(SenmlRecord::name, SenmlRecord::number)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(NAME + "ch2/soc", 0.625),
                        org.assertj.core.groups.Tuple.tuple(NAME + "ch2/soc_sigma", 0.0125));
    }

    /** 1e-4 A h in, 2.5e-5 A h out: 7.5e-5 × 3600 = 0.27 C. */
    @Test
    void chargeIsSaidInCoulombs() {
        assertThat(
                        Double.parseDouble(
                                text(service.handle(Requests.accept(Requests.get("ch/1/q"), 0)))))
                .isCloseTo(0.27, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void whatWasNotMeasuredIsSaidToBeMissing() {
        device.publish(Double.NaN);
        assertThat(text(service.handle(Requests.accept(Requests.get("ch/1/v"), 0))))
                .isEqualTo("missing");
        assertThat(text(service.handle(Requests.accept(Requests.get("ch/1"), 110))))
                .doesNotContain("ch1/v\"");
    }

    @Test
    void beforeTheFirstScanThereIsNothingToSay() throws Exception {
        try (Device fresh = new Device(folder.resolve("."), clock, Device.unlimited())) {
            Reply reply = new Service(fresh.parts).handle(Requests.get("ch/1/v"));
            assertThat(reply.code()).isEqualTo(Code.UNAVAILABLE);
            assertThat(reply.maxAgeSeconds()).isEqualTo(1);
        }
    }

    @Test
    void theStateTellsRunStepAndCycle() throws Exception {
        JsonNode state = json("ch/1/state");
        assertThat(state.path("state").asString()).isEqualTo("running");
        assertThat(state.path("step").asString()).isEqualTo("charge");
        assertThat(state.path("cycle").asInt()).isEqualTo(2);
    }

    @Test
    void theIdentitySaysWhichSoftwareAnswers() throws Exception {
        assertThat(json("id").path("version").asString()).isEqualTo("1.2.3");
        assertThat(json("id").path("commit").asString()).isEqualTo("abc");
    }

    @Test
    void howTheSerialLineIsStandsInTheIdentityWhereThereIsOne() throws Exception {
        assertThat(json("id").has("serial_line")).isFalse();
        device.view.withSerialLine(() -> false);
        assertThat(json("id").path("serial_line").asString()).isEqualTo("lost");
        device.view.withSerialLine(() -> true);
        assertThat(json("id").path("serial_line").asString()).isEqualTo("open");
    }

    @Test
    void anAlarmHasCauseValueAndLimit() throws Exception {
        device.publish(
                3.9,
                List.of(
                        new Trip(
                                Fault.OVER_VOLTAGE,
                                1,
                                Watched.VOLTS,
                                3.9,
                                3.7,
                                7,
                                Instant.EPOCH,
                                7,
                                "")));
        JsonNode trip = json("ch/1/alm").path("trips").get(0);
        assertThat(trip.path("fault").asString()).isEqualTo("over-voltage");
        assertThat(trip.path("value").asDouble()).isEqualTo(3.9);
        assertThat(trip.path("limit").asDouble()).isEqualTo(3.7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ch/5/v        | NOT_FOUND          | channel 5: the board has channels 1 to 4",
                "ch/0/v        | NOT_FOUND          | channel 0: the board has channels 1 to 4",
                "ch/x/v        | NOT_FOUND          | channel x: the board has channels 1 to 4",
                "ch/1/nothing  | NOT_FOUND          | /ch/1/nothing: unknown; /.well-known/core lists what there is",
                "nowhere       | NOT_FOUND          | /nowhere: unknown; /.well-known/core lists what there is",
                "ch/1/v/deeper | NOT_FOUND          | /ch/1/v/deeper: unknown; /.well-known/core lists what there is",
                "cmd/nobody    | NOT_FOUND          | id nobody: no such command",
                "log/rows?from=7 | BAD_REQUEST      | from 7: <boot>.<seq>",
                "log/rows?n=0  | BAD_REQUEST        | n 0: a whole number from 1 to 1000",
                "prog/a%2Fb    | BAD_REQUEST        | name a%2Fb: 1 to 64 letters, digits, . _ -, no ending"
            })
    void aWrongRequestIsToldWhatWouldBeRight(String uri, Code code, String message) {
        Reply reply = service.handle(Requests.get(uri));
        assertThat(reply.code()).isEqualTo(code);
        assertThat(text(reply)).isEqualTo(message);
    }

    @Test
    void aNewKeyIsToldOnceAsItIsUsedAndNeverAgain() throws Exception {
        Principal giver = new Principal("pr-pat", Role.PROVISION, true);
        Request asked = Requests.of(Method.POST, "keys", giver, "{'owner':'zoe','role':'read'}");
        Reply first = service.handle(asked);
        Reply reply = service.handle(Requests.accept(Requests.echo(asked, first.echo()), 50));
        JsonNode made = WireFormat.JSON.read(reply.body().toArray());
        DeviceKey key =
                Objects.requireNonNull(
                        device.parts.keys().find(made.path("identity").asString()), text(reply));
        assertThat(made.path("key").asString())
                .matches("[0-9a-f]{32}")
                .isEqualTo(new String(key.secret().toArray(), StandardCharsets.US_ASCII));
        Request list = Requests.of(Method.GET, "keys", giver, "");
        assertThat(text(service.handle(Requests.accept(list, 50))))
                .contains(made.path("identity").asString(), "zoe")
                .doesNotContain(made.path("key").asString());
    }

    /** Strangers learn that a key is needed, and no more. */
    @Test
    void whoMayNotIsToldWhatWouldBeRight() {
        Principal nobody = Principal.anonymous("127.0.0.1");
        assertThat(
                        text(
                                service.handle(
                                        Requests.of(
                                                Method.PUT, "ch/1/cmd", Requests.OPERATOR, "{}"))))
                .isEqualTo("PUT: must be POST");
        assertThat(
                        text(
                                service.handle(
                                        Requests.of(
                                                Method.POST, "ch/1/cmd", Requests.READER, "{}"))))
                .isEqualTo("role read: must be operator or engineer");
        assertThat(text(service.handle(Requests.of(Method.POST, "ch/1/cmd", nobody, "{}"))))
                .isEqualTo("needs a key");
        assertThat(text(service.handle(Requests.of(Method.GET, "nowhere", nobody, ""))))
                .isEqualTo("/nowhere: unknown; /.well-known/core lists what there is");
    }

    @Test
    void aFormatThatIsNotSpokenIsRefused() {
        Reply reply = service.handle(Requests.accept(Requests.get("ch/1/v"), 60));
        assertThat(reply.code()).isEqualTo(Code.NOT_ACCEPTABLE);
        assertThat(text(reply)).isEqualTo("accept 60: there is 112, 110, 0");
    }

    @Test
    void discoveryCanBeFiltered() {
        String all = text(service.handle(Requests.get(".well-known/core")));
        assertThat(all).contains("</ch/4/v>;rt=\"bat.v\";if=\"core.s\";ct=\"112 110 0\";obs");
        assertThat(text(service.handle(Requests.get(".well-known/core?rt=bat.v&href=/ch/2*"))))
                .isEqualTo("</ch/2/v>;rt=\"bat.v\";if=\"core.s\";ct=\"112 110 0\";obs");
        assertThat(text(service.handle(Requests.get(".well-known/core?rt=none")))).isEmpty();
    }

    @Test
    void everyLinkOfDiscoveryAnswers() {
        for (String link : text(service.handle(Requests.get(".well-known/core"))).split(",", -1)) {
            String path = link.substring(2, link.indexOf('>'));
            Reply reply = service.handle(Requests.get(path));
            assertThat(reply.code())
                    .as(path)
                    .isIn(Code.CONTENT, Code.FORBIDDEN, Code.METHOD_NOT_ALLOWED);
        }
    }

    @Test
    void tooManyRequestsOfOnePrincipalWaitAndOthersDoNot() throws Exception {
        try (Device busy = new Device(folder.resolve("."), clock, new RateLimit(2, 3))) {
            busy.publish(3);
            Service limited = new Service(busy.parts);
            for (int i = 0; i < 3; i++) {
                assertThat(limited.handle(Requests.get("id")).code()).isEqualTo(Code.CONTENT);
            }
            Reply refused = limited.handle(Requests.get("id"));
            assertThat(refused.code()).isEqualTo(Code.TOO_MANY_REQUESTS);
            assertThat(refused.maxAgeSeconds()).isEqualTo(1);
            assertThat(limited.handle(Requests.of(Method.GET, "id", Requests.OPERATOR, "")).code())
                    .isEqualTo(Code.CONTENT);
            clock.passSeconds(0.5);
            assertThat(limited.handle(Requests.get("id")).code()).isEqualTo(Code.CONTENT);
        }
    }

    /** Who misspells a query is not told something else than he asked for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log/rows?form=3.0  | BAD_OPTION  | query form: unknown; there are from, n",
                "id?x               | BAD_OPTION  | query x: unknown; there is none",
                "ch/1/v?pmin=3      | BAD_OPTION  | query pmin: unknown; there are conditions",
                "ch/1/v?c.pmni=3    | BAD_REQUEST | c.pmni: unknown",
                "ch/1/state?c.gt=3  | BAD_REQUEST | c.gt: this is no number",
                "ch/1/v?c.edge=1    | BAD_REQUEST | c.edge: this is not true or false",
                "log/rows?from=3.99 | UNPROCESSABLE | from 3.99: the newest row is 3.1",
                "log/rows?from=4.0  | UNPROCESSABLE | from 4.0: the newest row is 3.1"
            })
    void aQueryThatIsNotThereOrNotTrueIsRefused(String uri, Code code, String message) {
        device.log.add(Rows.sample(1));
        Reply reply = service.handle(Requests.get(uri));
        assertThat(reply.code()).isEqualTo(code);
        assertThat(text(reply)).startsWith(message);
    }

    @Test
    void whatIsAskedForRightlyIsAnswered() {
        device.log.add(Rows.sample(1));
        for (String uri :
                List.of(
                        "ch/1/alm?c.edge=1",
                        "ch/1/v?c.st=0.1&c.pmin=2",
                        "log/rows?from=3.1&n=5",
                        ".well-known/core?title=x")) {
            assertThat(service.handle(Requests.get(uri)).code()).as(uri).isEqualTo(Code.CONTENT);
        }
    }

    @Test
    void rowsOfTheLogHaveAVersion() {
        device.log.add(Rows.sample(1));
        Reply reply = service.handle(Requests.get("log/rows?from=3.0&n=10"));
        assertThat(reply.code()).isEqualTo(Code.CONTENT);
        Bytes version = reply.etag();
        assertThat(version).isNotNull();
        Request again =
                Requests.conditions(
                        Requests.get("log/rows?from=3.0&n=10"), List.of(version), List.of(), false);
        assertThat(service.handle(again).code()).isEqualTo(Code.VALID);
        assertThat(service.handle(again).body().length()).isZero();
    }

    @Test
    void anAcknowledgementNeverGoesBackNorAheadOfTheLog() throws Exception {
        for (int seq = 1; seq <= 9; seq++) {
            device.log.add(Rows.sample(seq));
        }
        acknowledge(7);
        acknowledge(4);
        assertThat(json("log").path("acked").path("seq").asInt()).isEqualTo(7);
        Reply ahead =
                service.handle(
                        Requests.of(
                                Method.PUT, "log/ack", Requests.OPERATOR, "{'boot':3,'seq':10}"));
        assertThat(ahead.code()).isEqualTo(Code.UNPROCESSABLE);
        assertThat(text(ahead)).isEqualTo("seq 3.10: the newest row is 3.9");
    }

    private void acknowledge(int seq) {
        Reply reply =
                service.handle(
                        Requests.of(
                                Method.PUT,
                                "log/ack",
                                Requests.OPERATOR,
                                "{'boot':3,'seq':" + seq + "}"));
        assertThat(reply.code()).isEqualTo(Code.CHANGED);
    }
}
