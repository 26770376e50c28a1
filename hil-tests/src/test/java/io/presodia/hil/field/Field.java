package io.presodia.hil.field;

import io.presodia.firmware.access.DeviceKey;
import io.presodia.firmware.access.KeyRing;
import io.presodia.firmware.access.Role;
import io.presodia.firmware.coap.Answer;
import io.presodia.firmware.coap.CallerSettings;
import io.presodia.firmware.coap.CoapCaller;
import io.presodia.firmware.coap.CoapListener;
import io.presodia.firmware.coap.CoapSettings;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalIdentity;
import io.presodia.firmware.journal.JournalOptions;
import io.presodia.firmware.push.Budget;
import io.presodia.firmware.push.PushSettings;
import io.presodia.firmware.push.Pusher;
import io.presodia.firmware.remote.CommandDesk;
import io.presodia.firmware.remote.CommandLedger;
import io.presodia.firmware.remote.CommandQueue;
import io.presodia.firmware.remote.Outcome;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RecordReason;
import io.presodia.firmware.scan.RunClock;
import io.presodia.firmware.service.JournalLog;
import io.presodia.firmware.service.Method;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.SystemTimebase;
import io.presodia.hal.time.Timebase;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hil.link.ImpairedLink;
import io.presodia.hil.link.Impairment;
import io.presodia.host.collector.Collector;
import io.presodia.host.collector.RowStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A pack with a real journal, a bad line, and a collector; each may be killed and come back. */
final class Field implements AutoCloseable {
    static final Timebase REAL = new SystemTimebase();
    private static final long NO_CAP = Long.MAX_VALUE / 4;
    private static final int STALE_SECONDS = 60;

    final List<String> alarms = new CopyOnWriteArrayList<>();
    final List<String> done = new CopyOnWriteArrayList<>();
    final Path folder;
    final ImpairedLink link;
    private final double times;
    private final long seed;
    private final DeviceKey key;
    private final KeyRing keys;
    private final int port;
    private RowStore store;
    private CoapListener listener;
    private Journal journal;
    private CommandLedger ledger;
    private JournalLog log;
    private CoapCaller caller;
    private Pusher pusher;
    private long capBytes = NO_CAP;
    private long appended;
    private long movedNanos = REAL.nanos();
    private long sessions;

    Field(Path folder, Impairment impairment, double times, long seed) throws Exception {
        this.folder = folder;
        this.times = times;
        this.seed = seed;
        keys = KeyRing.open(folder.resolve("keys.json"), new SecureRandom());
        key = keys.add("pack-1", Role.READ, Instant.EPOCH);
        store = RowStore.open(store());
        listener = listen(0);
        port = listener.port();
        link = ImpairedLink.to(port, impairment, 1_000_000, seed);
        journal = boot();
        ledger = CommandLedger.open(folder.resolve("remote.db"));
        log = new JournalLog(journalFile());
        caller = call();
        pusher = pusher();
        journal.append(
                new JournalEntry.RunStarted(
                        "run-1",
                        1,
                        0,
                        "nco-sn-3wt",
                        "cycle",
                        "",
                        "",
                        1L,
                        1_000_000_000L,
                        "",
                        Map.of()));
    }

    Path store() {
        return folder.resolve("rows.db");
    }

    Path journalFile() {
        return folder.resolve("journal.db");
    }

    RowStore rows() {
        return store;
    }

    Pusher pusherNow() {
        return pusher;
    }

    /** Sessions that the pack has begun. */
    long sessions() {
        return sessions + caller.sessions();
    }

    private Journal boot() throws IOException {
        return Journal.open(
                journalFile(),
                new JournalIdentity("journal-1", "1", "c", "bench-4", "B7", true),
                new VirtualTimebase(),
                JournalOptions.realTime());
    }

