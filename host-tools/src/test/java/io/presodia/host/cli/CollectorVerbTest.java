package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A daemon that calls a collector, both whole. */
@Timeout(120)
class CollectorVerbTest {
    private static final Pattern PORTS = Pattern.compile("coaps://[^:]*:(\\d+),.*127.0.0.1:(\\d+)");

    @TempDir private Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static JsonNode packs(int page) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(
                            client.send(
                                            HttpRequest.newBuilder(
                                                            URI.create(
                                                                    "http://127.0.0.1:"
                                                                            + page
                                                                            + "/packs.json"))
                                                    .build(),
                                            HttpResponse.BodyHandlers.ofString())
                                    .body())
                    .path("packs");
        }
    }

    @Test
    void aPackCallsItsCollectorIsOnThePageAndGetsItsCommand() throws Exception {
        Cli.run("provision", "--state", path("c"), "--owner", "pack-17", "--out", path("p.json"));
        Cli ordered = Cli.run("collector", "order", "pack-17", "1", "stop", "--state", path("c"));
        assertThat(ordered.out()).as(ordered.err()).contains("stop 1  pending");
        try (Daemons collector =
                new Daemons(
                        List.of(
                                "collector",
                                "--state",
                                path("c"),
                                "--listen",
                                "127.0.0.1:0",
                                "--page",
                                "0"))) {
            Daemons.await(() -> collector.err().contains("listens on"));
            Matcher ports = PORTS.matcher(collector.err());
            assertThat(ports.find()).as(collector.err()).isTrue();
            int page = Integer.parseInt(ports.group(2));
            try (Daemons pack =
                    Daemons.firmware(
                            folder.resolve("s"),
                            "--collector",
                            "coaps://127.0.0.1:" + ports.group(1),
                            "--collector-key",
                            path("p.json"))) {
                while (!Cli.run("collector", "order", "pack-17", "--state", path("c"))
                        .out()
                        .contains("stop 1  done  there was no run")) {
                    Daemons.REAL.sleep(200_000_000);
                }
                assertThat(pack.err()).contains("calls the collector");
            }
            Cli second = Cli.run("collector", "--state", path("c"), "--listen", "127.0.0.1:0");
            assertThat(second.code()).isEqualTo(Exit.BAD_INPUT);
            assertThat(second.err())
                    .contains("collector folder " + path("c") + " is in use by process ");
            assertThat(Cli.run("collector", "packs", "--state", path("c")).out())
                    .contains("pack-17");
            refusedOrder("CHANNEL: 9: pack-17 has channels 1, 2, 3, 4", "pack-17", "9", "stop");
            assertThat(Cli.run("collector", "order", "pack-17", "--state", path("c")).out())
                    .contains("(by tester, expires ");
            Cli seen = Cli.run("collector", "ack", "pack-17", "--state", path("c"));
            assertThat(seen.out()).startsWith("pack-17 has had no alarm and no hold");
            JsonNode one = packs(page).path(0);
            JsonNode link = one.path("status").path("link");
            assertThat(link.path("exchanges").asInt()).isPositive();
            assertThat(link.path("sessions").asInt()).isEqualTo(1);
            assertThat(one.path("pack").asString()).isEqualTo("pack-17");
            assertThat(one.path("late").asBoolean()).isFalse();
            assertThat(one.path("status").path("state").asString()).startsWith("idle");
            assertThat(one.path("status").path("identity").path("board").asString())
                    .isEqualTo("bench-4");
        }
    }

    private void refusedOrder(String why, String... order) {
        List<String> line = new ArrayList<>(List.of("collector", "order"));
        line.addAll(List.of(order));
        line.addAll(List.of("--state", path("c")));
        Cli cli = Cli.run(line.toArray(String[]::new));
        assertThat(cli.code()).as(cli.out()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err()).contains(why);
    }

    @Test
    void anOrderThatNobodyWouldGetOrCouldDoIsRefusedAndDoesNotWait() {
        refusedOrder("holds no collector", "pack-17", "1", "stop");
        assertThat(folder.resolve("c")).doesNotExist();
        Cli.run("provision", "--state", path("c"), "--owner", "pack-17", "--out", path("p.json"));
        refusedOrder("PACK: pack-71: is unknown; known are pack-17", "pack-71", "1", "stop");
        refusedOrder("--cell: is missing", "pack-17", "1", "start", "--protocol", "cycle-0.5C");
        refusedOrder("--protocol: is missing", "pack-17", "1", "start", "--cell", "nco-sn-3wt");
        refusedOrder("--expires: 0: must be from 1", "pack-17", "1", "stop", "--expires", "0");
        refusedOrder("VERB", "pack-17", "1");
        assertThat(Cli.run("collector", "order", "pack-17", "--state", path("c")).out()).isEmpty();
    }

    @Test
    void aWebhookIsTestedByOneCommand() throws Exception {
        BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/hook",
                exchange -> {
                    try (exchange) {
                        bodies.add(
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        java.nio.charset.StandardCharsets.UTF_8));
                        exchange.sendResponseHeaders(204, -1);
                    }
                });
        server.start();
        try {
            String at = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(Cli.run("collector", "test", "--webhook", at + "/hook").code())
                    .isEqualTo(Exit.DONE);
            assertThat(bodies.take()).contains("presodia/notification/v1");
            Cli refused = Cli.run("collector", "test", "--webhook", at + "/nowhere");
            assertThat(refused.code()).isEqualTo(Exit.FAILED);
            assertThat(refused.out()).contains("HTTP 404");
            assertThat(Cli.run("collector", "test", "--webhook", "mail:x").code())
                    .isEqualTo(Exit.BAD_INPUT);
            assertThat(Cli.run("collector", "test").code()).isEqualTo(Exit.BAD_INPUT);
            assertThat(Cli.run("collector", "test", "--mail", "a@b@c").code())
                    .isEqualTo(Exit.BAD_INPUT);
            Cli silent =
                    Cli.run(
                            "collector",
                            "test",
                            "--mail",
                            "alice@lab.example",
                            "--mail-server",
                            "smtp://127.0.0.1:1");
            assertThat(silent.code()).isEqualTo(Exit.FAILED);
            assertThat(silent.out()).startsWith("mail: the mail server does not take it");
        } finally {
            server.stop(0);
        }
    }
}
