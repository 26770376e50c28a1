package io.presodia.host.session;

import io.presodia.firmware.coap.CoapCaller;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.push.Budget;
import io.presodia.firmware.push.PushSettings;
import io.presodia.firmware.push.Pusher;
import io.presodia.firmware.remote.CommandDesk;
import io.presodia.firmware.remote.CommandLedger;
import io.presodia.firmware.remote.FirmwareView;
import io.presodia.firmware.service.JournalLog;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Calls a daemon's collector, on a thread of its own, for as long as the daemon lives. */
final class PushSide implements AutoCloseable {
    private static final long LONGEST_NAP_NANOS = 200_000_000L;

    private final Pusher pusher;
    private final CoapCaller caller;
    private final LinkMeter meter;
    private final Timebase real;
    private final JournalLog log;
    private final Thread thread;
    private volatile boolean closing;

    private PushSide(
            Pusher pusher, CoapCaller caller, LinkMeter meter, JournalLog log, Timebase real) {
        this.pusher = pusher;
        this.caller = caller;
        this.meter = meter;
        this.log = log;
        this.real = real;
        thread = Thread.ofPlatform().name("push").daemon().unstarted(this::work);
    }

    /**
     * Begins to call.
     *
     * @param log a reader of the journal of its own, which is closed with it
     * @param keepDays for how long rows are kept that every receiver has; 0 for ever
     * @throws IOException when the count of bytes cannot be read
     */
    static PushSide open(
            CollectorLink link,
            JournalLog log,
            CommandDesk desk,
            CommandLedger ledger,
            FirmwareView view,
            Path state,
            int keepDays,
            Timebase real)
            throws IOException {
        CoapCaller caller = CoapCaller.of(link.caller());
        LinkMeter meter = new LinkMeter(caller, real);
        PushSide side =
                new PushSide(
                        new Pusher(
                                log,
                                desk,
                                new Budget(ledger, real, link.capBytes()),
                                PushSettings.CELLULAR,
                                new DaemonStatus(view, state, keepDays, meter::document),
                                real,
                                view.facts().journalId().hashCode()),
                        caller,
                        meter,
                        log,
                        real);
        side.thread.start();
        return side;
    }

    private void work() {
        try {
            while (!closing) {
                long idle = pusher.step(meter);
                real.sleep(Math.min(idle, LONGEST_NAP_NANOS) + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            caller.close();
            log.close();
        }
    }

    /** Up to where the collector has everything, as far as it has said so; null before. */
    @Nullable Cursor acknowledged() {
        return pusher.acknowledged();
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
