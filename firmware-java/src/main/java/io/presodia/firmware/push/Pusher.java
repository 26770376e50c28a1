package io.presodia.firmware.push;

import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.remote.CommandDesk;
import io.presodia.firmware.remote.CommandRecord;
import io.presodia.firmware.remote.RemoteCommand;
import io.presodia.firmware.remote.Verb;
import io.presodia.firmware.service.Format;
import io.presodia.firmware.service.LogSource;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.BatchWriter;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the journal to the collector. The collector says where it goes on: a lost answer costs a
 * repetition and no row, and a collector that forgot a day gets it again. For one thread, none of
 * them the control thread; one exchange a step.
 */
public final class Pusher {
    /** Where a pack says how it stands. */
    public static final String HELLO = "push/hello";

    /** Where rows go. */
    public static final String ROWS = "push/rows";

    /** Where events, and the newest rows, go before their turn. */
    public static final String ALARM = "push/alarm";

    /** So many of the newest rows are shown while older ones wait. */
    private static final int LIVE_ROWS = 4;

    private static final double SECOND = 1e9;

    /** Seconds of backfill that may go at once. */
    private static final double BURST_SECONDS = 4;

    private final LogSource log;
    private final CommandDesk desk;
    private final Budget budget;
    private final PushSettings settings;
    private final PackStatus status;
    private final Timebase clock;
    private final SplittableRandom jitter;
    private final Set<String> open = new LinkedHashSet<>();
    private volatile @Nullable Cursor have;
    private Cursor alarmed = Cursor.START;
    private long statusNanos;
    private String saidState = "";
    private long flushNanos;
    private long liveNanos;
    private long notBefore = Long.MIN_VALUE;
    private int failures;
    private double backfillBytes;
    private long backfillNanos;

    /**
     * @param log the journal
     * @param desk takes the collector's commands
     * @param budget bytes a month
     * @param status what the pack says of itself
     * @param clock a real one, since the collector is real
     * @param seed spreads the pauses of many packs
     */
    public Pusher(
            LogSource log,
            CommandDesk desk,
            Budget budget,
            PushSettings settings,
            PackStatus status,
            Timebase clock,
            long seed) {
        this.log = log;
        this.desk = desk;
        this.budget = budget;
        this.settings = settings;
        this.status = status;
        this.clock = clock;
        this.jitter = new SplittableRandom(seed);
        backfillNanos = clock.nanos();
        flushNanos = clock.nanos();
        liveNanos = flushNanos - (long) (settings.flushSeconds() * SECOND);
    }

    /**
     * One exchange at most.
     *
     * @return for how long there is nothing to do, ns
     */
    public long step(Uplink uplink) {
        long now = clock.nanos();
        if (now < notBefore) {
            return notBefore - now;
        }
        try {
            boolean said = exchange(uplink, now);
            failures = 0;
            return said ? 0 : (long) (Math.min(1, settings.flushSeconds() / 4) * SECOND);
        } catch (IOException e) {
            double pause =
                    Math.min(
                            settings.longestPauseSeconds(),
                            settings.firstPauseSeconds() * (1L << Math.min(failures, 20)));
            failures++;
            if (failures > 1) {
                // It may have lost what it had: a call that says who this is asks where to go on.
                have = null;
            }
            long nanos = (long) (pause * (0.5 + 0.5 * jitter.nextDouble()) * SECOND);
            notBefore = clock.nanos() + nanos;
            return nanos;
        }
    }

    /** Up to where the collector has everything, as far as it has said so; null before. */
    public @Nullable Cursor acknowledged() {
        return have;
    }

    private boolean exchange(Uplink uplink, long now) throws IOException {
        Cursor from = have;
        ArrayNode results = results();
        String state = status.state();
        boolean due = now - statusNanos >= settings.statusSeconds() * SECOND;
        if (from == null || due || !results.isEmpty()) {
            return hello(uplink, results, state, true, now);
        }
        if (!state.equals(saidState) && now - statusNanos >= settings.changeSeconds() * SECOND) {
            // A state that flutters must not use up what is kept for alarms.
            return hello(uplink, results, state, false, now);
        }
        TelemetryRow.Event alarm = alarm(from);
        if (alarm != null) {
            return alarm(uplink, alarm);
        }
        return live(uplink, from, now) || rows(uplink, from, now);
    }

