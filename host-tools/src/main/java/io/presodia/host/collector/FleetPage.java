package io.presodia.host.collector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All packs on one page, and as JSON at {@code /packs.json}. For reading; changes nothing. */
public final class FleetPage implements AutoCloseable {
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
        server = HttpServer.create(address, 0);
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
            String path = exchange.getRequestURI().getPath();
            boolean json = path.equals("/packs.json");
            if (!"GET".equals(exchange.getRequestMethod()) || !(json || path.equals("/"))) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            long now = clock.wall().toEpochMilli();
            List<Fleet.Pack> packs = Fleet.of(store, now);
            byte[] body =
                    (json ? json(packs).toPrettyString() : html(packs, now))
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", json ? "application/json" : "text/html; charset=utf-8");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
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
                            .put("alarm", pack.alarm())
                            .put("acknowledged", pack.acknowledged())
                            .put("rows", pack.rows())
                            .put("missing", pack.missing())
                            .put("missing_why", pack.missingWhy())
                            .put("commands", pack.waiting());
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
                        .put("text", channel.text());
        if (!Double.isNaN(channel.volts())) {
            one.put("volts", channel.volts());
        }
        if (!Double.isNaN(channel.amperes())) {
            one.put("amperes", channel.amperes());
        }
        return one;
    }

    static String html(List<Fleet.Pack> packs, long nowMillis) {
        StringBuilder page =
                new StringBuilder(
                        """
                        <!doctype html><meta charset=utf-8><title>Presodia packs</title>
                        <meta http-equiv=refresh content=10>
                        <style>body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}
                        td,th{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}
                        .late td{background:#fdd}.alarm{color:#b00;font-weight:bold}</style>
                        <h1>Packs</h1><table><tr><th>pack<th>last seen<th>state<th>alarm<th>acknowledged
                        <th>link<th>disk<th>supply<th>version<th>rows<th>missing<th>commands</tr>
                        """);
        for (Fleet.Pack pack : packs) {
            JsonNode status = pack.status();
            page.append(pack.late() ? "<tr class=late>" : "<tr>");
            cell(page, pack.pack());
            long ago = Math.max(0, nowMillis - pack.seenMillis()) / 1000;
            cell(page, ago + " s ago" + (pack.late() ? ", late" : ""));
            channels(page, pack);
            page.append("<td class=alarm>").append(escaped(pack.alarm()));
            cell(page, pack.acknowledged());
            cell(
                    page,
                    megabytes(status, "air_bytes")
                            + " of "
                            + megabytes(status, "air_cap")
                            + " MB this month");
            cell(
                    page,
                    status.has("disk_free_bytes")
                            ? megabytes(status, "disk_free_bytes") + " MB free" + kept(status)
                            : "unknown");
            cell(page, status.path("supply").asString("unknown"));
            cell(page, status.path("identity").path("version").asString(""));
            cell(page, Long.toString(pack.rows()));
            cell(page, pack.missing() == 0 ? "0" : pack.missingWhy());
            cell(page, Long.toString(pack.waiting()));
            page.append("</tr>\n");
        }
        return page.append("</table>\n").toString();
    }

    private static void channels(StringBuilder page, Fleet.Pack pack) {
        if (pack.channels().isEmpty()) {
            cell(page, pack.status().path("state").asString("unknown"));
            return;
        }
        page.append("<td>");
        for (PackChannel channel : pack.channels()) {
            page.append("<div>")
                    .append(channel.number())
                    .append(": <b>")
                    .append(escaped(channel.state()))
                    .append("</b>");
            if (!channel.run().isEmpty()) {
                page.append(' ').append(escaped(channel.run()));
            }
            if (channel.cycle() > 0) {
                page.append(", cycle ").append(channel.cycle());
            }
            if (!channel.step().isEmpty()) {
                page.append(", step ").append(escaped(channel.step()));
            }
            if (!Double.isNaN(channel.volts())) {
                page.append(
                        String.format(
                                Locale.ROOT,
                                ", %.3f V, %.3f mA",
                                channel.volts(),
                                channel.amperes() * 1e3));
            }
            if (!channel.text().isEmpty()) {
                page.append("<br><i>").append(escaped(channel.text())).append("</i>");
            }
            page.append("</div>");
        }
    }

    private static String kept(JsonNode status) {
        int days = status.path("keep_days").asInt(0);
        return days == 0 ? "" : ", rows kept " + days + " days";
    }

    private static String megabytes(JsonNode status, String name) {
        return Long.toString(Math.round(status.path(name).asDouble(0) / 1e6));
    }

    private static void cell(StringBuilder page, String text) {
        page.append("<td>").append(escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
