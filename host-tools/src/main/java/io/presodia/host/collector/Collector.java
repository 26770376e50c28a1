package io.presodia.host.collector;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.push.Pusher;
import io.presodia.firmware.service.Code;
import io.presodia.firmware.service.Format;
import io.presodia.firmware.service.Method;
import io.presodia.firmware.service.Reply;
import io.presodia.firmware.service.Request;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.BatchReader;
import io.presodia.firmware.telemetry.MalformedException;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers packs. Who a pack is comes from its key and from nothing that it says, so that no pack
 * can write another's rows. Every answer says up to where nothing is missing, and brings the
 * commands that wait. May be used by several threads.
 */
public final class Collector {
    /** When a pack said how it stands, wall clock of the collector; in its status. */
    static final String SAID = "said_ms";

    private static final int LARGEST_STATUS = 8192;
    private static final double USUAL_EVERY_SECONDS = 900;

    private final RowStore store;
    private final PackBook book;
    private final Timebase clock;
    private final Listener listener;

    /** Hears of what people should know. */
    @FunctionalInterface
    public interface Listener {
        /** A warning, a trip, a hold or the end of a run that has not been seen before. */
        void event(String pack, Stored<JournalEntry.Event> event);
    }

    /**
     * @param store keeps the rows
     * @param clock a wall clock
     * @param listener hears of events, on the threads of requests
     */
    public Collector(RowStore store, Timebase clock, Listener listener) {
        this.store = store;
        this.book = new PackBook(store);
        this.clock = clock;
        this.listener = listener;
    }

    /** The answer to a request. Throws nothing, whatever the request. */
    public Reply handle(Request request) {
        if (request.method() != Method.POST || !request.confirmable()) {
            return Reply.error(Code.METHOD_NOT_ALLOWED, "only confirmable POST");
        }
        String pack = request.principal().name();
        try {
            return switch (String.join("/", request.path())) {
                case Pusher.HELLO -> hello(pack, request.body().toArray());
                case Pusher.ROWS -> rows(pack, BatchReader.read(request.body().toArray()));
                case Pusher.ALARM -> alarm(pack, BatchReader.read(request.body().toArray()));
                default -> Reply.of(Code.NOT_FOUND);
            };
        } catch (MalformedException e) {
            return Reply.error(Code.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            return Reply.error(Code.BAD_REQUEST, "no JSON");
        } catch (IOException e) {
            return Reply.error(Code.UNAVAILABLE, String.valueOf(e.getMessage())).maxAge(5);
        }
    }

    private long now() {
        return clock.wall().toEpochMilli();
    }

    private Reply hello(String pack, byte[] body) throws IOException {
        if (body.length > LARGEST_STATUS) {
            return Reply.error(
                    Code.TOO_LARGE, "status " + body.length + ": at most " + LARGEST_STATUS);
        }
        JsonNode status = JsonMapper.shared().readTree(body);
        String journal = status.path("identity").path("journal").asString("");
        if (journal.isEmpty() || !(status instanceof ObjectNode said)) {
            return Reply.error(Code.BAD_REQUEST, "identity.journal: missing");
        }
        Cursor have = store.introduce(journal, pack, status.path("identity").toString());
        book.seen(
                pack,
                said.put(SAID, now()).toString(),
                status.path("every_s").asDouble(USUAL_EVERY_SECONDS),
                now());
        for (JsonNode result : status.path("results")) {
            book.result(
                    pack,
                    result.path("id").asString(""),
                    result.path("state").asString("unknown"),
                    result.path("text").asString(""));
        }
        return answer(pack, have);
    }

    private Reply rows(String pack, Batch batch) throws IOException {
        Cursor have = store.take(batch, pack, now(), event -> announce(pack, event));
        book.seen(pack, now());
        return answer(pack, have);
    }

    private Reply alarm(String pack, Batch batch) throws IOException {
        store.takeAhead(batch, pack, now(), event -> announce(pack, event));
        book.seen(pack, now());
        return json(JsonMapper.shared().createObjectNode());
    }

    private void announce(String pack, TelemetryRow.Event event) {
        JournalEntry.Event entry = event.event().entry();
        if (entry.severity() != Tier.INFORM || Notification.TOLD.contains(entry.kind())) {
            listener.event(pack, event.event());
        }
    }

    private Reply answer(String pack, Cursor have) throws IOException {
        ObjectNode answer =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("boot", have.bootId())
                        .put("seq", have.seq());
        long now = now();
        ArrayNode commands = JsonMapper.shared().createArrayNode();
        for (PackBook.Order order : book.deliver(pack, now)) {
            ObjectNode one = commands.addObject().put("id", order.id()).put("do", order.verb());
            one.put("channel", order.channel()).put("by", order.by());
            if (order.expiresMillis() < now) {
                one.put("expired", true);
            }
            if (!order.arguments().isEmpty()) {
                ObjectNode arguments = one.putObject("arguments");
                order.arguments().forEach(arguments::put);
            }
        }
        if (!commands.isEmpty()) {
            answer.set("commands", commands);
        }
        return json(answer);
    }

    private static Reply json(ObjectNode document) {
        return Reply.content(Format.JSON, document.toString().getBytes(StandardCharsets.UTF_8))
                .as(Code.CHANGED);
    }
}
