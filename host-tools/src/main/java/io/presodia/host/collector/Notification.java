package io.presodia.host.collector;

import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import java.time.Instant;
import java.util.Locale;
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
 * @param when where and when in the pack's journal; of what is about the pack itself, only when
 */
public record Notification(
        String pack,
        String kind,
        int channel,
        String text,
        double value,
        double limit,
        String unit,
        When when) {
    /** Kinds of events that are told although nothing is wrong. */
    static final Set<String> TOLD = Set.of("run_ended", "hold_reached", "interlock_waiting");

    /**
     * When something happened.
     *
     * @param time wall clock
     * @param clock whether that was right: {@code synchronized} or not, or {@code virtual}
     * @param run of which run; empty where it is of none
     * @param boot boot of the pack; 0 where it is not in its journal
     * @param seq number of its row
     */
    record When(Instant time, String clock, String run, long boot, long seq) {
        static When of(Stored<JournalEntry.Event> event) {
            String run = event.entry().runId();
            return new When(
                    Instant.ofEpochSecond(0, event.wallNanos()),
                    event.clockQuality().name().toLowerCase(Locale.ROOT),
                    run == null ? "" : run,
                    event.cursor().bootId(),
                    event.cursor().seq());
        }

        /** By the collector's clock. */
        static When of(long millis) {
            return new When(Instant.ofEpochMilli(millis), "collector", "", 0, 0);
        }
    }

    /** An event of a pack. */
    static Notification of(String pack, Stored<JournalEntry.Event> stored) {
        JournalEntry.Event event = stored.entry();
        return new Notification(
                pack,
                event.kind(),
                event.channel(),
                event.text(),
                event.value(),
                event.limit(),
                event.unit(),
                When.of(stored));
    }

    /** Something about a pack itself, such as its silence. */
    static Notification of(String pack, String kind, String text, long nowMillis) {
        return new Notification(
                pack, kind, 0, text, Double.NaN, Double.NaN, "", When.of(nowMillis));
    }

    /** For a try. */
    static Notification test(long nowMillis) {
        return of("none", "test", "a test of notifications", nowMillis);
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
                        .put("text", text)
                        .put("time", when.time().toString())
                        .put("clock", when.clock());
        if (!when.run().isEmpty()) {
            message.put("run", when.run());
        }
        if (when.boot() > 0) {
            message.put("boot", when.boot()).put("seq", when.seq());
        }
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