    /**
     * While a backlog goes out, the newest rows are shown before their turn as often as live ones
     * would go. They come again in their batch, and are stored once.
     */
    private boolean live(Uplink uplink, Cursor from, long now) throws IOException {
        if (now - liveNanos < settings.flushSeconds() * SECOND) {
            return false;
        }
        liveNanos = now;
        Cursor newest = log.newest();
        long before = newest.seq() - LIVE_ROWS;
        if (before - from.seq() < 2L * settings.batchRows()) {
            return false;
        }
        Batch rows = log.after(new Cursor(newest.bootId(), before), LIVE_ROWS);
        if (rows == null) {
            return false;
        }
        byte[] body = BatchWriter.write(rows);
        if (!budget.allows(body.length, false)) {
            return false;
        }
        say(uplink, ALARM, Format.CBOR, body);
        return true;
    }

    private boolean hello(Uplink uplink, ArrayNode results, String state, boolean urgent, long now)
            throws IOException {
        ObjectNode hello = status.document();
        hello.put("air_bytes", budget.used())
                .put("air_cap", budget.cap())
                .put("every_s", settings.statusSeconds());
        hello.set("results", results);
        byte[] body = hello.toString().getBytes(StandardCharsets.UTF_8);
        if (!budget.allows(body.length, urgent)) {
            return false;
        }
        listen(say(uplink, HELLO, Format.JSON, body));
        results.forEach(result -> open.remove(result.path("id").asString("")));
        statusNanos = now;
        saidState = state;
        return true;
    }

    /** The next warning or trip that would otherwise wait behind older rows. */
    private TelemetryRow.@Nullable Event alarm(Cursor from) throws IOException {
        Cursor after = alarmed.compareTo(from) > 0 ? alarmed : from;
        for (TelemetryRow.Event event : log.alarms(after, 1)) {
            long ahead = event.cursor().seq() - from.seq();
            if (ahead > settings.batchRows()) {
                return event;
            }
            alarmed = event.cursor();
        }
        return null;
    }

    private boolean alarm(Uplink uplink, TelemetryRow.Event alarm) throws IOException {
        Cursor at = alarm.cursor();
        byte[] body =
                BatchWriter.write(
                        new Batch(log.journalId(), at.bootId(), at.seq(), false, List.of(alarm)));
        if (!budget.allows(body.length, true)) {
            return false;
        }
        say(uplink, ALARM, Format.CBOR, body);
        alarmed = at;
        return true;
    }

    private boolean rows(Uplink uplink, Cursor from, long now) throws IOException {
        Batch next = log.after(from, settings.batchRows());
        if (next == null) {
            flushNanos = now;
            return false;
        }
        Batch behind = log.after(next.end(), 1);
        // A batch gets no more rows either where those behind it are of a later boot.
        boolean full =
                next.rows().size() >= settings.batchRows()
                        || (behind != null && behind.bootId() != next.bootId());
        if (!full && now - flushNanos < settings.flushSeconds() * SECOND) {
            return false;
        }
        boolean old = full && behind != null;
        Batch batch = new Batch(next.journalId(), next.bootId(), next.firstSeq(), old, next.rows());
        byte[] body = BatchWriter.write(batch);
        if (!budget.allows(body.length, false)) {
            return rest(uplink, from);
        }
        if (old && !backfill(body.length, now)) {
            return false;
        }
        listen(say(uplink, ROWS, Format.CBOR, body));
        flushNanos = now;
        return true;
    }

