package io.presodia.firmware.service;

import io.presodia.config.Kind;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.remote.BoardSnapshot;
import io.presodia.firmware.remote.ChannelSnapshot;
import io.presodia.firmware.remote.CommandRecord;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.telemetry.SenmlPack;
import io.presodia.firmware.telemetry.SenmlRecord;
import io.presodia.firmware.telemetry.SenmlWriter;
import io.presodia.firmware.telemetry.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers requests. Looks at snapshots and stores, never at hardware; what an operator wants goes
 * into a queue. May be used by several threads.
 */
public final class Service {
    /** How long a reading stays good, s: observers hear of changes anyway. */
    private static final long READING_SECONDS = 5;

    private final ServiceParts parts;
    private final ReadingPacks packs;
    private final CommandHandler commands;
    private final FileHandler files;
    private final LogHandler log;
    private final KeyHandler keys;

    /**
     * @param parts what it stands on
     */
    public Service(ServiceParts parts) {
        this.parts = parts;
        packs = new ReadingPacks(parts.view().facts());
        commands = new CommandHandler(parts);
        files = new FileHandler(parts.uploads());
        log = new LogHandler(parts);
        keys = new KeyHandler(parts);
    }

    /**
     * What an observer looks at.
     *
     * @param value the number, 1 for true and 0 for false; NaN where it is none, or has no value
     *     now
     * @param version equal as long as nothing changed
     */
    public record Observed(double value, Object version) {}

    /** The clock that observers are told by. */
    public long nanos() {
        return parts.timebase().nanos();
    }

    /** The answer to a request. Throws nothing, whatever the request. */
    public Reply handle(Request request) {
        try {
            Endpoint endpoint = authorize(request);
            limit(request);
            Queries.requireKnown(endpoint, request);
            return validated(request, answer(endpoint, request));
        } catch (ProblemException e) {
            return refusal(request, e);
        } catch (IOException e) {
            return Reply.error(Code.UNAVAILABLE, "the disk does not answer: " + e.getMessage())
                    .maxAge(READING_SECONDS);
        } catch (RuntimeException e) {
            return Reply.error(Code.INTERNAL_ERROR, "a defect: " + e.getClass().getSimpleName());
        }
    }

    /**
     * The conditions of an observation.
     *
     * @throws ProblemException when they are wrong, or nothing can be observed there
     */
    public Conditions conditions(Request request) throws ProblemException {
        Endpoint endpoint = authorize(request);
        if (!endpoint.observable()) {
            throw ProblemException.of(Code.METHOD_NOT_ALLOWED, "cannot be observed");
        }
        return Queries.conditions(endpoint, request);
    }

    /**
     * What an observer looks at now.
     *
     * @throws ProblemException when it is not there (any more)
     * @throws IOException when it cannot be read
     */
    public Observed observe(Request request) throws ProblemException, IOException {
        Endpoint endpoint = authorize(request);
        return switch (endpoint) {
            case QUANTITY -> {
                double value = quantity(request).of(channel(request)).value();
                yield new Observed(value, value);
            }
            case STATE -> {
                ObjectNode state = Documents.state(channel(request));
                state.remove(List.of("run_s", "step_s"));
                yield version(state);
            }
            case ALARMS -> alarms(channel(request).trips());
            case BOARD_ALARMS -> alarms(snapshot().trips());
            case COMMAND -> version(command(request));
            case LOG -> version(log.head().toString());
            case BOARD, CHANNEL -> version(snapshot().scanIndex());
            case DISCOVERY,
                    IDENTITY,
                    LEASE,
                    COMMANDS,
                    CELLS,
                    CELL,
                    PROTOCOLS,
                    PROTOCOL,
                    LOG_ROWS,
                    LOG_ACK,
                    KEYS,
                    KEY ->
                    throw ProblemException.of(Code.METHOD_NOT_ALLOWED, "cannot be observed");
        };
    }

    /** True where there are any. */
    private static Observed alarms(List<Trip> trips) {
        return new Observed(trips.isEmpty() ? 0 : 1, trips);
    }

