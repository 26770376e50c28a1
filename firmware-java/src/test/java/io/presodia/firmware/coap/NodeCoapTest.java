package io.presodia.firmware.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.presodia.firmware.access.Principal;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.service.Device;
import io.presodia.firmware.service.Method;
import io.presodia.firmware.service.Rows;
import io.presodia.firmware.service.Service;
import io.presodia.firmware.telemetry.BatchReader;
import io.presodia.hal.time.SystemTimebase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.ServerMessageDeliverer;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * node-coap, which shares no code with Californium or libcoap. It speaks no DTLS, so what needs a
 * key goes to a server beside the device that takes everybody for an engineer. Looked for under
 * {@code -Dpresodia.node.modules=…}, then where {@code npm root -g} says.
 */
class NodeCoapTest {
    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /** What node-coap takes for a wish to send in blocks: the exponent of their size alone. */
    private static final String BLOCKS_OF_256 = "04";

    private static final String BLOCKS_OF_64 = "02";

    @TempDir private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Path modules;

    private @Nullable Device device;
    private @Nullable CoapFace face;
    private @Nullable CoapServer engineers;

    private static Path modules() throws IOException, InterruptedException {
        String given = System.getProperty("presodia.node.modules", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        try {
            Process npm =
                    new ProcessBuilder("npm", "root", "-g")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return npm.waitFor() == 0 ? Path.of(said.strip()) : Path.of("no-npm");
        } catch (IOException e) {
            return Path.of("no-npm");
        }
    }

    @BeforeEach
    void open() throws Exception {
        modules = modules().toAbsolutePath();
        assumeTrue(
                Files.isDirectory(modules.resolve("coap")),
                "node-coap is not installed (npm install -g coap)");
        Device made = new Device(folder, new SystemTimebase(), Device.unlimited());
        made.publish(3.0625);
        device = made;
        face = CoapFace.open(CoapSettings.device(ANY, null), made.parts);
    }

    @AfterEach
    void close() throws Exception {
        if (engineers != null) {
            engineers.destroy();
        }
        if (face != null) {
            face.close();
        }
        if (device != null) {
            device.close();
        }
    }

    private Device device() {
        return Objects.requireNonNull(device);
    }

    private int port() {
        return Objects.requireNonNull(face).plainPort();
    }

    /** A server that hands everything to the device's resources, in the name of an engineer. */
    private int engineers() {
        Service service = new Service(device().parts);
        Configuration configuration = CoapConfiguration.of(CoapSettings.device(ANY, null));
        CoapResource all =
                new CoapResource("") {
                    @Override
                    public void handleRequest(Exchange exchange) {
                        Method method =
                                Objects.requireNonNull(Messages.method(exchange.getRequest()));
                        new CoapExchange(exchange)
                                .respond(
                                        Messages.response(
                                                service.handle(
                                                        Messages.request(
                                                                exchange.getRequest(),
                                                                method,
                                                                new Principal(
                                                                        "eve",
                                                                        Role.ENGINEER,
                                                                        true)))));
                    }
                };
        CoapServer server = new CoapServer(configuration);
        CoapEndpoint endpoint =
                CoapEndpoint.builder()
                        .setConfiguration(configuration)
                        .setConnector(new UDPConnector(ANY, configuration))
                        .build();
        server.addEndpoint(endpoint);
        server.setMessageDeliverer(
                new ServerMessageDeliverer(all, configuration) {
                    @Override
                    protected Resource findResource(Exchange exchange) {
                        return all;
                    }

                    @Override
                    protected Resource findResource(List<String> path) {
                        return all;
                    }
                });
        server.start();
        engineers = server;
        return endpoint.getAddress().getPort();
    }

    private static ObjectNode ask(String path) {
        return JsonMapper.shared().createObjectNode().put("path", path);
    }

    private static ObjectNode with(ObjectNode request, String option, String hex) {
        request.withObject("/options").put(option, hex);
        return request;
    }

    private List<JsonNode> node(int port, ObjectNode request) throws Exception {
        Path script =
                Path.of(
                        Objects.requireNonNull(getClass().getResource("node-coap-peer.js"))
                                .toURI());
        Process process =
                new ProcessBuilder(
                                "node",
                                script.toString(),
                                modules.toString(),
                                Integer.toString(port),
                                request.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        List<JsonNode> lines = new ArrayList<>();
        said.lines().forEach(line -> lines.add(JsonMapper.shared().readTree(line)));
        return lines;
    }

    private JsonNode one(int port, ObjectNode request) throws Exception {
        List<JsonNode> said = node(port, request);
        assertThat(said).hasSize(1);
        return said.getFirst();
    }

    @Test
    void discoveryReadingsAndRefusals() throws Exception {
        JsonNode found = one(port(), ask("/.well-known/core?rt=bat.v&href=/ch/1*"));
        assertThat(found.path("payload").asString())
                .isEqualTo("</ch/1/v>;rt=\"bat.v\";if=\"core.s\";ct=\"112 110 0\";obs");
        JsonNode volts = one(port(), with(ask("/ch/1/v"), "Accept", "00"));
        assertThat(volts.path("code").asString()).isEqualTo("2.05");
        assertThat(volts.path("payload").asString()).isEqualTo("3.0625");
        JsonNode json = one(port(), with(ask("/ch/1/v"), "Accept", "6e"));
        assertThat(json.path("format").asString()).isEqualTo("application/senml+json");
        assertThat(json.path("payload").asString()).contains("3.0625");
        JsonNode wrong = one(port(), with(ask("/ch/1/v"), "Accept", "3c"));
        assertThat(wrong.path("code").asString()).isEqualTo("4.06");
        JsonNode stranger = one(port(), ask("/prog/x").put("method", "PUT").put("body", "schema:"));
        assertThat(stranger.path("code").asString()).isEqualTo("4.01");
    }

    @Test
    void aBatchOfManyBlocks() throws Exception {
        for (int seq = 1; seq <= 500; seq++) {
            device().log.add(Rows.sample(seq));
        }
        JsonNode rows = one(port(), ask("/log/rows?from=3.0&n=500").put("binary", true));
        byte[] batch = HexFormat.of().parseHex(rows.path("payload").asString());
        assertThat(batch.length).isGreaterThan(4096);
        assertThat(BatchReader.read(batch).rows()).isEqualTo(device().log);
    }

    @Test
    void anObserverHearsOfChanges() throws Exception {
        Thread changes =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            SystemTimebase clock = new SystemTimebase();
                            try {
                                for (int i = 0; i < 200; i++) {
                                    clock.sleep(100_000_000L);
                                    device().publish(4 + i);
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        ObjectNode observe = ask("/ch/1/v?c.pmin=0.2").put("observe", 4);
        List<JsonNode> heard = node(port(), with(observe, "Accept", "00"));
        changes.interrupt();
        assertThat(heard).hasSize(4);
        assertThat(heard.stream().map(one -> one.path("payload").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aFileInBlocksAndOnlyOverTheVersionThatIsThere() throws Exception {
        int port = engineers();
        String file =
                "schema: presodia/protocol/v1\nname: long\nrecord: {every: 30 s}\n"
                        + "# a comment\n".repeat(300)
                        + "steps:\n  - rest: 2 min\n";
        ObjectNode put = ask("/prog/long").put("method", "PUT").put("body", file);
        with(put, "Block1", BLOCKS_OF_256);
        JsonNode made = one(port, put);
        assertThat(made.path("code").asString()).as(made.toString()).isEqualTo("2.01");
        JsonNode there = one(port, ask("/prog/long"));
        assertThat(there.path("payload").asString()).isEqualTo(file);
        String tag = there.path("etag").asString();
        assertThat(tag).isNotEmpty();
        JsonNode same = one(port, with(ask("/prog/long"), "ETag", tag));
        assertThat(same.path("code").asString()).isEqualTo("2.03");
        put.put("body", file.replace("2 min", "3 min"));
        JsonNode stale = one(port, with(put.deepCopy(), "If-Match", "0011223344556677"));
        assertThat(stale.path("code").asString()).isEqualTo("4.12");
        JsonNode fresh = one(port, with(put.deepCopy(), "If-Match", tag));
        assertThat(fresh.path("code").asString()).isEqualTo("2.04");
        assertThat(fresh.path("etag").asString()).isNotEqualTo(tag);
    }

    @Test
    void aCommandInBlocksIsDoneOnceItBringsItsEcho() throws Exception {
        int port = engineers();
        ObjectNode start =
                JsonMapper.shared().createObjectNode().put("id", "n1").put("do", "start");
        start.put("cell", "nco-sn-3wt").put("protocol", "cycle-0.5C").put("sample", "P".repeat(60));
        ObjectNode post = ask("/ch/1/cmd").put("method", "POST").put("body", start.toString());
        with(with(post, "Content-Format", "32"), "Block1", BLOCKS_OF_64);
        JsonNode asked = one(port, post);
        assertThat(asked.path("code").asString()).as(asked.toString()).isEqualTo("4.01");
        String echo = asked.path("echo").asString();
        assertThat(echo).isNotEmpty();
        JsonNode taken = one(port, with(post, "252", echo));
        assertThat(taken.path("code").asString()).as(taken.toString()).isEqualTo("2.01");
        device().scan();
        assertThat(device().done).containsExactly("start 1 eve");
    }
}
