package io.presodia.host.collector;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The page of all packs. What is not of now is grey and says how old it is. */
final class FleetHtml {
    private static final String HEAD =
            """
            <!doctype html><meta charset=utf-8><title>Presodia packs</title>
            <meta http-equiv=refresh content=10>
            <style>body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}
            td,th{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}
            .late td{background:#fdd}.alarm{color:#b00;font-weight:bold}.old{color:#777}
            .quiet{color:#777;font-weight:normal}</style>
            <h1>Packs</h1><table><tr><th>pack<th>last seen<th>state<th>alarm<th>acknowledged
            <th>link<th>disk<th>supply<th>version<th>rows<th>missing<th>commands</tr>
            """;

    private FleetHtml() {}

    static String of(List<Fleet.Pack> packs, long nowMillis) {
        StringBuilder page = new StringBuilder(HEAD);
        for (Fleet.Pack pack : packs) {
            JsonNode status = pack.status();
            page.append(pack.late() ? "<tr class=late>" : "<tr>");
            cell(page, pack.pack());
            cell(page, ago(nowMillis - pack.seenMillis()) + (pack.late() ? ", late" : ""));
            channels(page, pack);
            alarm(page, pack.alarm(), nowMillis);
            link(page, status);
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

    private static void alarm(StringBuilder page, Alarm alarm, long nowMillis) {
        boolean quiet = !alarm.open() && !alarm.acknowledged().isEmpty();
        page.append(quiet ? "<td class=quiet>" : "<td class=alarm>").append(escaped(alarm.text()));
        if (alarm.text().isEmpty()) {
            cell(page, "");
            return;
        }
        page.append(" (").append(ago(nowMillis - alarm.atMillis())).append(')');
        cell(page, alarm.acknowledged().isEmpty() ? "nobody" : alarm.acknowledged());
    }

    private static void channels(StringBuilder page, Fleet.Pack pack) {
        page.append(pack.late() ? "<td class=old>as it said last: " : "<td>");
        if (pack.channels().isEmpty()) {
            page.append(escaped(pack.status().path("state").asString("unknown")));
            return;
        }
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
            readings(page, channel, pack.late());
            if (!channel.text().isEmpty() && !channel.hold().contains(channel.text())) {
                page.append("<br><i>").append(escaped(channel.text())).append("</i>");
            }
            hold(page, channel);
            page.append("</div>");
        }
    }

    private static void readings(StringBuilder page, PackChannel channel, boolean late) {
        if (channel.open()) {
            page.append(", relay open");
        }
        if (Double.isNaN(channel.volts())) {
            return;
        }
        boolean current = channel.current() && !late;
        String values =
                String.format(
                        Locale.ROOT, "%.3f V, %.3f mA", channel.volts(), channel.amperes() * 1e3);
        String age =
                Double.isNaN(channel.ageSeconds())
                        ? "nobody knows when"
                        : ago(Math.round(channel.ageSeconds() * 1e3));
        page.append(current ? ", <span>" : "; <span class=old>last ")
                .append(values)
                .append(", ")
                .append(age)
                .append("</span>");
    }

    private static void hold(StringBuilder page, PackChannel channel) {
        if (channel.hold().isEmpty()) {
            return;
        }
        String by = channel.acknowledged().isEmpty() ? "nobody" : channel.acknowledged();
        page.append(channel.waits() ? "<br><span class=alarm>" : "<br><span class=old>last hold: ")
                .append(escaped(channel.hold()))
                .append("</span> acknowledged: ")
                .append(escaped(by));
    }

    private static void link(StringBuilder page, JsonNode status) {
        StringBuilder text = new StringBuilder();
        JsonNode link = status.path("link");
        if (link.has("exchanges")) {
            long exchanges = link.path("exchanges").asLong(0);
            long repeats = link.path("repeats").asLong(0);
            text.append("answers in ").append(link.path("answer_ms").asLong(0)).append(" ms, ");
            text.append(100 * repeats / Math.max(1, exchanges + repeats)).append(" % sent again, ");
            text.append(link.path("failed").asLong(0)).append(" of ").append(exchanges);
            text.append(" calls failed, sessions: ").append(link.path("sessions").asLong(0));
            text.append("; ");
        }
        text.append(megabytes(status, "air_bytes")).append(" of ");
        text.append(megabytes(status, "air_cap")).append(" MB this month");
        cell(page, text.toString());
    }

    /** How long ago, in words. */
    static String ago(long millis) {
        long seconds = Math.max(0, millis) / 1000;
        if (seconds < 120) {
            return seconds + " s ago";
        }
        if (seconds < 7200) {
            return seconds / 60 + " min ago";
        }
        return seconds < 2 * 86_400 ? seconds / 3600 + " h ago" : seconds / 86_400 + " days ago";
    }

    private static String kept(JsonNode status) {
        int days = status.path("keep_days").asInt(0);
        return days == 0 ? "" : ", rows kept " + days + " days";
    }

    private static String megabytes(JsonNode status, String name) {
        double value = status.path(name).asDouble(0) / 1e6;
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    private static void cell(StringBuilder page, String text) {
        page.append("<td>").append(escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
