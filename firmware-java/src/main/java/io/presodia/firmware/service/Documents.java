package io.presodia.firmware.service;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.remote.BoardSnapshot;
import io.presodia.firmware.remote.ChannelSnapshot;
import io.presodia.firmware.remote.CommandRecord;
import io.presodia.firmware.remote.DeviceFacts;
import io.presodia.firmware.remote.FirmwareView;
import io.presodia.firmware.remote.RunSnapshot;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.scan.RunClock;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The documents that are sent as CBOR or JSON. What is not known is left out. */
final class Documents {
    private Documents() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode identity(FirmwareView view) {
        DeviceFacts facts = view.facts();
        BoardSnapshot now = view.latest();
        ObjectNode document =
                object().put("name", facts.deviceName().urn())
                        .put("board", facts.board())
                        .put("serial", facts.serial())
                        .put("virtual", facts.virtual())
                        .put("channels", facts.channelCount())
                        .put("version", facts.version())
                        .put("commit", facts.commit())
                        .put("journal", facts.journalId())
                        .put("boot", facts.bootId());
        if (now != null) {
            document.put("clock", now.clockQuality().name().toLowerCase(Locale.ROOT))
                    .put("wall", now.wall().toString());
        }
        if (!view.serialLine().isEmpty()) {
            document.put("serial_line", view.serialLine());
        }
        return document;
    }

    static ObjectNode state(ChannelSnapshot channel) {
        ObjectNode document =
                object().put("channel", channel.number())
                        .put("relay_closed", channel.relayClosed());
        RunSnapshot run = channel.run();
        document.put("state", stateOf(channel));
        if (run == null) {
            return document;
        }
        document.put("run", run.runId()).put("cell", run.cell()).put("protocol", run.protocol());
        RunClock clock = run.clock();
        if (clock != null) {
            document.put("cycle", clock.cycle())
                    .put("step_count", clock.stepCount())
                    .put("step", clock.stepId())
                    .put("step_type", clock.stepType())
                    .put("run_s", clock.runSeconds())
                    .put("step_s", clock.stepSeconds());
        }
        if (!run.text().isEmpty()) {
            document.put("text", run.text());
        }
        return document;
    }

    /** The state of a channel in one word. */
    static String stateOf(ChannelSnapshot channel) {
        RunSnapshot run = channel.run();
        return run == null ? "idle" : run.state();
    }

    static ObjectNode alarms(List<Trip> trips) {
        ObjectNode document = object();
        ArrayNode list = document.putArray("trips");
        for (Trip trip : trips) {
            ObjectNode item =
                    list.addObject()
                            .put("fault", trip.fault().id())
                            .put("code", trip.fault().code())
                            .put("channel", trip.channel())
                            .put("watched", trip.watched().label())
                            .put("wall", trip.wall().toString());
            number(item, "value", trip.value());
            number(item, "limit", trip.limit());
            if (!trip.detail().isEmpty()) {
                item.put("detail", trip.detail());
            }
        }
        return document;
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        }
    }

    static ObjectNode command(CommandRecord record) {
        ObjectNode document =
                object().put("id", record.command().id())
                        .put("do", record.command().verb().word())
                        .put("channel", record.command().channel())
                        .put("by", record.command().principal())
                        .put("state", record.state().word());
        if (!record.text().isEmpty()) {
            document.put("text", record.text());
        }
        return document;
    }

    static ObjectNode names(List<String> names) {
        ObjectNode document = object();
        ArrayNode list = document.putArray("names");
        names.forEach(list::add);
        return document;
    }

    static ObjectNode cursor(Cursor cursor) {
        return object().put("boot", cursor.bootId()).put("seq", cursor.seq());
    }
}
