package io.presodia.host.collector;

import io.presodia.firmware.telemetry.Column;
import io.presodia.firmware.telemetry.WireCodes;
import io.presodia.hal.time.ClockQuality;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param relay {@code open} or {@code closed} when the pack said last how it stands; empty where it
 *     did not
 * @param volts cell voltage; NaN while not known
 * @param amperes cell current, positive on charge; NaN while not known
 * @param ageSeconds how long ago both were measured; NaN while not known
 * @param text why it holds, or how it ended; empty while it goes on
 * @param hold what its run waits for, or waited for last; empty where it never did
 * @param acknowledged who let it go on, or has seen that it holds; empty where nobody did
 */
public record PackChannel(
        int number,
        String state,
        String run,
        long cycle,
        String step,
        String relay,
        double volts,
        double amperes,
        double ageSeconds,
        String text,
        String hold,
        String acknowledged) {
    /** Among so many of the newest rows each channel that measures is found. */
    private static final int ROWS = 200;

    /** Rows come once a minute: what is older than three of them is no reading of now. */
    private static final double CURRENT_SECONDS = 180;

    private static final Set<String> WAITS = Set.of("holding", "waiting");

    private record Newest(
            String run, long cycle, String step, double volts, double amperes, double age) {}

    /** The channels of a pack; none before it has said which it has. */
    static List<PackChannel> of(
            Connection connection, String pack, long seenMillis, JsonNode status, long nowMillis)
            throws SQLException {
        String journal = status.path("identity").path("journal").asString("");
        Map<Integer, Newest> rows = newest(connection, journal, pack, status, nowMillis);
        double silence = (nowMillis - seenMillis) * 1e-3;
        Map<Integer, Hold> holds = Hold.of(connection, journal);
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
                                Double.NaN,
                                Double.NaN);
            }
            Hold hold = holds.get(number);
            if (hold == null || !hold.run().equals(run)) {
                hold = Hold.NONE;
            }
            channels.add(
                    new PackChannel(
                            number,
                            said.path("state").asString("unknown"),
                            run,
                            row.cycle(),
                            row.step(),
                            said.path("relay").asString(""),
                            row.volts(),
                            row.amperes(),
                            // No row is younger than the call that brought it.
                            Math.max(silence, row.age()),
                            said.path("text").asString(""),
                            hold.text(),
                            hold.acknowledged()));
        }
        return channels;
    }

    /** Whether the run waits for somebody now. */
    boolean waits() {
        return WAITS.contains(state);
    }

    /** Whether its relay was open and its run not under way when the pack said how it stands. */
    boolean open() {
        return relay.equals("open") && !state.equals("running");
    }

    /** Whether voltage and current are those of now, where the pack itself is not late. */
    boolean current() {
        return state.equals("running") && ageSeconds <= CURRENT_SECONDS;
    }

    private static Map<Integer, Newest> newest(
            Connection connection, String journal, String pack, JsonNode status, long nowMillis)
            throws SQLException {
        Map<Integer, Newest> rows = new TreeMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT * FROM sample"
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
                                    value(row, Column.CURRENT),
                                    age(row, status, nowMillis)));
                }
            }
        }
        return rows;
    }

    /**
     * By the pack's wall clock where that was right; else by its monotonic clock, which it tells
     * when it says how it stands, as far as it is still that of the row.
     */
    private static double age(ResultSet row, JsonNode status, long nowMillis) throws SQLException {
        double measured = value(row, Column.MONOTONIC);
        double millis = Double.NaN;
        if (value(row, Column.CLOCK_QUALITY) == WireCodes.of(ClockQuality.SYNCHRONIZED)) {
            millis = nowMillis - 1e3 * (measured + value(row, Column.WALL_LESS_MONOTONIC));
        } else if (status.path("identity").path("boot").asLong(0) == row.getLong("boot")
                && status.has("monotonic_ms")) {
            double since = nowMillis - status.path(Collector.SAID).asDouble((double) nowMillis);
            millis = since + status.path("monotonic_ms").asDouble(0) - 1e3 * measured;
        }
        return Double.isNaN(millis) ? Double.NaN : Math.max(0, millis * 1e-3);
    }

    private static double value(ResultSet row, Column column) throws SQLException {
        long steps = row.getLong(StoreSchema.name(column));
        return row.wasNull() ? Double.NaN : column.value(steps);
    }
}
