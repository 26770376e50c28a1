package io.presodia.firmware.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Tables of the journal and how they change. A new version only adds tables and nullable columns,
 * in one transaction when a writer opens the file; so every newer reader reads every older file,
 * and no row is ever rewritten.
 */
final class Schema {
    /** Version of the tables below, in {@code PRAGMA user_version}. */
    static final int VERSION = 3;

    /** "PRES" in ASCII: tells our files from other SQLite files. */
    static final int APPLICATION_ID = 0x50524553;

    private static final String[] TABLES = {
        """
        CREATE TABLE meta (
            name TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE code (
            kind TEXT NOT NULL,
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (kind, number)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE boot (
            boot_id INTEGER NOT NULL PRIMARY KEY,
            software_version TEXT NOT NULL,
            software_commit TEXT NOT NULL,
            board TEXT NOT NULL,
            serial TEXT NOT NULL,
            virtual INTEGER NOT NULL,
            mono_ns INTEGER NOT NULL,
            wall_ns INTEGER NOT NULL,
            clock_quality INTEGER NOT NULL
        ) STRICT\
        """,
        """
        CREATE TABLE run (
            run_no INTEGER NOT NULL PRIMARY KEY,
            run_id TEXT NOT NULL UNIQUE,
            boot_id INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            cell TEXT NOT NULL,
            protocol TEXT NOT NULL,
            sample_id TEXT NOT NULL,
            operator TEXT NOT NULL,
            seed INTEGER,
            scan_period_ns INTEGER NOT NULL,
            calibration_id TEXT NOT NULL,
            mono_ns INTEGER NOT NULL,
            wall_ns INTEGER NOT NULL,
            clock_quality INTEGER NOT NULL
        ) STRICT\
        """,
        """
        CREATE TABLE run_property (
            run_no INTEGER NOT NULL,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (run_no, name)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE run_end (
            run_no INTEGER NOT NULL PRIMARY KEY,
            boot_id INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            trip TEXT NOT NULL,
            text TEXT NOT NULL,
            mono_ns INTEGER NOT NULL,
            wall_ns INTEGER NOT NULL,
            clock_quality INTEGER NOT NULL
        ) STRICT\
        """,
        """
        CREATE TABLE input_file (
            run_no INTEGER NOT NULL,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            content BLOB NOT NULL,
            boot_id INTEGER NOT NULL,
            after_seq INTEGER NOT NULL,
            mono_ns INTEGER NOT NULL,
            wall_ns INTEGER NOT NULL,
            clock_quality INTEGER NOT NULL,
            PRIMARY KEY (run_no, name)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE sample (
            boot_id INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            run_no INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            mono_ns INTEGER NOT NULL,
            wall_ns INTEGER NOT NULL,
            clock_quality INTEGER NOT NULL,
            reason INTEGER NOT NULL,
            run_s REAL,
            cycle INTEGER NOT NULL,
            step_count INTEGER NOT NULL,
            step_id TEXT NOT NULL,
            step_type TEXT NOT NULL,
            step_s REAL,
            volts REAL,
            volts_ns INTEGER NOT NULL,
            volts_quality INTEGER NOT NULL,
            amperes REAL,
            amperes_ns INTEGER NOT NULL,
            amperes_quality INTEGER NOT NULL,
            celsius REAL,
            celsius_ns INTEGER NOT NULL,
            celsius_quality INTEGER NOT NULL,
            pascals REAL,
            pascals_ns INTEGER NOT NULL,
            pascals_quality INTEGER NOT NULL,
            ambient_celsius REAL,
            ambient_ns INTEGER NOT NULL,
            ambient_quality INTEGER NOT NULL,
            charge_ah REAL,
            discharge_ah REAL,
            charge_wh REAL,
            discharge_wh REAL,
            cycle_start_charge_ah REAL,
            cycle_start_discharge_ah REAL,
            cycle_start_charge_wh REAL,
            cycle_start_discharge_wh REAL,
            step_start_charge_ah REAL,
            step_start_discharge_ah REAL,
            step_start_charge_wh REAL,
            step_start_discharge_wh REAL,
            uncounted_s REAL,
            zero_amperes REAL,
            range_index INTEGER NOT NULL,
            PRIMARY KEY (boot_id, seq)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE event (
            boot_id INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            kind TEXT NOT NULL,
            severity TEXT NOT NULL,
            channel INTEGER NOT NULL,
            run_no INTEGER,
            mono_ns INTEGER NOT NULL,
            wall_ns INTEGER NOT NULL,
            clock_quality INTEGER NOT NULL,
            text TEXT NOT NULL,
            value REAL,
            "limit" REAL,
            unit TEXT NOT NULL,
            data TEXT NOT NULL,
            PRIMARY KEY (boot_id, seq)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE pulse (
            boot_id INTEGER NOT NULL,
            n INTEGER NOT NULL,
            after_seq INTEGER NOT NULL,
            run_no INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            mono_ns INTEGER NOT NULL,
            wall_ns INTEGER NOT NULL,
            clock_quality INTEGER NOT NULL,
            step_count INTEGER NOT NULL,
            step_id TEXT NOT NULL,
            amperes REAL,
            seconds REAL,
            ohms REAL,
            sigma_ohms REAL,
            PRIMARY KEY (boot_id, n)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE burst (
            boot_id INTEGER NOT NULL,
            n INTEGER NOT NULL,
            after_seq INTEGER NOT NULL,
            run_no INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            mono_ns INTEGER NOT NULL,
            wall_ns INTEGER NOT NULL,
            clock_quality INTEGER NOT NULL,
            step_count INTEGER NOT NULL,
            PRIMARY KEY (boot_id, n)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE burst_point (
            boot_id INTEGER NOT NULL,
            n INTEGER NOT NULL,
            i INTEGER NOT NULL,
            mono_ns INTEGER NOT NULL,
            volts REAL,
            amperes REAL,
            PRIMARY KEY (boot_id, n, i)
        ) STRICT, WITHOUT ROWID\
        """,
        """
        CREATE TABLE checkpoint (
            run_no INTEGER NOT NULL,
            boot_id INTEGER NOT NULL,
            n INTEGER NOT NULL,
            after_seq INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            mono_ns INTEGER NOT NULL,
            wall_ns INTEGER NOT NULL,
            clock_quality INTEGER NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (run_no, boot_id, n)
        ) STRICT, WITHOUT ROWID\
        """,
    };

