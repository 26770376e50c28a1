package io.presodia.firmware.service;

import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.remote.CommandLedger;
import io.presodia.firmware.remote.DeviceFacts;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.BatchWriter;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The journal for receivers: what there is, rows, and what a receiver has safe. */
final class LogHandler {
    /** Rows of one answer when the request does not say. */
    private static final int USUAL_ROWS = 60;

    private static final String ACKNOWLEDGED = "acknowledged";
    private static final long LARGEST = 1L << 53;
    private static final Pattern FROM = Pattern.compile("(\\d{1,15})\\.(\\d{1,15})");

    private final ServiceParts parts;

    LogHandler(ServiceParts parts) {
        this.parts = parts;
    }

    ObjectNode head() throws IOException {
        DeviceFacts facts = parts.view().facts();
        ObjectNode document =
                Documents.object().put("journal", facts.journalId()).put("boot", facts.bootId());
        document.set("newest", Documents.cursor(parts.log().newest()));
        document.set("acked", Documents.cursor(acknowledged()));
        return document;
    }

    Reply rows(Request request) throws ProblemException, IOException {
        String from = request.queryValue("from");
        Matcher cursor = FROM.matcher(from.isEmpty() ? "0.0" : from);
        if (!cursor.matches()) {
            throw ProblemException.field(Code.BAD_REQUEST, "from", from, "<boot>.<seq>");
        }
        String count = request.queryValue("n");
        int most =
                count.isEmpty()
                        ? USUAL_ROWS
                        : count.matches("\\d{1,4}") ? Integer.parseInt(count) : 0;
        if (most < 1 || most > Batch.MOST_ROWS) {
            throw ProblemException.field(
                    Code.BAD_REQUEST, "n", count, "a whole number from 1 to " + Batch.MOST_ROWS);
        }
        Cursor after = new Cursor(Long.parseLong(cursor.group(1)), Long.parseLong(cursor.group(2)));
        Batch batch = parts.log().after(after, most);
        if (batch == null) {
            requireWithin("from", after);
            return Reply.content(Format.CBOR, new byte[0]).maxAge(1);
        }
        Bytes bytes = Bytes.of(BatchWriter.write(batch));
        return Reply.content(Format.CBOR, bytes.toArray()).tagged(Reply.version(bytes));
    }

    ObjectNode acknowledge(Request request) throws ProblemException, IOException {
        Body body = Body.of(request, Set.of("boot", "seq"));
        Cursor cursor = new Cursor(body.whole("boot", 0, LARGEST), body.whole("seq", 0, LARGEST));
        requireWithin("seq", cursor);
        parts.ledger().advance(ACKNOWLEDGED, cursor.bootId(), cursor.seq());
        return Documents.cursor(acknowledged());
    }

    private void requireWithin(String field, Cursor cursor) throws ProblemException, IOException {
        Cursor newest = parts.log().newest();
        if (cursor.compareTo(newest) > 0) {
            throw ProblemException.field(
                    Code.UNPROCESSABLE,
                    field,
                    cursor.bootId() + "." + cursor.seq(),
                    "the newest row is " + newest.bootId() + "." + newest.seq());
        }
    }

    private Cursor acknowledged() throws IOException {
        return acknowledged(parts.ledger());
    }

    /** Up to where a receiver has everything safe, by what it has said. */
    static Cursor acknowledged(CommandLedger ledger) throws IOException {
        List<Long> mark = ledger.mark(ACKNOWLEDGED);
        return new Cursor(mark.get(0), mark.get(1));
    }
}
