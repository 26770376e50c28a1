package io.presodia.hil.crash;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All numbered rows of a journal, read without the journal's own code. One counter numbers samples
 * and events, those of begin and end of a run among them, and goes on from boot to boot.
 */
final class JournalRows {
    private final Map<Long, List<String>> places = new TreeMap<>();

    private JournalRows() {}

    static JournalRows read(Path journal) throws SQLException {
        JournalRows rows = new JournalRows();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("sample", "event")) {
                String all = "SELECT boot_id, seq FROM " + table;
                try (ResultSet found = statement.executeQuery(all)) {
                    while (found.next()) {
                        rows.places
                                .computeIfAbsent(found.getLong(2), _ -> new ArrayList<>())
                                .add(table + " of boot " + found.getLong(1));
                    }
                }
            }
        }
        return rows;
    }

    long count() {
        return places.values().stream().mapToLong(List::size).sum();
    }

    /** Numbers that more than one row has, with those rows. */
    List<String> duplicates() {
        return places.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    /** Numbers up to the one acknowledged that no row has. */
    List<Long> lost(long acknowledged) {
        List<Long> lost = new ArrayList<>();
        for (long seq = 1; seq <= acknowledged; seq++) {
            if (!places.containsKey(seq)) {
                lost.add(seq);
            }
        }
        return lost;
    }
}