    private static Observed version(Object version) {
        return new Observed(Double.NaN, version);
    }

    private static Endpoint authorize(Request request) throws ProblemException {
        Endpoint endpoint = Endpoint.of(request.path());
        if (endpoint == null) {
            throw Refusals.unknownPath(request);
        }
        Set<Role> roles = endpoint.roles(request.method());
        if (roles.isEmpty()) {
            throw Refusals.method(request, endpoint);
        }
        if (!roles.contains(request.principal().role())) {
            throw Refusals.role(request, roles);
        }
        if (request.method().unsafe() && !request.confirmable()) {
            throw ProblemException.of(
                    Code.BAD_REQUEST, "what changes something must be confirmable");
        }
        return endpoint;
    }

    private void limit(Request request) throws ProblemException {
        long seconds = parts.rate().ask(request.principal().name(), parts.timebase().nanos());
        if (seconds > 0 && !commands.isStop(request)) {
            throw ProblemException.later(
                    Code.TOO_MANY_REQUESTS,
                    "too many requests: " + parts.rate().text() + "; the next in " + seconds + " s",
                    seconds);
        }
    }

    private Reply refusal(Request request, ProblemException problem) {
        Reply reply = Reply.error(problem.code(), String.valueOf(problem.getMessage()));
        if (problem.isStale()) {
            return reply.asking(
                    parts.freshness().issue(request.principal().name(), parts.timebase().nanos()));
        }
        return problem.maxAgeSeconds() > 0 ? reply.maxAge(problem.maxAgeSeconds()) : reply;
    }

    /** 2.03 without payload where the sender has this version. */
    private static Reply validated(Request request, Reply reply) {
        Bytes version = reply.etag();
        return version != null
                        && request.method() == Method.GET
                        && request.etags().contains(version)
                ? Reply.of(Code.VALID).tagged(version)
                : reply;
    }

    private Reply answer(Endpoint endpoint, Request request) throws ProblemException, IOException {
        Format format = format(endpoint, request);
        return switch (endpoint) {
            case DISCOVERY ->
                    Reply.content(
                            format,
                            Discovery.links(parts.view().facts().channelCount(), request.query())
                                    .getBytes(StandardCharsets.UTF_8));
            case IDENTITY -> document(format, Documents.identity(parts.view()));
            case BOARD -> pack(format, packs.board(snapshot()));
            case CHANNEL -> pack(format, packs.channel(snapshot(), channel(request)));
            case QUANTITY -> quantity(format, request);
            case STATE -> document(format, Documents.state(channel(request)));
            case BOARD_ALARMS -> alarms(format, request, 0);
            case ALARMS -> alarms(format, request, channel(request).number());
            case LEASE -> lease(format, request);
            case COMMANDS -> accepted(format, commands.post(request, number(request)));
            case COMMAND -> document(format, Documents.command(command(request)));
            case CELLS -> document(format, Documents.names(parts.uploads().names(Kind.CELL)));
            case PROTOCOLS ->
                    document(format, Documents.names(parts.uploads().names(Kind.PROTOCOL)));
            case CELL -> files.handle(request, Kind.CELL);
            case PROTOCOL -> files.handle(request, Kind.PROTOCOL);
            case LOG -> document(format, log.head());
            case LOG_ROWS -> log.rows(request);
            case LOG_ACK -> document(format, log.acknowledge(request)).as(Code.CHANGED);
            case KEYS -> keys(format, request);
            case KEY -> {
                commands.requireFresh(request);
                keys.revoke(request);
                yield Reply.of(Code.DELETED);
            }
        };
    }

    private static Format format(Endpoint endpoint, Request request) throws ProblemException {
        if (request.accept() == Request.NO_FORMAT) {
            return endpoint.formats().getFirst();
        }
        Format format = Format.of(request.accept());
        if (format == null || !endpoint.formats().contains(format)) {
            throw ProblemException.field(
                    Code.NOT_ACCEPTABLE,
                    "accept",
                    "" + request.accept(),
                    "there is "
                            + String.join(
                                    ", ",
                                    endpoint.formats().stream()
                                            .map(known -> "" + known.number())
                                            .toList()));
        }
        return format;
    }

