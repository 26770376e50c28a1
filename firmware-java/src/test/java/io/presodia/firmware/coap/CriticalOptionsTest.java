package io.presodia.firmware.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.service.Device;
import io.presodia.hal.time.SystemTimebase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.option.OpaqueOptionDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 7252, section 5.4.1: odd numbers are critical. */
class CriticalOptionsTest {
    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int OSCORE = 9;
    private static final int[] CRITICAL = {OSCORE, 21, 2049, 65_001};

    @TempDir private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Device device;

    @SuppressWarnings("NullAway.Init")
    private CoapFace face;

    @SuppressWarnings("NullAway.Init")
    private DeviceKey operator;

    @BeforeEach
    void open() throws Exception {
        device = new Device(folder, new SystemTimebase(), Device.unlimited());
        operator = device.keys.add("op-alice", Role.OPERATOR, Instant.EPOCH);
        device.publish(3);
        face = CoapFace.open(CoapSettings.device(ANY, ANY), device.parts);
    }

    @AfterEach
    void close() throws Exception {
        face.close();
        device.close();
    }

    private static Request with(Request request, int number) {
        if (number == OSCORE) {
            request.getOptions().setOscore(new byte[0]);
        } else {
            request.getOptions()
                    .addOption(
                            new Option(
                                    new OpaqueOptionDefinition(number, "option-" + number),
                                    new byte[] {1}));
        }
        return request;
    }

    private static CoapResponse answer(Client client, Request request) throws Exception {
        return Objects.requireNonNull(client.send(request));
    }

    @Test
    void anUnknownCriticalOptionIsRefusedByItsNumber() throws Exception {
        try (Client client = Client.plain(face.plainPort())) {
            for (int number : CRITICAL) {
                CoapResponse refused =
                        answer(client, with(client.request(CoAP.Code.GET, "id"), number));
                assertThat(refused.getCode()).isEqualTo(ResponseCode.BAD_OPTION);
                assertThat(refused.getResponseText())
                        .isEqualTo("option " + number + ": critical and unknown here");
            }
            assertThat(answer(client, with(client.request(CoAP.Code.GET, "id"), 2050)).getCode())
                    .as("an elective one is left alone")
                    .isEqualTo(ResponseCode.CONTENT);
        }
    }

    @Test
    void whatIsNotConfirmableGetsNoAnswer() throws Exception {
        try (Client client = Client.plain(face.plainPort()).patience(100)) {
            Request request = with(client.request(CoAP.Code.GET, "id"), CRITICAL[2]);
            request.setConfirmable(false);
            assertThat(client.send(request)).isNull();
            Request good = client.request(CoAP.Code.GET, "id");
            good.setConfirmable(false);
            assertThat(answer(client.patience(Client.PATIENCE_MILLIS), good).getCode())
                    .isEqualTo(ResponseCode.CONTENT);
        }
    }

    @Test
    void aCommandWithOneIsNotTaken() throws Exception {
        try (Client client = Client.secure(face.securePort(), operator)) {
            Request order = with(client.request(CoAP.Code.POST, "ch/1/cmd"), CRITICAL[2]);
            order.setPayload("{\"id\":\"s1\",\"do\":\"stop\"}".getBytes(StandardCharsets.UTF_8));
            order.getOptions().setContentFormat(50);
            assertThat(answer(client, order).getCode()).isEqualTo(ResponseCode.BAD_OPTION);
            assertThat(client.get("cmd/s1").getCode()).isEqualTo(ResponseCode.NOT_FOUND);
        }
    }

    @Test
    void aDeviceIsNoProxy() throws Exception {
        try (Client client = Client.plain(face.plainPort())) {
            Request byUri = client.request(CoAP.Code.GET, "id");
            byUri.getOptions().setProxyUri("coap://192.0.2.1/x");
            CoapResponse refused = answer(client, byUri);
            assertThat(refused.getCode()).isEqualTo(ResponseCode.PROXY_NOT_SUPPORTED);
            assertThat(refused.getResponseText()).startsWith("Proxy-Uri: ");
            Request byScheme = client.request(CoAP.Code.GET, "id");
            byScheme.getOptions().setProxyScheme("http");
            refused = answer(client, byScheme);
            assertThat(refused.getCode()).isEqualTo(ResponseCode.PROXY_NOT_SUPPORTED);
            assertThat(refused.getResponseText()).startsWith("Proxy-Scheme: ");
        }
    }
}
