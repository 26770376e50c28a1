package io.presodia.host.collector;

import io.presodia.firmware.telemetry.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A channel of a pack, by what the pack said last and by the newest row that has come.
 *
 * @param number from 1
 * @param state in one word, such as {@code running} or {@code idle}
 * @param run its run, or its last; empty where there was none
 * @param cycle battery cycle, from 1; 0 while not known
 * @param step id of the step; empty while not known
 * @param volts cell voltage; NaN while not known
 * @param amperes cell current, positive on charge; NaN while not known
 * @param text why it holds, or how it ended; empty while it goes on
 */
public record PackChannel(
        int number,
        String state,
        String run,
        long cycle,
        String step,
        double volts,
        double amperes,
        String text) {
    /** Among so many of the newest rows each channel that measures is found. */
    private static final int ROWS = 200;

    private record Newest(String run, long cycle, String step, double volts, double amperes) {}

    /** The channels of a pack; none before it has said which it has. */
    static List<PackChannel> of(Connection connection, String pack, JsonNode status)
            throws SQLException {
        String journal = status.path("identity").path("journal").asString("");
        Map<Integer, Newest> rows = newest(connection, journal, pack);
        List<PackChannel> channels = new ArrayList<>();
        for (JsonNode said : status.path("channels")) {
            int number = said.path("channel").asInt(0);
            String run = said.path("run").asString("");
            Newest row = rows.get(number);
            if (row == null || !row.run().equals(run)) {
                row =
                        new Newest(
                                run,
                                said.path("cycle").asLong(0),
                                said.path("step").asString(""),
                                Double.NaN,
                                Double.NaN);
            }
            channels.add(
                    new PackChannel(
                            number,
                            said.path("state").asString("unknown"),
                            run,
                            row.cycle(),
                            row.step(),
                            row.volts(),
                            row.amperes(),
                            said.path("text").asString("")));
        }
        return channels;
    }

    private static Map<Integer, Newest> newest(Connection connection, String journal, String pack)
            throws SQLException {
        Map<Integer, Newest> rows = new TreeMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT channel, run, cycle, step_id, voltage, current FROM sample"
                                + " WHERE journal = (SELECT journal FROM journal"
                                + " WHERE journal = ? AND pack = ?)"
                                + " ORDER BY boot DESC, seq DESC LIMIT "
                                + ROWS)) {
            select.setString(1, journal);
            select.setString(2, pack);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.putIfAbsent(
                            row.getInt("channel"),
                            new Newest(
                                    row.getString("run"),
                                    row.getLong("cycle"),
                                    row.getString("step_id"),
                                    value(row, Column.VOLTAGE),
                                    value(row, Column.CURRENT)));
                }
            }
        }
        return rows;
    }

    private static double value(ResultSet row, Column column) throws SQLException {
        long steps = row.getLong(StoreSchema.name(column));
        return row.wasNull() ? Double.NaN : column.value(steps);
    }
}
