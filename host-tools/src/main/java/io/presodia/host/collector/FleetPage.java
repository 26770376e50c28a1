package io.presodia.host.collector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All packs on one page, and as JSON at {@code /packs.json}. For reading; changes nothing. */
public final class FleetPage implements AutoCloseable {
    private static final int MISDIRECTED = 421;
    private static final Pattern HERE =
            Pattern.compile(
                    "(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

    private final RowStore store;
    private final Timebase clock;
    private final HttpServer server;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("fleet-page").daemon().factory());

    /**
     * Opens the page.
     *
     * @throws IOException when the address cannot be opened
     */
    public FleetPage(RowStore store, Timebase clock, InetSocketAddress address) throws IOException {
        this.store = store;
        this.clock = clock;
        try {
            server = HttpServer.create(address, 0);
        } catch (BindException e) {
            throw new IOException(
                    "cannot show the page on port " + address.getPort() + ": " + e.getMessage(), e);
        }
        server.setExecutor(thread);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!ours(exchange.getRequestHeaders().getFirst("Host"))) {
                exchange.sendResponseHeaders(MISDIRECTED, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            boolean json = path.equals("/packs.json");
            if (!"GET".equals(exchange.getRequestMethod()) || !(json || path.equals("/"))) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            long now = clock.wall().toEpochMilli();
            List<Fleet.Pack> packs = Fleet.of(store, now);
            byte[] body =
                    (json ? json(packs).toPrettyString() : FleetHtml.of(packs, now))
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", json ? "application/json" : "text/html; charset=utf-8");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /**
     * Whether a request was meant for this page. A name of somebody else's that leads to this
     * machine (DNS rebinding) would let his scripts read it; a tunnel may change the port.
     */
    private static boolean ours(@Nullable String host) {
        return host != null && HERE.matcher(host).matches();
    }

    /** The packs as a document. */
    public static ObjectNode json(List<Fleet.Pack> packs) {
        ObjectNode root = JsonMapper.shared().createObjectNode().put("schema", "presodia/fleet/v1");
        ArrayNode list = root.putArray("packs");
        for (Fleet.Pack pack : packs) {
            ObjectNode one =
                    list.addObject()
                            .put("pack", pack.pack())
                            .put("seen", Instant.ofEpochMilli(pack.seenMillis()).toString())
                            .put("late", pack.late())
                            .put("alarm", pack.alarm().text())
                            .put("alarm_open", pack.alarm().open())
                            .put("acknowledged", pack.alarm().acknowledged())
                            .put("rows", pack.rows())
                            .put("missing", pack.missing())
                            .put("missing_why", pack.missingWhy())
                            .put("commands", pack.waiting());
            if (pack.alarm().atMillis() > 0) {
                one.put("alarm_at", Instant.ofEpochMilli(pack.alarm().atMillis()).toString());
            }
            ArrayNode channels = one.putArray("channels");
            pack.channels().forEach(channel -> channels.add(json(channel)));
            one.set("status", pack.status());
        }
        return root;
    }

    private static ObjectNode json(PackChannel channel) {
        ObjectNode one =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("channel", channel.number())
                        .put("state", channel.state())
                        .put("run", channel.run())
                        .put("cycle", channel.cycle())
                        .put("step", channel.step())
                        .put("relay", channel.relay())
                        .put("text", channel.text())
                        .put("hold", channel.hold())
                        .put("hold_acknowledged", channel.acknowledged());
        if (!Double.isNaN(channel.volts())) {
            one.put("volts", channel.volts());
        }
        if (!Double.isNaN(channel.amperes())) {
            one.put("amperes", channel.amperes());
        }
        if (!Double.isNaN(channel.ageSeconds())) {
            one.put("age_s", Math.round(channel.ageSeconds()));
        }
        return one;
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