    private CoapListener listen(int onPort) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort);
        Collector collector =
                new Collector(
                        store,
                        REAL,
                        (pack, event) -> alarms.add(pack + " " + event.entry().text()));
        return CoapListener.open(
                new CoapSettings(null, address, false, 200, 300, 1, STALE_SECONDS),
                keys,
                folder.resolve("sessions.bin"),
                collector::handle);
    }

    private CoapCaller call() {
        return CoapCaller.of(
                CallerSettings.secure(
                                new InetSocketAddress(
                                        InetAddress.getLoopbackAddress(), link.port()),
                                key.identity(),
                                key.secret())
                        .patience((int) (60_000 / times), (int) Math.max(50, 2000 / times)));
    }

    private Pusher pusher() throws IOException {
        CommandQueue queue = new CommandQueue(8);
        CommandDesk desk =
                new CommandDesk(
                        ledger,
                        queue,
                        command ->
                                () -> {
                                    done.add(command.id());
                                    return Outcome.done("as asked");
                                },
                        REAL);
        desk.afterBoot();
        ObjectNode status = JsonMapper.shared().createObjectNode();
        status.putObject("identity").put("journal", "journal-1");
        Pusher made =
                new Pusher(
                        log,
                        desk,
                        new Budget(ledger, REAL, capBytes),
                        PushSettings.CELLULAR.faster(times * 3),
                        status::deepCopy,
                        REAL,
                        seed);
        control = () -> queue.perform(8);
        return made;
    }

    private @Nullable Runnable control;

    void cap(long bytes) throws IOException {
        capBytes = bytes;
        pusher = pusher();
    }

    /** The pack measures so many rows. */
    void measure(int rows) throws Exception {
        for (int i = 0; i < rows; i++) {
            appended++;
            journal.append(sample(appended));
        }
        journal.flush();
    }

    /** Another address for the pack whenever so much time has passed since the last. */
    void moveEvery(long nanos) throws Exception {
        if (REAL.nanos() - movedNanos > nanos) {
            movedNanos = REAL.nanos();
            link.rebind();
        }
    }

    void trip(String text) throws Exception {
        journal.append(
                JournalEntry.Event.of("over_voltage", Tier.TRIP, 1, "run-1", appended, text));
        journal.flush();
    }

    /** One exchange at most; how long there is nothing to do, ns. */
    long step() {
        Runnable now = control;
        if (now != null) {
            now.run();
        }
        return pusher.step((path, format, body) -> {
            Answer answer = caller.send(Method.POST, path, format, body);
            if (!answer.good()) {
                throw new IOException(answer.code() + " " + answer.text());
            }
            return answer.body().toArray();
        });
    }

    /** Whether the collector has said that it has everything. */
    boolean upToDate() throws IOException {
        return log.newest().equals(pusher.acknowledged());
    }

    /** The power goes at the pack, and comes back. */
    void restartPack() throws Exception {
        caller.close();
        sessions += caller.sessions();
        log.close();
        ledger.close();
        journal.close();
        journal = boot();
        ledger = CommandLedger.open(folder.resolve("remote.db"));
        log = new JournalLog(journalFile());
        caller = call();
        pusher = pusher();
    }

    /**
     * The collector ends and comes back.
     *
     * @param killed whether it had no time to keep its sessions
     */
    void restartCollector(boolean killed) throws Exception {
        listener.close();
        store.close();
        if (killed) {
            Files.deleteIfExists(folder.resolve("sessions.bin"));
        }
        store = RowStore.open(store());
        listener = listen(port);
    }

    /** Somebody brings the collector back from an older copy of its store. */
    void restore(Path copy) throws Exception {
        listener.close();
        store.close();
        for (String ending : List.of("-wal", "-shm")) {
            Files.deleteIfExists(folder.resolve("rows.db" + ending));
        }
        Files.copy(copy, store(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        store = RowStore.open(store());
        listener = listen(port);
    }

    private static JournalEntry.Sample sample(long number) {
        return sample("run-1", number);
    }

    /** Measured so many seconds after the beginning of time. */
    static JournalEntry.Sample sample(String run, long number) {
        long nanos = number * 1_000_000_000L;
        double amount = number * 1e-6;
        Counters counters = new Counters(amount, amount / 2, amount * 3, amount);
        return new JournalEntry.Sample(
                run,
                1,
                nanos,
                new RunClock(number, 1, 1, "charge", "cc", number),
                RecordReason.TIME,
                good(3 + number * 1e-5, nanos),
                good(2.9e-5, nanos),
                good(30.25, nanos),
                good(75e6, nanos),
                good(25.5, nanos),
                counters,
                Counters.ZERO,
                Counters.ZERO,
                0,
                0,
                1);
    }

    private static Reading good(double value, long nanos) {
        return new Reading(value, nanos, Quality.GOOD);
    }

    @Override
    public void close() throws IOException {
        caller.close();
        link.close();
        listener.close();
        store.close();
        log.close();
        ledger.close();
        journal.close();
    }
}