    /** What the budget has no room for becomes a gap, and is said to be one; alarms are kept. */
    private boolean rest(Uplink uplink, Cursor from) throws IOException {
        Batch all = log.after(from, Batch.MOST_ROWS);
        if (all == null) {
            return false;
        }
        byte[] body = BatchWriter.write(thinned(all));
        if (all.rows().size() < Batch.MOST_ROWS / 2 || !budget.allows(body.length, true)) {
            return false;
        }
        listen(say(uplink, ROWS, Format.CBOR, body));
        return true;
    }

    static Batch thinned(Batch all) {
        List<TelemetryRow> kept = new ArrayList<>();
        long first = all.firstSeq();
        long count = 0;
        for (TelemetryRow row : all.rows()) {
            boolean stays =
                    switch (row) {
                        case TelemetryRow.Event event ->
                                event.event().entry().severity() != Tier.INFORM;
                        case TelemetryRow.Gap _ -> true;
                        case TelemetryRow.Sample _ -> false;
                    };
            if (!stays) {
                count += row.span();
                continue;
            }
            gap(kept, all.bootId(), first, count);
            kept.add(row);
            first = row.cursor().seq() + row.span();
            count = 0;
        }
        gap(kept, all.bootId(), first, count);
        return new Batch(all.journalId(), all.bootId(), all.firstSeq(), true, kept);
    }

    private static void gap(List<TelemetryRow> rows, long boot, long first, long count) {
        if (count > 0) {
            rows.add(new TelemetryRow.Gap(new Cursor(boot, first), count, "quota"));
        }
    }

    /** Whether old rows may go now; live ones, alarms and signs of life never wait for this. */
    private boolean backfill(int bytes, long now) {
        double rate = settings.backfillBytesPerSecond();
        backfillBytes =
                Math.min(
                        rate * BURST_SECONDS,
                        backfillBytes + (now - backfillNanos) / SECOND * rate);
        backfillNanos = now;
        if (backfillBytes < Math.min(bytes, rate * BURST_SECONDS)) {
            return false;
        }
        backfillBytes -= bytes;
        return true;
    }

    private byte[] say(Uplink uplink, String path, Format format, byte[] body) throws IOException {
        budget.spend(body.length);
        return uplink.say(path, format.number(), body);
    }

    private void listen(byte[] answer) throws IOException {
        JsonNode document;
        try {
            document = JsonMapper.shared().readTree(answer);
        } catch (JacksonException e) {
            throw new IOException("the collector answers nonsense", e);
        }
        if (!document.path("boot").isIntegralNumber() || !document.path("seq").isIntegralNumber()) {
            throw new IOException("the collector does not say where to go on");
        }
        have = new Cursor(document.path("boot").asLong(), document.path("seq").asLong());
        for (JsonNode order : document.path("commands")) {
            take(order);
        }
    }

    private void take(JsonNode order) throws IOException {
        String id = order.path("id").asString("");
        Verb verb = Verb.ofWord(order.path("do").asString(""));
        int channel = order.path("channel").asInt(-1);
        if (id.isEmpty() || id.length() > 64 || channel < 0) {
            return;
        }
        open.add(id);
        if (verb == null || order.path("expired").asBoolean(false)) {
            // Not to be done any more; what became of it, if it ever came, is told all the same.
            return;
        }
        Map<String, String> arguments = new TreeMap<>();
        for (Map.Entry<String, JsonNode> argument : order.path("arguments").properties()) {
            arguments.put(argument.getKey(), argument.getValue().asString(""));
        }
        String by = "collector/" + order.path("by").asString("");
        RemoteCommand command = new RemoteCommand(id, channel, verb, by, arguments);
        desk.submit(command, Bytes.ofUtf8(command.toString()).sha256());
    }

    /** What became of commands, as far as it is known. */
    private ArrayNode results() throws IOException {
        ArrayNode results = JsonMapper.shared().createArrayNode();
        for (String id : open) {
            Optional<CommandRecord> record = desk.find(id);
            if (record.isEmpty()) {
                results.addObject().put("id", id).put("state", "expired");
            } else if (record.get().settled()) {
                results.addObject()
                        .put("id", id)
                        .put("state", record.get().state().word())
                        .put("text", record.get().text());
            }
        }
        return results;
    }
}
