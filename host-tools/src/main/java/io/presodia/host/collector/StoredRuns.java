package io.presodia.host.collector;

import io.presodia.firmware.journal.Codes;
import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.journal.Stored;
import io.presodia.firmware.telemetry.Column;
import io.presodia.firmware.telemetry.ColumnValues;
import io.presodia.firmware.telemetry.JournalRows;
import io.presodia.firmware.telemetry.MalformedException;
import io.presodia.firmware.telemetry.TelemetryRow;
import io.presodia.firmware.telemetry.WireCodes;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunDataBuilder;
import io.presodia.host.run.RunInfo;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The runs in a store, as the rest of the tools see runs. */
public final class StoredRuns {
    private static final String WHERE = " WHERE journal = ? AND run = ? ORDER BY boot, seq";

    private StoredRuns() {}

    /**
     * Ids of the runs of which there are samples.
     *
     * @throws IOException when the store cannot be read
     */
    public static List<String> ids(RowStore store, String journal) throws IOException {
        return store.read(connection -> {
            List<String> ids = new ArrayList<>();
            try (PreparedStatement select =
                    connection.prepareStatement(
                            "SELECT run FROM sample WHERE journal = ? GROUP BY run"
                                    + " ORDER BY min(boot), min(seq)")) {
                select.setString(1, journal);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        ids.add(row.getString(1));
                    }
                }
            }
            return ids;
        });
    }

    /**
     * A run, as far as it has arrived. Pulse resistances and bursts stay on the device.
     *
     * @throws IOException when the store cannot be read
     */
    public static RunData read(RowStore store, String journal, String runId) throws IOException {
        return store.read(connection -> {
            List<Stored<JournalEntry.Event>> events = events(connection, journal, runId);
            RunDataBuilder builder =
                    new RunDataBuilder(info(identity(connection, journal), runId, events));
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT * FROM sample" + WHERE)) {
                select.setString(1, journal);
                select.setString(2, runId);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        builder.add(JournalRows.toJournal(sample(row)));
                    }
                }
            } catch (MalformedException e) {
                throw new IOException("run " + runId + ": " + e.getMessage(), e);
            }
            events.forEach(builder::addEvent);
            return builder.build();
        });
    }

    private static TelemetryRow.Sample sample(ResultSet row) throws SQLException {
        Map<Column, Long> steps = new EnumMap<>(Column.class);
        for (Column column : StoreSchema.NUMBERS) {
            long value = row.getLong(StoreSchema.name(column));
            if (!row.wasNull()) {
                steps.put(column, value);
            }
        }
        return new TelemetryRow.Sample(
                new Cursor(row.getLong("boot"), row.getLong("seq")),
                row.getString("run"),
                row.getString("step_id"),
                row.getString("step_type"),
                ColumnValues.of(steps));
    }

    static List<Stored<JournalEntry.Event>> events(
            Connection connection, String journal, String runId) throws SQLException, IOException {
        List<Stored<JournalEntry.Event>> events = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM event" + WHERE)) {
            select.setString(1, journal);
            select.setString(2, runId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
        } catch (MalformedException e) {
            throw new IOException("events of run " + runId + ": " + e.getMessage(), e);
        }
        return events;
    }

    private static Stored<JournalEntry.Event> event(ResultSet row)
            throws SQLException, MalformedException {
        return new Stored<>(
                new Cursor(row.getLong("boot"), row.getLong("seq")),
                row.getLong("wall_ns"),
                Codes.clockQuality(row.getInt("clock")),
                new JournalEntry.Event(
                        row.getString("kind"),
                        WireCodes.tier("tier", row.getInt("tier")),
                        row.getInt("channel"),
                        row.getString("run"),
                        row.getLong("mono_ns"),
                        row.getString("text"),
                        number(row, "value"),
                        number(row, "limit"),
                        row.getString("unit"),
                        row.getString("data")));
    }

    private static double number(ResultSet row, String name) throws SQLException {
        double value = row.getDouble(name);
        return row.wasNull() ? Double.NaN : value;
    }

    private static JsonNode identity(Connection connection, String journal) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT identity FROM journal WHERE journal = ?")) {
            select.setString(1, journal);
            try (ResultSet row = select.executeQuery()) {
                return tree(row.next() ? row.getString(1) : "{}");
            }
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JsonMapper.shared().readTree(json.isEmpty() ? "{}" : json);
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private static RunInfo info(
            JsonNode device, String runId, List<Stored<JournalEntry.Event>> events)
            throws IOException {
        Stored<JournalEntry.Event> begin = find(events, "run_started");
        if (begin == null) {
            throw new IOException("run " + runId + ": its beginning has not arrived");
        }
        JsonNode run = tree(begin.entry().dataJson());
        Stored<JournalEntry.Event> end = find(events, "run_ended");
        JsonNode ended = tree(end == null ? "" : end.entry().dataJson());
        Map<String, String> properties = new TreeMap<>();
        for (Map.Entry<String, JsonNode> property : run.path("properties").properties()) {
            properties.put(property.getKey(), property.getValue().asString(""));
        }
        String outcome = ended.path("outcome").asString("");
        return new RunInfo(
                runId,
                begin.entry().channel(),
                run.path("cell").asString(""),
                run.path("protocol").asString(""),
                run.path("sample_id").asString(""),
                run.path("operator").asString(""),
                run.path("seed").isNumber() ? run.path("seed").asLong() : null,
                run.path("scan_period_ns").asLong(0) * 1e-9,
                run.path("calibration_id").asString(""),
                device.path("board").asString(""),
                device.path("serial").asString(""),
                device.path("virtual").asBoolean(true),
                device.path("version").asString(""),
                device.path("commit").asString(""),
                begin.wallSeconds(),
                begin.clockQuality(),
                outcome.isEmpty() ? null : RunOutcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                ended.path("trip").asString(""),
                end == null ? "" : end.entry().text(),
                properties);
    }

    private static @Nullable Stored<JournalEntry.Event> find(
            List<Stored<JournalEntry.Event>> events, String kind) {
        for (Stored<JournalEntry.Event> event : events) {
            if (event.entry().kind().equals(kind)) {
                return event;
            }
        }
        return null;
    }
}
