package io.presodia.hil.field;

import io.presodia.firmware.access.Principal;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalIdentity;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.push.Budget;
import io.presodia.firmware.push.PackStatus;
import io.presodia.firmware.push.PushSettings;
import io.presodia.firmware.push.Pusher;
import io.presodia.firmware.remote.CommandDesk;
import io.presodia.firmware.remote.CommandLedger;
import io.presodia.firmware.remote.CommandQueue;
import io.presodia.firmware.remote.Outcome;
import io.presodia.firmware.service.JournalLog;
import io.presodia.firmware.service.Method;
import io.presodia.firmware.service.Reply;
import io.presodia.firmware.service.Request;
import io.presodia.firmware.service.Retention;
import io.presodia.hal.time.ClockQuality;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.host.collector.Collector;
import io.presodia.host.collector.RowStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A pack and a collector in one room: no network, no waiting, days go by at once. */
final class NearPack implements AutoCloseable {
    /** Where the pack called, in order. */
    final List<String> calls = new ArrayList<>();

    final VirtualTimebase clock = new VirtualTimebase();
    String state = "";
    private final Path folder;
    private final Journal journal;
    private final CommandLedger ledger;
    private final JournalLog log;
    private final Pusher pusher;
    private RowStore store;
    private String run = "";
    private long seconds;

    NearPack(Path folder) throws IOException {
        this.folder = folder;
        journal =
                Journal.open(
                        journalFile(),
                        new JournalIdentity("journal-1", "1", "c", "bench-4", "B7", true),
                        clock,
                        JournalOptions.virtualTime());
        ledger = CommandLedger.open(folder.resolve("remote.db"));
        log = new JournalLog(journalFile());
        store = RowStore.open(storeFile());
        pusher =
                new Pusher(
                        log,
                        new CommandDesk(
                                ledger,
                                new CommandQueue(8),
                                command -> () -> Outcome.done("as asked"),
                                clock),
                        new Budget(ledger, clock, Long.MAX_VALUE / 4),
                        PushSettings.CELLULAR,
                        status(),
                        clock,
                        1);
    }

    private PackStatus status() {
        return new PackStatus() {
            @Override
            public ObjectNode document() {
                ObjectNode status = JsonMapper.shared().createObjectNode().put("state", state);
                status.putObject("identity").put("journal", "journal-1");
                return status;
            }

            @Override
            public String state() {
                return state;
            }
        };
    }

    Path journalFile() {
        return folder.resolve("journal.db");
    }

    Path storeFile() {
        return folder.resolve("rows.db");
    }

    RowStore rows() {
        return store;
    }

    /** The run ends; the pack is silent for so many days; another run begins. */
    void begin(String runId, int days) {
        long nanos = seconds * 1_000_000_000L;
        if (!run.isEmpty()) {
            journal.append(
                    new JournalEntry.RunEnded(run, 1, nanos, RunOutcome.COMPLETED, "", "done"));
        }
        run = runId;
        seconds += Duration.ofDays(days).toSeconds();
        journal.append(
                new JournalEntry.RunStarted(
                        runId,
                        1,
                        seconds * 1_000_000_000L,
                        "cell",
                        "cycle",
                        "",
                        "",
                        1L,
                        1_000_000_000L,
                        "",
                        Map.of()));
    }

    /** The pack measures so many rows, one a second. */
    void measure(int rows) throws Exception {
        for (int i = 0; i < rows; i++) {
            seconds++;
            journal.append(Field.sample(run, seconds));
        }
        journal.flush();
    }

    /** Lets the pack call until the collector has everything. */
    void push() throws IOException {
        while (!log.newest().equals(pusher.acknowledged())) {
            step();
            clock.elapse(5_000_000_000L);
        }
    }

    /** Up to where the collector has said that it has everything. */
    @Nullable Cursor acknowledged() {
        return pusher.acknowledged();
    }

    /** Lets the pack call for so long. */
    void work(double forSeconds) {
        long end = clock.nanos() + (long) (forSeconds * 1e9);
        while (clock.nanos() < end) {
            step();
        }
    }

    /** One call at most, and the pause after it. */
    void step() {
        clock.elapse(Math.max(1_000_000, pusher.step(this::say)));
    }

    private byte[] say(String path, int format, byte[] body) throws IOException {
        calls.add(path);
        Reply reply =
                new Collector(store, clock, (pack, event) -> {})
                        .handle(
                                new Request(
                                        Method.POST,
                                        List.of(path.split("/")),
                                        List.of(),
                                        Bytes.of(body),
                                        format,
                                        Request.NO_FORMAT,
                                        List.of(),
                                        List.of(),
                                        false,
                                        null,
                                        true,
                                        new Principal("pack-1", Role.READ, true)));
        if (!reply.code().success()) {
            throw new IOException(reply.toString());
        }
        return reply.body().toArray();
    }

    /** The pack drops what it may a minute after its newest row; the last that is gone. */
    Cursor forget(int keepDays) throws Exception {
        try (Retention retention =
                        new Retention(
                                journal, ledger, pusher::acknowledged, Duration.ofDays(keepDays));
                JournalReader reader = JournalReader.open(journalFile())) {
            Cursor limit =
                    retention.look(
                            VirtualTimebase.EPOCH.plusSeconds(seconds + 60), ClockQuality.VIRTUAL);
            while (reader.dropped().compareTo(limit) < 0) {
                Thread.onSpinWait();
            }
            return reader.dropped();
        }
    }

    /** Somebody brings the collector back with another store. */
    void restore(Path copy) throws Exception {
        store.close();
        store = RowStore.open(copy);
    }

    @Override
    public void close() throws IOException {
        store.close();
        log.close();
        ledger.close();
        journal.close();
    }
}
