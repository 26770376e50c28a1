package io.presodia.host.session;

import io.presodia.firmware.push.PackStatus;
import io.presodia.firmware.remote.BoardSnapshot;
import io.presodia.firmware.remote.ChannelSnapshot;
import io.presodia.firmware.remote.DeviceFacts;
import io.presodia.firmware.remote.FirmwareView;
import io.presodia.firmware.remote.RunSnapshot;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.scan.RunClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a daemon says of itself to its collector. */
final class DaemonStatus implements PackStatus {
    private final FirmwareView view;
    private final Path state;
    private final int keepDays;
    private final Supplier<ObjectNode> link;

    /**
     * @param view has the newest snapshot
     * @param state folder of the daemon, on the disk that is told of
     * @param keepDays for how long rows are kept that every receiver has; 0 for ever
     * @param link how good the line to the collector has been
     */
    DaemonStatus(FirmwareView view, Path state, int keepDays, Supplier<ObjectNode> link) {
        this.view = view;
        this.state = state;
        this.keepDays = keepDays;
        this.link = link;
    }

    /** Runs, their states and the trips that hold outputs open; not the steps, which rows tell. */
    @Override
    public String state() {
        BoardSnapshot now = view.latest();
        if (now == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (ChannelSnapshot channel : now.channels()) {
            RunSnapshot run = channel.run();
            text.append(channel.number()).append(' ').append(word(channel)).append(' ');
            text.append(run == null ? "" : run.runId());
            trips(text, channel.trips());
        }
        return trips(text, now.trips()).toString();
    }

    private static StringBuilder trips(StringBuilder text, List<Trip> trips) {
        trips.forEach(trip -> text.append(' ').append(trip.fault().id()));
        return text.append(';');
    }

    private static String word(ChannelSnapshot channel) {
        RunSnapshot run = channel.run();
        return run == null ? "idle" : run.state();
    }

    @Override
    public ObjectNode document() {
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
            board(status, now);
        }
        try {
            status.put("disk_free_bytes", Files.getFileStore(state).getUsableSpace());
        } catch (IOException e) {
            status.put("disk", "unknown: " + e.getMessage());
        }
        status.set("link", link.get());
        if (!view.serialLine().isEmpty()) {
            status.put("serial_line", view.serialLine());
        }
        return status.put("keep_days", keepDays)
                .put("supply", new SupplyProbe(Path.of("/sys")).text());
    }

    private static void board(ObjectNode status, BoardSnapshot now) {
        List<String> states = new ArrayList<>();
        ArrayNode channels = status.putArray("channels");
        int trips = now.trips().size();
        for (ChannelSnapshot channel : now.channels()) {
            states.add(word(channel));
            trips += channel.trips().size();
            ObjectNode one = channels.addObject().put("channel", channel.number());
            one.put("state", word(channel)).put("trips", channel.trips().size());
            one.put("relay", channel.relayClosed() ? "closed" : "open");
            RunSnapshot run = channel.run();
            if (run != null) {
                one.put("run", run.runId()).put("text", run.text());
                RunClock clock = run.clock();
                if (clock != null) {
                    one.put("cycle", clock.cycle()).put("step", clock.stepId());
                }
            }
        }
        // The age of the newest row, where no clock of the pack's can be believed.
        status.put("monotonic_ms", now.nanos() / 1_000_000);
        status.put("state", String.join(", ", states))
                .put("clock", now.clockQuality().name())
                .put("trips", trips);
    }
}
