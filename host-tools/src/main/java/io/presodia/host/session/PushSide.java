package io.presodia.host.session;

import io.presodia.firmware.coap.Answer;
import io.presodia.firmware.coap.CoapCaller;
import io.presodia.firmware.push.Budget;
import io.presodia.firmware.push.PushSettings;
import io.presodia.firmware.push.Pusher;
import io.presodia.firmware.remote.BoardSnapshot;
import io.presodia.firmware.remote.ChannelSnapshot;
import io.presodia.firmware.remote.CommandDesk;
import io.presodia.firmware.remote.CommandLedger;
import io.presodia.firmware.remote.DeviceFacts;
import io.presodia.firmware.remote.FirmwareView;
import io.presodia.firmware.remote.RunSnapshot;
import io.presodia.firmware.service.JournalLog;
import io.presodia.firmware.service.Method;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls a daemon's collector, on a thread of its own, for as long as the daemon lives. */
final class PushSide implements AutoCloseable {
    private static final long LONGEST_NAP_NANOS = 200_000_000L;

    private final Pusher pusher;
    private final CoapCaller caller;
    private final Timebase real;
    private final JournalLog log;
    private final Thread thread;
    private volatile boolean closing;

    private PushSide(Pusher pusher, CoapCaller caller, JournalLog log, Timebase real) {
        this.pusher = pusher;
        this.caller = caller;
        this.log = log;
        this.real = real;
        thread = Thread.ofPlatform().name("push").daemon().unstarted(this::work);
    }

    /**
     * Begins to call.
     *
     * @param log a reader of the journal of its own, which is closed with it
     * @throws IOException when the count of bytes cannot be read
     */
    static PushSide open(
            CollectorLink link,
            JournalLog log,
            CommandDesk desk,
            CommandLedger ledger,
            FirmwareView view,
            Path state,
            Timebase real)
            throws IOException {
        PushSide side =
                new PushSide(
                        new Pusher(
                                log,
                                desk,
                                new Budget(ledger, real, link.capBytes()),
                                PushSettings.CELLULAR,
                                () -> status(view, state),
                                real,
                                view.facts().journalId().hashCode()),
                        CoapCaller.of(link.caller()),
                        log,
                        real);
        side.thread.start();
        return side;
    }

    private void work() {
        try {
            while (!closing) {
                long idle = pusher.step(this::say);
                real.sleep(Math.min(idle, LONGEST_NAP_NANOS) + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            caller.close();
            log.close();
        }
    }

    private byte[] say(String path, int format, byte[] body) throws IOException {
        Answer answer = caller.send(Method.POST, path, format, body);
        if (!answer.good()) {
            throw new IOException(answer.code() + " " + answer.text());
        }
        return answer.body().toArray();
    }

    private static ObjectNode status(FirmwareView view, Path state) {
        ObjectNode status = JsonMapper.shared().createObjectNode();
        DeviceFacts facts = view.facts();
        status.putObject("identity")
                .put("journal", facts.journalId())
                .put("board", facts.board())
                .put("serial", facts.serial())
                .put("virtual", facts.virtual())
                .put("version", facts.version())
                .put("commit", facts.commit())
                .put("boot", facts.bootId());
        BoardSnapshot now = view.latest();
        if (now != null) {
            List<String> states = new ArrayList<>();
            for (ChannelSnapshot channel : now.channels()) {
                RunSnapshot run = channel.run();
                states.add(run == null ? "idle" : run.state());
            }
            status.put("state", String.join(", ", states))
                    .put("clock", now.clockQuality().name())
                    .put("trips", now.trips().size());
        }
        try {
            status.put("disk_free_bytes", Files.getFileStore(state).getUsableSpace());
        } catch (IOException e) {
            status.put("disk", "unknown: " + e.getMessage());
        }
        return status.put("supply", new SupplyProbe(Path.of("/sys")).text());
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