    private Reply alarms(Format format, Request request, int channel)
            throws ProblemException, IOException {
        if (request.method() == Method.POST) {
            return accepted(format, commands.clear(request, channel));
        }
        return document(
                format,
                Documents.alarms(
                        channel == 0 ? snapshot().trips() : snapshot().channel(channel).trips()));
    }

    private Reply lease(Format format, Request request) throws ProblemException {
        int channel = number(request);
        return switch (request.method()) {
            case PUT -> {
                commands.takeLease(request, channel);
                yield document(format, commands.lease(channel)).as(Code.CHANGED);
            }
            case DELETE -> {
                commands.releaseLease(request, channel);
                yield Reply.of(Code.DELETED);
            }
            case GET, POST -> document(format, commands.lease(channel));
        };
    }

    private Reply keys(Format format, Request request) throws ProblemException, IOException {
        if (request.method() == Method.GET) {
            return document(format, keys.list());
        }
        commands.requireFresh(request);
        ObjectNode key = keys.add(request);
        return document(format, key)
                .as(Code.CREATED)
                .at(List.of("keys", key.path("identity").asString("")));
    }

    private static Reply accepted(Format format, CommandRecord record) {
        return document(format, Documents.command(record))
                .as(Code.CREATED)
                .at(List.of("cmd", record.command().id()));
    }

    private CommandRecord command(Request request) throws ProblemException, IOException {
        String id = request.path().getLast();
        return parts.desk()
                .find(id)
                .orElseThrow(
                        () -> ProblemException.field(Code.NOT_FOUND, "id", id, "no such command"));
    }

    private BoardSnapshot snapshot() throws ProblemException {
        BoardSnapshot snapshot = parts.view().latest();
        if (snapshot == null) {
            throw ProblemException.later(Code.UNAVAILABLE, "nothing has been measured yet", 1);
        }
        return snapshot;
    }

    private ChannelSnapshot channel(Request request) throws ProblemException {
        return snapshot().channel(number(request));
    }

    private int number(Request request) throws ProblemException {
        int count = parts.view().facts().channelCount();
        String text = request.path().get(1);
        int number = text.matches("[1-9]\\d{0,2}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > count) {
            throw ProblemException.field(
                    Code.NOT_FOUND, "channel", text, "the board has channels 1 to " + count);
        }
        return number;
    }

    private static Quantity quantity(Request request) throws ProblemException {
        Quantity quantity = Quantity.ofPath(request.path().getLast());
        if (quantity == null) {
            throw Refusals.unknownPath(request);
        }
        return quantity;
    }

    /** An observation must outlive a moment without a value, so that is said, not refused. */
    private Reply quantity(Format format, Request request) throws ProblemException {
        Quantity quantity = quantity(request);
        ChannelSnapshot channel = channel(request);
        double value = quantity.of(channel).value();
        if (format == Format.TEXT) {
            return Reply.content(
                            format,
                            (Double.isNaN(value) ? "missing" : Double.toString(value))
                                    .getBytes(StandardCharsets.UTF_8))
                    .maxAge(READING_SECONDS);
        }
        List<SenmlRecord> records = packs.quantity(channel, quantity);
        return pack(
                format,
                packs.pack(
                        snapshot(),
                        records.isEmpty()
                                ? List.of(
                                        SenmlRecord.of(
                                                "ch" + channel.number() + "/" + quantity.path(),
                                                "missing"))
                                : records));
    }

    private static Reply pack(Format format, SenmlPack pack) {
        WireFormat wire = format == Format.SENML_JSON ? WireFormat.JSON : WireFormat.CBOR;
        return Reply.content(format, SenmlWriter.write(pack, wire)).maxAge(READING_SECONDS);
    }

    private static Reply document(Format format, ObjectNode document) {
        WireFormat wire = format == Format.JSON ? WireFormat.JSON : WireFormat.CBOR;
        return Reply.content(format, wire.write(document));
    }
}
