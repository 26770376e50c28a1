package io.presodia.firmware.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.service.Device;
import io.presodia.firmware.service.Rows;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.BatchReader;
import io.presodia.hal.time.SystemTimebase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoapFaceTest {
    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Device device;

    @SuppressWarnings("NullAway.Init")
    private CoapFace face;

    @SuppressWarnings("NullAway.Init")
    private DeviceKey operator;

    @SuppressWarnings("NullAway.Init")
    private DeviceKey engineer;

    @BeforeEach
    void open() throws Exception {
        device = new Device(folder, new SystemTimebase(), Device.unlimited());
        operator = device.keys.add("op-alice", Role.OPERATOR, Instant.EPOCH);
        engineer = device.keys.add("en-eve", Role.ENGINEER, Instant.EPOCH);
        device.publish(3);
        face = CoapFace.open(CoapSettings.device(ANY, ANY), device.parts);
    }

    @AfterEach
    void close() throws Exception {
        face.close();
        device.close();
    }

    @Test
    void whoHasNoKeyMayLookOnThisMachineAndNothingElse() throws Exception {
        try (Client client = Client.plain(face.plainPort())) {
            assertThat(client.get(".well-known/core?rt=bat.state").getResponseText())
                    .startsWith("</ch/1/state>;rt=\"bat.state\"");
            assertThat(client.get("ch/1/v").getOptions().getContentFormat()).isEqualTo(112);
            assertThat(client.json(CoAP.Code.POST, "ch/1/cmd", "{'id':'s','do':'stop'}").getCode())
                    .isEqualTo(ResponseCode.UNAUTHORIZED);
            assertThat(client.get("keys").getCode()).isEqualTo(ResponseCode.UNAUTHORIZED);
            assertThat(client.get("").getCode()).isEqualTo(ResponseCode.NOT_FOUND);
            CoapResponse fetched =
                    Objects.requireNonNull(client.send(client.request(CoAP.Code.FETCH, "id")));
            assertThat(fetched.getCode()).isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
            assertThat(fetched.getResponseText())
                    .isEqualTo("method FETCH: must be GET, POST, PUT or DELETE");
        }
    }

    @Test
    void anOperatorCommandsOverDtlsAndHearsTheResult() throws Exception {
        try (Client client = Client.secure(face.securePort(), operator)) {
            CoapResponse made =
                    client.json(CoAP.Code.POST, "ch/2/cmd", "{'id':'a1','do':'proceed'}");
            assertThat(made.getCode()).isEqualTo(ResponseCode.CREATED);
            assertThat(made.getOptions().getLocationPathString()).isEqualTo("cmd/a1");
            Client.Observation result = client.observe("cmd/a1", 50);
            assertThat(next(result)).contains("\"accepted\"");
            device.scan();
            assertThat(next(result)).contains("\"done\"").contains("op-alice");
            assertThat(device.done).containsExactly("proceed 2 op-alice");
            assertThat(client.json(CoAP.Code.PUT, "prog/x", "{}").getCode())
                    .isEqualTo(ResponseCode.FORBIDDEN);
        }
    }

    private static String next(Client.Observation observation) throws InterruptedException {
        return Objects.requireNonNull(observation.next(Client.PATIENCE_MILLIS), "no notification")
                .getResponseText();
    }

    @Test
    void aWrongKeyAndAnUnknownIdentityGetNoSession() throws Exception {
        byte[] wrong = operator.secret().toArray();
        wrong[0] ^= 1;
        for (String identity : List.of(operator.identity(), "nobody")) {
            try (Client client = Client.secure(face.securePort(), identity, wrong).patience(1500)) {
                CoapResponse response = null;
                try {
                    response = client.send(client.request(CoAP.Code.GET, "id"));
                } catch (ConnectorException e) {
                    assertThat(e).as("the handshake failed").isNotNull();
                }
                assertThat(response).as(identity).isNull();
            }
        }
        try (Client client = Client.secure(face.securePort(), operator)) {
            assertThat(client.get("id").getCode()).isEqualTo(ResponseCode.CONTENT);
        }
    }

    @Test
    void anObserverWithAStepHearsOnlyOfSteps() throws Exception {
        try (Client client = Client.plain(face.plainPort())) {
            Client.Observation volts = client.observe("ch/1/v?c.st=0.5", 0);
            assertThat(next(volts)).isEqualTo("3.0");
            device.publish(3.25);
            assertThat(volts.next(400)).isNull();
            device.publish(3.5);
            assertThat(next(volts)).isEqualTo("3.5");
        }
    }

    @Test
    void anUnknownConditionIsRefused() throws Exception {
        try (Client client = Client.plain(face.plainPort())) {
            Request request = client.request(CoAP.Code.GET, "ch/1/v?c.nonsense=1");
            request.setObserve();
            CoapResponse response = Objects.requireNonNull(client.send(request));
            assertThat(response.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
            assertThat(response.getResponseText()).startsWith("c.nonsense: unknown");
            assertThat(response.getOptions().hasObserve()).isFalse();
        }
    }

    @Test
    void aBatchOfManyBlocksArrivesWhole() throws Exception {
        for (int seq = 1; seq <= 900; seq++) {
            device.log.add(Rows.sample(seq));
        }
        try (Client client = Client.plain(face.plainPort())) {
            CoapResponse response = client.get("log/rows?from=3.0&n=900");
            assertThat(response.getPayload().length).isGreaterThan(20_000);
            Batch batch = BatchReader.read(response.getPayload());
            assertThat(batch.rows()).isEqualTo(device.log);
            Request again = client.request(CoAP.Code.GET, "log/rows?from=3.0&n=900");
            again.getOptions().addETag(response.getOptions().getETags().getFirst());
            assertThat(Objects.requireNonNull(client.send(again)).getCode())
                    .isEqualTo(ResponseCode.VALID);
        }
    }

    @Test
    void aFileOfManyBlocksIsCheckedAndTaken() throws Exception {
        String protocol =
                "# %s\n".repeat(300)
                        + """
                        steps:
                          - rest: 2 min
                        """;
        String whole =
                "schema: presodia/protocol/v1\nname: long\nrecord: {every: 30 s}\n" + protocol;
        try (Client client = Client.secure(face.securePort(), engineer)) {
            Request put = client.request(CoAP.Code.PUT, "prog/long");
            put.setPayload(whole);
            put.getOptions().setContentFormat(0).setIfNoneMatch(true);
            CoapResponse made = Objects.requireNonNull(client.send(put));
            assertThat(made.getCode()).as(made.getResponseText()).isEqualTo(ResponseCode.CREATED);
            assertThat(client.get("prog/long").getResponseText()).isEqualTo(whole);
        }
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedBeforeItIsThere() throws Exception {
        try (Client client = Client.secure(face.securePort(), engineer)) {
            Request put = client.request(CoAP.Code.PUT, "prog/huge");
            put.setPayload(new byte[CoapSettings.LARGEST_BODY + 1]);
            put.getOptions().setContentFormat(0);
            CoapResponse refused = Objects.requireNonNull(client.send(put));
            assertThat(refused.getCode()).isEqualTo(ResponseCode.REQUEST_ENTITY_TOO_LARGE);
            assertThat(refused.getResponseText()).isEqualTo("payload 131073 bytes: at most 131072");
        }
    }

    @Test
    void aKeyThatIsRevokedIsWorthNothingInALiveSessionEither() throws Exception {
        try (Client client = Client.secure(face.securePort(), operator)) {
            assertThat(client.get("id").getCode()).isEqualTo(ResponseCode.CONTENT);
            DeviceKey fresh = device.keys.add("op-alice", Role.OPERATOR, Instant.EPOCH);
            try (Client renewed = Client.secure(face.securePort(), fresh)) {
                assertThat(renewed.get("id").getCode()).isEqualTo(ResponseCode.CONTENT);
                device.keys.revoke(operator.identity());
                assertThat(renewed.get("id").getCode()).isEqualTo(ResponseCode.CONTENT);
            }
            CoapResponse refused = null;
            try {
                refused = client.send(client.request(CoAP.Code.GET, "id"));
            } catch (ConnectorException e) {
                // The connection was taken away before the request was refused: as good.
            }
            assertThat(refused == null || refused.getCode() == ResponseCode.UNAUTHORIZED).isTrue();
        }
    }

    /** Also where it is one of two: half a face would be none for who has a key. */
    @Test
    void anAddressThatIsInUseIsNamed() {
        InetSocketAddress taken =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), face.securePort());
        assertThatThrownBy(() -> CoapFace.open(CoapSettings.device(ANY, taken), device.parts))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot listen on")
                .hasMessageContaining(":" + face.securePort() + " (UDP): Address already in use");
    }

    @Test
    void aPlainAddressThatOthersCanReachMustBeAskedFor() {
        InetSocketAddress open = new InetSocketAddress("192.0.2.1", 5683);
        assertThatThrownBy(() -> CoapSettings.device(open, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without security");
    }
}
