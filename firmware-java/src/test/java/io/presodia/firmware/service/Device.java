package io.presodia.firmware.service;

import io.presodia.config.Catalogue;
import io.presodia.firmware.access.Freshness;
import io.presodia.firmware.access.KeyRing;
import io.presodia.firmware.access.RateLimit;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.remote.BoardSnapshot;
import io.presodia.firmware.remote.ChannelSnapshot;
import io.presodia.firmware.remote.CommandDesk;
import io.presodia.firmware.remote.CommandLedger;
import io.presodia.firmware.remote.CommandQueue;
import io.presodia.firmware.remote.DeviceFacts;
import io.presodia.firmware.remote.Estimated;
import io.presodia.firmware.remote.LeaseTable;
import io.presodia.firmware.remote.Outcome;
import io.presodia.firmware.remote.PublishedView;
import io.presodia.firmware.remote.RunSnapshot;
import io.presodia.firmware.remote.UploadStore;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.scan.Counters;
import io.presodia.firmware.scan.RunClock;
import io.presodia.firmware.telemetry.Batch;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A device without a board: the test publishes what was measured and does what is asked. */
public final class Device implements AutoCloseable {
    public static final int CHANNELS = 4;
    private static final Instant WALL = Instant.parse("2026-01-01T00:00:00Z");

    public final PublishedView view =
            new PublishedView(
                    new DeviceFacts(
                            "bench-4", "B7", true, CHANNELS, "1.2.3", "abc", "journal-1", 3));

    public final CommandQueue queue = new CommandQueue(4);
    public final LeaseTable leases = new LeaseTable(CHANNELS);
    public final List<TelemetryRow> log = new CopyOnWriteArrayList<>();

    /** What was done, as words: verb, channel, who. */
    public final List<String> done = new CopyOnWriteArrayList<>();

    public final CommandLedger ledger;
    public final KeyRing keys;
    public final ServiceParts parts;
    public final CommandDesk desk;
    private long scans;

    public Device(Path folder, Timebase timebase, RateLimit rate) throws IOException {
        SecureRandom random = new SecureRandom();
        ledger = CommandLedger.open(folder.resolve("remote.db"));
        keys = KeyRing.open(folder.resolve("keys.json"), random);
        desk =
                new CommandDesk(
                        ledger,
                        queue,
                        command ->
                                () -> {
                                    done.add(
                                            command.verb().word()
                                                    + " "
                                                    + command.channel()
                                                    + " "
                                                    + command.principal());
                                    return Outcome.done("as asked");
                                },
                        timebase);
        parts =
                new ServiceParts(
                        view,
                        timebase,
                        desk,
                        ledger,
                        leases,
                        new UploadStore(folder.resolve("files"), new Catalogue()),
                        new ListLog(),
                        keys,
                        new Freshness(random),
                        rate);
    }

    public static RateLimit unlimited() {
        return new RateLimit(1e9, 1e9);
    }

    private final class ListLog implements LogSource {
        @Override
        public String journalId() {
            return "journal-1";
        }

        @Override
        public List<TelemetryRow.Event> alarms(Cursor after, int most) {
            return log.stream()
                    .filter(row -> row.cursor().compareTo(after) > 0)
                    .filter(TelemetryRow.Event.class::isInstance)
                    .map(TelemetryRow.Event.class::cast)
                    .filter(row -> row.event().entry().severity() != Tier.INFORM)
                    .limit(most)
                    .toList();
        }

        @Override
        public Cursor newest() {
            return log.isEmpty() ? Cursor.START : log.getLast().cursor();
        }

        @Override
        public @Nullable Batch after(Cursor after, int most) {
            List<TelemetryRow> rows =
                    log.stream()
                            .filter(row -> row.cursor().compareTo(after) > 0)
                            .limit(most)
                            .toList();
            return rows.isEmpty()
                    ? null
                    : new Batch("journal-1", 3, rows.getFirst().cursor().seq(), false, rows);
        }
    }

    /** The control thread, once. */
    public void scan() {
        queue.perform(8);
    }

    /** Every channel shows this voltage. */
    public void publish(double volts) {
        publish(volts, List.of());
    }

    /** Every channel shows this voltage and holds these trips. */
    public void publish(double volts, List<Trip> trips) {
        scans++;
        List<ChannelSnapshot> channels = new ArrayList<>();
        for (int number = 1; number <= CHANNELS; number++) {
            channels.add(channel(number, volts, trips));
        }
        view.publish(
                new BoardSnapshot(
                        scans,
                        scans * 50_000_000,
                        WALL.plusMillis(50 * scans),
                        ClockQuality.VIRTUAL,
                        good(25.5),
                        false,
                        false,
                        List.of(),
                        channels));
    }

    private static ChannelSnapshot channel(int number, double volts, List<Trip> trips) {
        return new ChannelSnapshot(
                number,
                Double.isNaN(volts) ? Reading.missing(0) : good(volts),
                good(-1.5e-4),
                good(30.25),
                good(75e6),
                new Counters(1e-4, 2.5e-5, 3e-4, 6e-5),
                0,
                true,
                new Estimated(0.625, 0.0125),
                Estimated.NONE,
                Estimated.NONE,
                new RunSnapshot(
                        "run-a",
                        "nco-sn-3wt",
                        "cycle-0.5C",
                        "running",
                        new RunClock(12.5, 2, 5, "charge", "cc", 2.5),
                        ""),
                trips);
    }

    private static Reading good(double value) {
        return new Reading(value, 0, Quality.GOOD);
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
