package io.presodia.host.collector;

import io.presodia.firmware.coap.Answer;
import io.presodia.firmware.coap.CoapCaller;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.service.Format;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.BatchReader;
import io.presodia.firmware.telemetry.MalformedException;
import java.io.IOException;
import java.util.function.LongConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches what a store does not have yet from a device's log, by cursor. */
public final class LogPuller {
    private LogPuller() {}

    /**
     * What was fetched.
     *
     * @param journal the journal it comes from
     * @param rows rows that were fetched in this call
     * @param cursor up to where the store has everything
     */
    public record Pulled(String journal, long rows, Cursor cursor) {}

    /**
     * Fetches until there is nothing more. What has arrived stays when the line breaks: the next
     * call goes on there.
     *
     * @param wallMillis a label
     * @param progress hears how many rows there are so far
     * @throws IOException when the device does not answer or answers nonsense
     */
    public static Pulled pull(
            CoapCaller caller, RowStore store, long wallMillis, LongConsumer progress)
            throws IOException {
        Answer said = good(caller.get("id", Format.JSON.number()));
        JsonNode identity;
        try {
            identity = JsonMapper.shared().readTree(said.text());
        } catch (JacksonException e) {
            throw new IOException("/id is no JSON: " + e.getMessage(), e);
        }
        String journal = identity.path("journal").asString("");
        String pack = identity.path("name").asString("");
        Cursor have = store.introduce(journal, pack, said.text());
        long rows = 0;
        while (true) {
            Answer answer =
                    good(
                            caller.get(
                                    "log/rows?from="
                                            + have.bootId()
                                            + "."
                                            + have.seq()
                                            + "&n="
                                            + Batch.MOST_ROWS,
                                    Format.CBOR.number()));
            if (answer.body().length() == 0) {
                return new Pulled(journal, rows, have);
            }
            Batch batch = batch(answer);
            Cursor now = store.take(batch, pack, wallMillis);
            if (now.equals(have)) {
                throw new IOException(
                        "the device sent " + batch.end() + " where " + have + " goes on");
            }
            have = now;
            rows += batch.rows().size();
            progress.accept(rows);
        }
    }

    private static Batch batch(Answer answer) throws IOException {
        try {
            return BatchReader.read(answer.body().toArray());
        } catch (MalformedException e) {
            throw new IOException("/log/rows is no batch: " + e.getMessage(), e);
        }
    }

    private static Answer good(Answer answer) throws IOException {
        if (!answer.good()) {
            throw new IOException("the device answers " + answer.code() + " " + answer.text());
        }
        return answer;
    }
}
