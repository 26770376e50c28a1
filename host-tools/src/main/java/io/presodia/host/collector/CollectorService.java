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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The collector as a process: listens to packs, shows them, tells of what people should know. */
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
     * @param webhook whom to tell of trips, holds, ends and silence; null for nobody
     * @param mail as well, by e-mail; null for nobody
     */
    public record Settings(
            Path state,
            InetSocketAddress listen,
            @Nullable InetSocketAddress page,
            @Nullable URI webhook,
            @Nullable MailSettings mail) {
        /** Name of the file of keys in the folder. */
        public static final String KEYS = "keys.json";

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
        KeyRing keys =
                KeyRing.open(settings.state().resolve(Settings.KEYS), Entropy.ofTheMachine());
        URI hook = settings.webhook();
        MailSettings letters = settings.mail();
        InetSocketAddress pageAddress = settings.page();
        try (RowStore store = RowStore.open(Settings.store(settings.state()));
                Outbox web = hook == null ? null : new Outbox(new Webhook(hook), clock);
                Outbox mail = letters == null ? null : new Outbox(new Mail(letters), clock);
                CoapListener listener = listen(store, keys, tell(web, mail));
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
            watch(store, keys, tell(web, mail), end);
        }
    }

    private static Consumer<Notification> tell(@Nullable Outbox web, @Nullable Outbox mail) {
        return notification -> {
            if (web != null) {
                web.tell(notification);
            }
            if (mail != null) {
                mail.tell(notification);
            }
        };
    }

    private CoapListener listen(RowStore store, KeyRing keys, Consumer<Notification> tell)
            throws IOException {
        Collector collector =
                new Collector(
                        store,
                        clock,
                        (pack, event) -> {
                            notes.accept(
                                    pack
                                            + ": "
                                            + event.entry().kind()
                                            + ": "
                                            + event.entry().text());
                            tell.accept(Notification.of(pack, event));
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

    private void watch(
            RowStore store, KeyRing keys, Consumer<Notification> tell, BooleanSupplier end)
            throws IOException, InterruptedException {
        SilenceWatch watch = new SilenceWatch(store, clock.wall().toEpochMilli());
        Consumer<Notification> both =
                tell.andThen(notice -> notes.accept(notice.pack() + ": " + notice.kind()));
        for (int look = 0; !end.getAsBoolean(); look++) {
            keys.refresh();
            if (look % LOOKS_A_CHECK == 0) {
                watch.look(clock.wall().toEpochMilli(), both);
            }
            clock.sleep(LOOK_NANOS);
        }
    }
}
