package io.presodia.host.collector;

import io.presodia.firmware.access.Entropy;
import io.presodia.firmware.access.KeyRing;
import io.presodia.firmware.coap.CoapListener;
import io.presodia.firmware.coap.CoapSettings;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The collector as a process: listens to packs, shows them, tells of alarms and silence. */
public final class CollectorService {
    /** At least three times the fleet: a full store of connections answers nobody well. */
    private static final int MOST_CONNECTIONS = 3000;

    private static final int MOST_PEERS = 2000;
    private static final int STALE_SECONDS = 60;
    private static final long LOOK_NANOS = 200_000_000L;
    private static final int LOOKS_A_CHECK = 50;

    /**
     * What it is to do.
     *
     * @param state folder of store, keys and sessions
     * @param listen where packs call
     * @param page where people look; null for nowhere
     * @param webhook whom to tell of alarms; null for nobody
     */
    public record Settings(
            Path state,
            InetSocketAddress listen,
            @Nullable InetSocketAddress page,
            @Nullable URI webhook) {
        /** The store of this folder. */
        public static Path store(Path state) {
            return state.resolve("rows.db");
        }
    }

    private final Settings settings;
    private final Timebase clock;
    private final Consumer<String> notes;

    /**
     * @param clock a real one
     * @param notes lines for people
     */
    public CollectorService(Settings settings, Timebase clock, Consumer<String> notes) {
        this.settings = settings;
        this.clock = clock;
        this.notes = notes;
    }

    /**
     * Runs until it is told to end.
     *
     * @throws IOException when an address or the store cannot be used
     */
    public void run(BooleanSupplier end) throws IOException, InterruptedException {
        KeyRing keys = KeyRing.open(settings.state().resolve("keys.json"), Entropy.ofTheMachine());
        URI hook = settings.webhook();
        InetSocketAddress pageAddress = settings.page();
        try (RowStore store = RowStore.open(Settings.store(settings.state()));
                Webhook webhook = hook == null ? null : new Webhook(hook, clock);
                CoapListener listener = listen(store, keys, webhook);
                FleetPage page =
                        pageAddress == null ? null : new FleetPage(store, clock, pageAddress)) {
            notes.accept(
                    "listens on coaps://"
                            + settings.listen().getHostString()
                            + ":"
                            + listener.port()
                            + ", "
                            + keys.keys().size()
                            + " keys"
                            + (page == null ? "" : ", page on http://127.0.0.1:" + page.port()));
            watch(store, keys, webhook, end);
        }
    }

    private CoapListener listen(RowStore store, KeyRing keys, @Nullable Webhook webhook)
            throws IOException {
        Collector collector =
                new Collector(
                        store,
                        clock,
                        (pack, event) -> {
                            notes.accept(pack + ": " + event.kind() + ": " + event.text());
                            if (webhook != null) {
                                webhook.alarm(pack, event);
                            }
                        });
        return CoapListener.open(
                new CoapSettings(
                        null,
                        settings.listen(),
                        false,
                        MOST_PEERS,
                        MOST_CONNECTIONS,
                        1,
                        STALE_SECONDS),
                keys,
                settings.state().resolve("sessions.bin"),
                collector::handle);
    }

    private void watch(RowStore store, KeyRing keys, @Nullable Webhook webhook, BooleanSupplier end)
            throws IOException, InterruptedException {
        Set<String> late = new HashSet<>();
        for (int look = 0; !end.getAsBoolean(); look++) {
            keys.refresh();
            if (look % LOOKS_A_CHECK == 0) {
                late(Fleet.of(store, clock.wall().toEpochMilli()), late, webhook);
            }
            clock.sleep(LOOK_NANOS);
        }
    }

    /** Once when a pack falls silent, once when it is back. */
    private void late(List<Fleet.Pack> packs, Set<String> late, @Nullable Webhook webhook) {
        for (Fleet.Pack pack : packs) {
            boolean changed = pack.late() ? late.add(pack.pack()) : late.remove(pack.pack());
            if (changed) {
                String kind = pack.late() ? "silent" : "back";
                notes.accept(pack.pack() + ": " + kind);
                if (webhook != null) {
                    webhook.note(pack.pack(), kind, "the pack is " + kind);
                }
            }
        }
    }
}
