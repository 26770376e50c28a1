package io.presodia.host.session;

import io.presodia.config.Catalogue;
import io.presodia.firmware.access.Entropy;
import io.presodia.firmware.access.Freshness;
import io.presodia.firmware.access.KeyRing;
import io.presodia.firmware.access.RateLimit;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.coap.CoapFace;
import io.presodia.firmware.coap.CoapSettings;
import io.presodia.firmware.journal.Journal;
import io.presodia.firmware.remote.CommandDesk;
import io.presodia.firmware.remote.CommandLedger;
import io.presodia.firmware.remote.CommandQueue;
import io.presodia.firmware.remote.ControlDesk;
import io.presodia.firmware.remote.DeviceFacts;
import io.presodia.firmware.remote.FirmwareCommands;
import io.presodia.firmware.remote.LeaseTable;
import io.presodia.firmware.remote.PublishedView;
import io.presodia.firmware.remote.RunControl;
import io.presodia.firmware.remote.SnapshotMaker;
import io.presodia.firmware.remote.UploadStore;
import io.presodia.firmware.scan.Scan;
import io.presodia.firmware.serial.SerialLink;
import io.presodia.firmware.service.JournalLog;
import io.presodia.firmware.service.Retention;
import io.presodia.firmware.service.ServiceParts;
import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A daemon as others see it: its resources on the network, and the two calls by which the control
 * thread has to do with them. What the network does cannot hold a scan: snapshots go out by one
 * write, commands come in through a bounded queue.
 */
final class RemoteSide implements AutoCloseable {
    /** Keys of a daemon, in its state folder. */
    static final String KEYS = "keys.json";

    /** Commands besides stops that may wait. */
    private static final int MOST_WAITING = 32;

    /** Snapshots in real time: virtual time may run thousands of scans a second. */
    private static final long SNAPSHOT_NANOS = 40_000_000;

    private static final double REQUESTS_PER_SECOND = 100;
    private static final double REQUESTS_AT_ONCE = 200;

    private final Timebase real;
    private final CommandLedger ledger;
    private final JournalLog log;
    private final ControlDesk desk;
    private final CommandDesk commands;
    private final CommandQueue queue;
    private final PublishedView view;
    private final @Nullable CoapFace face;
    private final @Nullable PushSide push;
    private final @Nullable RetentionSide retention;
    private long snapshotNanos = Long.MIN_VALUE / 2;

    private RemoteSide(
            Timebase real,
            CommandLedger ledger,
            JournalLog log,
            ControlDesk desk,
            CommandDesk commands,
            CommandQueue queue,
            PublishedView view,
            @Nullable CoapFace face,
            @Nullable PushSide push,
            @Nullable RetentionSide retention) {
        this.real = real;
        this.ledger = ledger;
        this.log = log;
        this.desk = desk;
        this.commands = commands;
        this.queue = queue;
        this.view = view;
        this.face = face;
        this.push = push;
        this.retention = retention;
    }

    /**
     * What it stands on.
     *
     * @param access by which ways others get at it
     * @param state folder of the daemon
     * @param journal the journal, which is read by way of its file
     * @param board the board
     * @param leases who has which channel
     * @param context clock, software and listener
     * @param control what operators may do
     * @param starts makes runs, of files that were uploaded
     */
    record Parts(
            RemoteAccess access,
            Path state,
            Journal journal,
            BoardIdentity board,
            LeaseTable leases,
            SessionContext context,
            RunControl control,
            Starts starts) {
        Timebase real() {
            return context.real();
        }

        DeviceFacts facts(String journalId) {
            return new DeviceFacts(
                    board.name(),
                    board.serial(),
                    board.virtual(),
                    board.channelCount(),
                    context.software().version(),
                    context.software().commitMark(),
                    journalId,
                    journal.bootId());
        }
    }

    /** Makes the preparer of starts, once it is known where uploaded files are. */
    @FunctionalInterface
    interface Starts {
        /** The preparer. */
        RemoteStarts from(UploadStore uploads);
    }

    /**
     * Opens the addresses. Commands that were on their way when the last boot ended are settled.
     *
     * @throws IOException when an address, a key file or the disk cannot be used
     */
    static RemoteSide open(Parts parts) throws IOException {
        CommandLedger ledger = CommandLedger.open(parts.state().resolve("remote.db"));
        JournalLog log = null;
        try {
            log = new JournalLog(parts.journal().file());
            return open(parts, ledger, log);
        } catch (IOException | RuntimeException e) {
            ledger.close();
            if (log != null) {
                log.close();
            }
            throw e;
        }
    }

