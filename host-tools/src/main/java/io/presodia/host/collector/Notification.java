package io.presodia.host.collector;

import io.presodia.firmware.journal.JournalEntry;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that people should know.
 *
 * @param pack of which pack
 * @param kind what it is, such as {@code trip}, {@code run_ended} or {@code silent}
 * @param channel from 1; 0 for the board or the pack
 * @param text what happened, with its cause
 * @param value what was measured; NaN where it is nothing of a number
 * @param limit what it should have kept; NaN where there is none
 * @param unit of both
 */
public record Notification(
        String pack,
        String kind,
        int channel,
        String text,
        double value,
        double limit,
        String unit) {
    /** Kinds of events that are told although nothing is wrong. */
    static final Set<String> TOLD = Set.of("run_ended", "hold_reached", "interlock_waiting");

    /** An event of a pack. */
    static Notification of(String pack, JournalEntry.Event event) {
        return new Notification(
                pack,
                event.kind(),
                event.channel(),
                event.text(),
                event.value(),
                event.limit(),
                event.unit());
    }

    /** Something about a pack itself, such as its silence. */
    static Notification of(String pack, String kind, String text) {
        return new Notification(pack, kind, 0, text, Double.NaN, Double.NaN, "");
    }

    /** For a try. */
    static Notification test() {
        return of("none", "test", "a test of notifications");
    }

    /** What makes it the same as another: everything but the numbers, which change all the time. */
    String key() {
        return String.join(" ", pack, kind, "" + channel, text.replaceAll("[-+0-9.eE]+", "#"));
    }

    /**
     * As a document.
     *
     * @param before how often the same was not told since it was told last
     * @param lost how many others found no place before it
     */
    ObjectNode json(int before, int lost) {
        ObjectNode message =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("schema", "presodia/notification/v1")
                        .put("pack", pack)
                        .put("kind", kind)
                        .put("text", text);
        if (channel > 0) {
            message.put("channel", channel);
        }
        if (!Double.isNaN(value)) {
            message.put("value", value).put("unit", unit);
        }
        if (!Double.isNaN(limit)) {
            message.put("limit", limit);
        }
        if (before > 0) {
            message.put("repeated_before", before);
        }
        if (lost > 0) {
            message.put("lost_before", lost);
        }
        return message;
    }
}