    /**
     * Of version 2: checkpoints as bytes, also of the board. The table of version 1 stayed empty.
     */
    private static final String RESUME_POINT =
            """
            CREATE TABLE resume_point (
                run_no INTEGER NOT NULL,
                boot_id INTEGER NOT NULL,
                n INTEGER NOT NULL,
                after_seq INTEGER NOT NULL,
                channel INTEGER NOT NULL,
                mono_ns INTEGER NOT NULL,
                wall_ns INTEGER NOT NULL,
                clock_quality INTEGER NOT NULL,
                state BLOB NOT NULL,
                PRIMARY KEY (run_no, boot_id, n)
            ) STRICT, WITHOUT ROWID\
            """;

    private static final String[] NEVER_UPDATED = {
        "boot",
        "run",
        "run_property",
        "run_end",
        "input_file",
        "sample",
        "event",
        "pulse",
        "burst",
        "burst_point",
        "checkpoint"
    };

    private Schema() {}

    /** Makes the tables of a new file, or checks and migrates those of an old one. */
    static void prepare(Connection connection, Path file, String newJournalId)
            throws SQLException, JournalException {
        int version = pragma(connection, "user_version");
        if (version == 0 && isEmpty(connection)) {
            create(connection, newJournalId);
        } else {
            requireOurs(connection, file);
            migrate(connection, version);
        }
    }

    private static void migrate(Connection connection, int from) throws SQLException {
        if (from >= VERSION) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            if (from < 2) {
                addResumePoint(statement);
            }
            EstimateTables.add(statement, RESUME_POINT);
            statement.execute("PRAGMA user_version = " + VERSION);
            statement.execute("COMMIT");
        }
    }

    /** Whether the file is of a version that has estimates. */
    static boolean hasEstimates(Connection connection) throws SQLException {
        return pragma(connection, "user_version") >= 3;
    }

    /** Whether the file is of a version that has checkpoints. */
    static boolean hasResumePoints(Connection connection) throws SQLException {
        return pragma(connection, "user_version") >= 2;
    }

    private static void addResumePoint(Statement statement) throws SQLException {
        statement.execute(RESUME_POINT);
        makeFinal(statement, "resume_point");
    }

    static void makeFinal(Statement statement, String table) throws SQLException {
        statement.execute(
                """
                CREATE TRIGGER %1$s_is_final BEFORE UPDATE ON %1$s
                BEGIN SELECT RAISE(ABORT, 'rows of %1$s are never changed'); END\
                """
                        .formatted(table));
    }

    /** Refuses files of other programs and of newer versions. */
    static void requireOurs(Connection connection, Path file)
            throws SQLException, JournalException {
        if (pragma(connection, "application_id") != APPLICATION_ID) {
            throw new JournalException(file + " is a SQLite file, but not a Presodia journal");
        }
        int version = pragma(connection, "user_version");
        if (version > VERSION) {
            throw new JournalException(
                    "%s has journal version %d, this software reads up to %d: use a newer Presodia"
                            .formatted(file, version, VERSION));
        }
    }

    private static void create(Connection connection, String journalId) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA application_id = " + APPLICATION_ID);
            statement.execute("BEGIN IMMEDIATE");
            for (String table : TABLES) {
                statement.execute(table);
            }
            for (String table : NEVER_UPDATED) {
                makeFinal(statement, table);
            }
            addResumePoint(statement);
            EstimateTables.add(statement, RESUME_POINT);
            insertCodes(connection);
            try (PreparedStatement meta =
                    connection.prepareStatement("INSERT INTO meta VALUES ('journal_id', ?)")) {
                meta.setString(1, journalId);
                meta.executeUpdate();
            }
            statement.execute("PRAGMA user_version = " + VERSION);
            statement.execute("COMMIT");
        }
    }

    private static void insertCodes(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO code VALUES (?, ?, ?)")) {
            for (Codes.Code code : Codes.all()) {
                insert.setString(1, code.kind());
                insert.setInt(2, code.number());
                insert.setString(3, code.name());
                insert.executeUpdate();
            }
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
            return row.next() && row.getInt(1) == 0;
        }
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
