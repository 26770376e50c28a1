package io.presodia.firmware.service;

import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.remote.CommandDesk;
import io.presodia.firmware.remote.CommandRecord;
import io.presodia.firmware.remote.LeaseTable;
import io.presodia.firmware.remote.RemoteCommand;
import io.presodia.firmware.remote.Verb;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Commands, leases, and clearing trips. */
final class CommandHandler {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SOMETHING = Pattern.compile("(?s).*\\S.*");
    private static final int ID_DIGITS = 16;
    private static final Set<String> FIELDS =
            Set.of("id", "do", "cell", "protocol", "sample", "reason");
    private static final List<String> ARGUMENTS = List.of("cell", "protocol", "sample", "reason");

    private final ServiceParts parts;

    CommandHandler(ServiceParts parts) {
        this.parts = parts;
    }

    /** Whether this asks for a stop, which no limit holds back. */
    boolean isStop(Request request) throws ProblemException {
        return Endpoint.of(request.path()) == Endpoint.COMMANDS
                && Verb.ofWord(Body.of(request, FIELDS).optional("do")) == Verb.STOP;
    }

    CommandRecord post(Request request, int channel) throws ProblemException, IOException {
        Body body = Body.of(request, FIELDS);
        String word = body.optional("do");
        Verb verb = Verb.ofWord(word);
        if (verb == null || verb == Verb.CLEAR) {
            List<String> verbs =
                    Arrays.stream(Verb.values())
                            .filter(known -> known != Verb.CLEAR)
                            .map(Verb::word)
                            .toList();
            throw ProblemException.field(
                    Code.BAD_REQUEST, "do", word, "one of " + String.join(", ", verbs));
        }
        if (verb == Verb.START) {
            body.text("cell", SOMETHING, "which cell is in the channel");
            body.text("protocol", SOMETHING, "what is to be run");
        }
        return submit(request, channel, verb, body);
    }

    CommandRecord clear(Request request, int channel) throws ProblemException, IOException {
        Body body = Body.of(request, Set.of("id", "reason"));
        body.text("reason", SOMETHING, "why it is safe again");
        return submit(request, channel, Verb.CLEAR, body);
    }

    private CommandRecord submit(Request request, int channel, Verb verb, Body body)
            throws ProblemException, IOException {
        // A stop asks for nothing but the role: it must get through when all else fails, and a
        // second one does no harm.
        boolean stop = verb == Verb.STOP;
        String id =
                stop && !ID.matcher(body.optional("id")).matches()
                        ? "stop-" + parts.timebase().nanos()
                        : body.text("id", ID, "1 to 64 letters, digits, . _ -, never used before");
        if (!stop) {
            requireLease(request, channel);
            requireFresh(request);
        }
        Map<String, String> arguments = new TreeMap<>();
        for (String name : ARGUMENTS) {
            String value = body.optional(name);
            if (!value.isEmpty()) {
                arguments.put(name, value);
            }
        }
        RemoteCommand command =
                new RemoteCommand(id, channel, verb, request.principal().name(), arguments);
        CommandDesk.Answer answer = submit(command);
        if (stop && answer instanceof CommandDesk.Answer.IdTaken) {
            // The same again for the same stop, so that a repetition finds its result.
            String own = "stop-" + digest(command).substring(0, ID_DIGITS);
            answer = submit(new RemoteCommand(own, channel, verb, command.principal(), arguments));
        }
        return settled(id, answer);
    }

    private CommandDesk.Answer submit(RemoteCommand command) throws IOException {
        return parts.desk().submit(command, digest(command));
    }

    private static String digest(RemoteCommand command) {
        return Bytes.ofUtf8(command.toString()).sha256();
    }

    private static CommandRecord settled(String id, CommandDesk.Answer answer)
            throws ProblemException {
        return switch (answer) {
            case CommandDesk.Answer.Accepted accepted -> accepted.record();
            case CommandDesk.Answer.IdTaken taken ->
                    throw ProblemException.field(
                            Code.CONFLICT,
                            "id",
                            id,
                            "was used for another command: "
                                    + taken.record().command().verb().word()
                                    + " on channel "
                                    + taken.record().command().channel()
                                    + ", by "
                                    + taken.record().command().principal());
            case CommandDesk.Answer.Busy _ ->
                    throw ProblemException.later(
                            Code.UNAVAILABLE, "too many commands wait; send it again", 1);
        };
    }

    private void requireLease(Request request, int channel) throws ProblemException {
        LeaseTable.Lease lease = parts.leases().lease(channel);
        if (lease != null && !lease.holder().equals(request.principal().name())) {
            throw ProblemException.field(Code.CONFLICT, "channel", "" + channel, held(lease));
        }
    }

    void requireFresh(Request request) throws ProblemException {
        Bytes echo = request.echo();
        if (echo == null
                || !parts.freshness()
                        .fresh(
                                echo.toArray(),
                                request.principal().name(),
                                parts.timebase().nanos())) {
            throw ProblemException.stale();
        }
    }

    ObjectNode lease(int channel) {
        ObjectNode document = Documents.object().put("channel", channel);
        LeaseTable.Lease lease = parts.leases().lease(channel);
        if (lease != null) {
            document.put("holder", lease.holder()).put("left_s", left(lease));
        }
        return document;
    }

    void takeLease(Request request, int channel) throws ProblemException {
        Body body = Body.of(request, Set.of("ttl_s"));
        int seconds = (int) body.whole("ttl_s", 1, LeaseTable.LONGEST_SECONDS);
        LeaseTable.Lease other =
                parts.leases()
                        .take(
                                channel,
                                request.principal().name(),
                                seconds,
                                parts.timebase().nanos());
        if (other != null) {
            throw ProblemException.field(Code.CONFLICT, "channel", "" + channel, held(other));
        }
    }

    void releaseLease(Request request, int channel) throws ProblemException {
        if (!parts.leases().release(channel, request.principal().name())) {
            LeaseTable.Lease lease = parts.leases().lease(channel);
            throw ProblemException.field(
                    Code.CONFLICT,
                    "channel",
                    "" + channel,
                    lease == null ? "nobody has the lease" : held(lease));
        }
    }

    private String held(LeaseTable.Lease lease) {
        return lease.holder() + " has the lease for " + left(lease) + " s more";
    }

    private long left(LeaseTable.Lease lease) {
        return Math.max(0, (lease.deadlineNanos() - parts.timebase().nanos()) / 1_000_000_000L);
    }
}