    private static RemoteSide open(Parts parts, CommandLedger ledger, JournalLog log)
            throws IOException {
        SecureRandom random = Entropy.ofTheMachine();
        int channels = parts.board().channelCount();
        CommandQueue queue = new CommandQueue(MOST_WAITING);
        UploadStore uploads = new UploadStore(parts.state().resolve("files"), new Catalogue());
        CommandDesk desk =
                new CommandDesk(
                        ledger,
                        queue,
                        new FirmwareCommands(
                                parts.control(), parts.starts().from(uploads), channels),
                        parts.real());
        desk.afterBoot();
        KeyRing keys = KeyRing.open(parts.state().resolve(KEYS), random);
        PublishedView view = new PublishedView(parts.facts(log.journalId()));
        ServiceParts service =
                new ServiceParts(
                        view,
                        parts.real(),
                        desk,
                        ledger,
                        parts.leases(),
                        uploads,
                        log,
                        keys,
                        new Freshness(random),
                        new RateLimit(REQUESTS_PER_SECOND, REQUESTS_AT_ONCE));
        SerialLink line = parts.access().serial();
        if (line != null) {
            view.withSerialLine(line::isOpen);
        }
        CoapFace face = face(parts, service);
        PushSide push = push(parts, service);
        return new RemoteSide(
                parts.real(),
                ledger,
                log,
                new ControlDesk(queue, parts.leases(), parts.control(), channels),
                desk,
                queue,
                view,
                face,
                push,
                retention(parts, service, push));
    }

    private static @Nullable CoapFace face(Parts parts, ServiceParts service) throws IOException {
        RemoteAddress address = parts.access().address();
        SerialLink line = parts.access().serial();
        if (address == null && line == null) {
            return null;
        }
        CoapFace face = CoapFace.open(settings(address), service, line);
        String keys = ", " + service.keys().keys().size() + " keys";
        if (address != null) {
            parts.context().listener().note("listens on " + text(address, face) + keys);
        }
        if (line != null) {
            parts.context().listener().note("answers on the serial line" + keys);
            line.onChange(parts.context().listener()::note);
        }
        return face;
    }

    private static @Nullable PushSide push(Parts parts, ServiceParts service) throws IOException {
        CollectorLink link = parts.access().collector();
        if (link == null) {
            return null;
        }
        parts.context().listener().note("calls the collector " + link.caller());
        return PushSide.open(
                link,
                new JournalLog(parts.journal().file()),
                service.desk(),
                service.ledger(),
                service.view(),
                parts.state(),
                parts.access().keepDays(),
                parts.real());
    }

    private static @Nullable RetentionSide retention(
            Parts parts, ServiceParts service, @Nullable PushSide push) throws IOException {
        int days = parts.access().keepDays();
        if (days == 0) {
            return null;
        }
        return new RetentionSide(
                new Retention(
                        parts.journal(),
                        service.ledger(),
                        push == null ? null : push::acknowledged,
                        Duration.ofDays(days)),
                service.view(),
                parts.real(),
                parts.context().listener()::note);
    }

    private static CoapSettings settings(@Nullable RemoteAddress address) {
        if (address == null) {
            return CoapSettings.device(null, null);
        }
        CoapSettings usual = CoapSettings.device(null, address.secure());
        return new CoapSettings(
                address.plain(),
                usual.secure(),
                address.plainForAll(),
                usual.mostPeers(),
                usual.mostConnections(),
                usual.mostObservers(),
                usual.staleSeconds());
    }

    private static String text(RemoteAddress address, CoapFace face) {
        return "coap://"
                + address.plain().getHostString()
                + ":"
                + face.plainPort()
                + " and coaps://"
                + address.secure().getHostString()
                + ":"
                + face.securePort();
    }

    /** For the control thread, between two scans. */
    void betweenScans(Firmware firmware, SnapshotMaker maker, RunBook book) {
        long now = real.nanos();
        desk.betweenScans(now);
        Scan scan = firmware.seen();
        if (scan != null && now - snapshotNanos >= SNAPSHOT_NANOS) {
            snapshotNanos = now;
            view.publish(maker.of(scan, book.of(firmware), book.estimates(firmware)));
        }
    }

    /** For the control thread, after its last scan. */
    @Override
    public void close() throws IOException {
        if (face != null) {
            face.close();
        }
        if (push != null) {
            push.close();
        }
        if (retention != null) {
            retention.close();
        }
        // Nobody hands in any more: what became of the last commands is stored, and none is
        // unknown.
        queue.end("not begun: the device was shut down");
        try {
            commands.collect();
        } finally {
            log.close();
            ledger.close();
        }
    }
}
