package io.presodia.firmware.journal;

import io.presodia.hal.time.ClockQuality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** Reads a journal, also while it is written; sees only what is committed. Not thread-safe. */
public final class JournalReader implements AutoCloseable {
    private static final int BUSY_MILLIS = 2000;

    private static final String SAMPLES =
            "SELECT s.*, r.run_id FROM sample s JOIN run r USING (run_no) ";
    private static final String ESTIMATED_SAMPLES =
            "SELECT s.*, r.run_id, e.* FROM sample s JOIN run r USING (run_no)"
                    + " LEFT JOIN estimate e ON e.boot_id = s.boot_id AND e.seq = s.seq ";
    private static final String EVENTS =
            "SELECT e.*, r.run_id FROM event e LEFT JOIN run r USING (run_no) ";

    private static final String LAST_CHECKPOINT =
            """
            UNION ALL SELECT * FROM (
                SELECT boot_id, after_seq AS seq, mono_ns, wall_ns, clock_quality FROM resume_point
                WHERE boot_id < ?1 ORDER BY boot_id DESC, mono_ns DESC LIMIT 1)\
            """;

    private final Path file;
    private final Connection connection;
    private final boolean hasCheckpoints;
    private final boolean hasEstimates;

    private JournalReader(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.hasCheckpoints = Schema.hasResumePoints(connection);
        this.hasEstimates = Schema.hasEstimates(connection);
    }

    /**
     * Opens {@code file} for reading.
     *
     * @throws JournalException when there is no such file, or it is not a journal we can read
     */
    public static JournalReader open(Path file) throws JournalException {
        if (!Files.isRegularFile(file)) {
            throw new JournalException("there is no journal " + file);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        Connection connection = null;
        try {
            connection = config.createConnection("jdbc:sqlite:" + file);
            Schema.requireOurs(connection, file);
            return new JournalReader(file, connection);
        } catch (SQLException | JournalException e) {
            closeQuietly(connection);
            throw e instanceof JournalException ours
                    ? ours
                    : new JournalException("cannot read the journal " + file, e);
        }
    }

    /** Identity of the journal file. */
    public String journalId() throws JournalException {
        return query("SELECT value FROM meta WHERE name = 'journal_id'", row -> row.getString(1))
                .getFirst();
    }

    /** All boots, oldest first. */
    public List<BootRecord> boots() throws JournalException {
        String journalId = journalId();
        return query("SELECT * FROM boot ORDER BY boot_id", row -> Rows.boot(row, journalId));
    }

    /** All runs, oldest first. */
    public List<RunRecord> runs() throws JournalException {
        Map<Long, BootRecord> boots = new HashMap<>();
        for (BootRecord boot : boots()) {
            boots.put(boot.bootId(), boot);
        }
        Map<Integer, Stored<JournalEntry.RunEnded>> ends = new HashMap<>();
        query(
                "SELECT e.*, r.run_id, r.channel FROM run_end e JOIN run r USING (run_no)",
                row -> ends.put(row.getInt("run_no"), Rows.runEnded(row)));
        return query(
                "SELECT * FROM run ORDER BY run_no",
                row -> {
                    int number = row.getInt("run_no");
                    long bootId = row.getLong("boot_id");
                    BootRecord boot = boots.get(bootId);
                    if (boot == null) {
                        throw new SQLException("run " + number + " has no boot " + bootId);
                    }
                    return new RunRecord(
                            Rows.runStarted(row, properties(number)), ends.get(number), boot);
                });
    }

    /** The run with this id. */
    public Optional<RunRecord> run(String runId) throws JournalException {
        return runs().stream().filter(run -> run.runId().equals(runId)).findFirst();
    }

    private Map<String, String> properties(int runNumber) throws SQLException {
        Map<String, String> properties = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT name, value FROM run_property WHERE run_no = ?")) {
            select.setInt(1, runNumber);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    properties.put(row.getString(1), row.getString(2));
                }
            }
        }
        return properties;
    }

    private String samples() {
        return hasEstimates ? ESTIMATED_SAMPLES : SAMPLES;
    }

    /** Up to {@code most} samples of all runs after {@code cursor}, in order. */
    public List<Stored<JournalEntry.Sample>> samples(Cursor cursor, int most)
            throws JournalException {
        return query(
                samples() + "WHERE (s.boot_id, s.seq) > (?, ?) ORDER BY s.boot_id, s.seq LIMIT ?",
                Rows::sample,
                cursor.bootId(),
                cursor.seq(),
                most);
    }

    /** Calls {@code visitor} with each sample of a run, in order. */
    public void forEachSample(String runId, Consumer<Stored<JournalEntry.Sample>> visitor)
            throws JournalException {
        Optional<RunRecord> run = run(runId);
        if (run.isEmpty()) {
            return;
        }
        Cursor first = run.get().started().cursor();
        forEachRow(
                samples()
                        + "WHERE (s.boot_id, s.seq) > (?, ?) AND r.run_id = ?"
                        + " ORDER BY s.boot_id, s.seq",
                row -> visitor.accept(Rows.sample(row)),
                first.bootId(),
                first.seq(),
                runId);
    }

    /**
     * Up to {@code most} events after {@code cursor}, in order. The beginning and end of a run are
     * events too, of kind {@code run_started} and {@code run_ended}: samples and events together
     * have every number.
     */
    public List<Stored<JournalEntry.Event>> events(Cursor cursor, int most)
            throws JournalException {
        return query(
                EVENTS + "WHERE (e.boot_id, e.seq) > (?, ?) ORDER BY e.boot_id, e.seq LIMIT ?",
                Rows::event,
                cursor.bootId(),
                cursor.seq(),
                most);
    }

    /** All events of a run, in order. */
    public List<Stored<JournalEntry.Event>> eventsOf(String runId) throws JournalException {
        return query(EVENTS + "WHERE r.run_id = ? ORDER BY e.boot_id, e.seq", Rows::event, runId);
    }

    /**
     * Monotonic time of the last thing that is kept of a boot, a row or a state; the least long
     * when there is nothing. Once a later boot runs, the states of earlier ones go.
     */
    public long lastNanosOf(long bootId) throws JournalException {
        long last = Long.MIN_VALUE;
        String state = hasCheckpoints ? "resume_point" : "event";
        String learnt = hasEstimates ? "estimator_state" : "event";
        for (String table : List.of("sample", "event", state, learnt)) {
            String sql =
                    "SELECT mono_ns FROM " + table + " WHERE boot_id = ? ORDER BY 1 DESC LIMIT 1";
            last = Math.max(last, first(sql, row -> row.getLong(1), bootId).orElse(last));
        }
        return last;
    }

    /** Whether a sample of the run was kept. */
    public boolean hasSamples(String runId) throws JournalException {
        return first(
                        """
                        SELECT 1 FROM sample s JOIN run r USING (run_no)
                        WHERE (s.boot_id, s.seq) > (r.boot_id, r.seq) AND r.run_id = ? LIMIT 1\
                        """,
                        row -> row.getInt(1),
                        runId)
                .isPresent();
    }

    /** The newest checkpoint of a run. */
    public Optional<Stored<JournalEntry.Checkpoint>> lastCheckpoint(String runId)
            throws JournalException {
        if (!hasCheckpoints) {
            return Optional.empty();
        }
        return first(
                """
                SELECT c.*, r.run_id FROM resume_point c JOIN run r USING (run_no)
                WHERE r.run_id = ? ORDER BY c.boot_id DESC, c.n DESC LIMIT 1\
                """,
                Rows::checkpoint,
                runId);
    }

    /** The newest state of a run's estimators. */
    public Optional<Stored<JournalEntry.EstimatorState>> lastEstimatorState(String runId)
            throws JournalException {
        if (!hasEstimates) {
            return Optional.empty();
        }
        return first(
                """
                SELECT c.*, r.run_id FROM estimator_state c JOIN run r USING (run_no)
                WHERE r.run_id = ? ORDER BY c.boot_id DESC, c.n DESC LIMIT 1\
                """,
                Rows::estimatorState,
                runId);
    }

    /** The newest checkpoint of the board itself. */
    public Optional<Stored<JournalEntry.Checkpoint>> lastBoardCheckpoint() throws JournalException {
        if (!hasCheckpoints) {
            return Optional.empty();
        }
        return first(
                """
                SELECT *, NULL AS run_id FROM resume_point
                WHERE run_no = 0 ORDER BY boot_id DESC, n DESC LIMIT 1\
                """,
                Rows::checkpoint);
    }

    /**
     * The last sign of life of all boots before {@code bootId}: a row, or a checkpoint after it.
     */
    public Optional<LastRow> lastRowBefore(long bootId) throws JournalException {
        return first(
                """
                SELECT * FROM (
                    SELECT boot_id, seq, mono_ns, wall_ns, clock_quality FROM sample
                    WHERE boot_id < ?1 ORDER BY boot_id DESC, seq DESC LIMIT 1)
                UNION ALL SELECT * FROM (
                    SELECT boot_id, seq, mono_ns, wall_ns, clock_quality FROM event
                    WHERE boot_id < ?1 ORDER BY boot_id DESC, seq DESC LIMIT 1)
                %s ORDER BY boot_id DESC, mono_ns DESC LIMIT 1\
                """
                        .formatted(hasCheckpoints ? LAST_CHECKPOINT : ""),
                Rows::lastRow,
                bootId);
    }

    /** The input files of a run, by name. */
    public List<JournalEntry.InputFile> inputFiles(String runId) throws JournalException {
        return query(
                """
                SELECT i.*, r.run_id FROM input_file i JOIN run r USING (run_no)
                WHERE r.run_id = ? ORDER BY i.name\
                """,
                Rows::inputFile,
                runId);
    }

    /** The pulse resistances of a run, in order. */
    public List<Stored<JournalEntry.PulseResistance>> pulses(String runId) throws JournalException {
        return query(
                """
                SELECT p.*, r.run_id FROM pulse p JOIN run r USING (run_no)
                WHERE r.run_id = ? ORDER BY p.boot_id, p.n\
                """,
                Rows::pulse,
                runId);
    }

    /** The burst captures of a run, in order. */
    public List<Stored<JournalEntry.BurstPoints>> bursts(String runId) throws JournalException {
        return query(
                """
                SELECT b.*, r.run_id FROM burst b JOIN run r USING (run_no)
                WHERE r.run_id = ? ORDER BY b.boot_id, b.n\
                """,
                row -> Rows.burst(row, connection),
                runId);
    }

    /** The last row that was dropped for its age; {@link Cursor#START} when none was. */
    public Cursor dropped() throws JournalException {
        return ask(OldRows::dropped);
    }

    /**
     * The last row that may be dropped: received, old, of no run that goes on, not the newest.
     *
     * @param received up to here every receiver has everything
     * @param wallNanos what was written before this is old, ns since 1970-01-01 UTC
     * @param clock of this quality must a clock have been that called a row old
     */
    public Cursor forgettable(Cursor received, long wallNanos, ClockQuality clock)
            throws JournalException {
        return ask(open -> OldRows.limit(open, received, wallNanos, clock));
    }

    /**
     * All that a look reads of the journal is as at one moment: what is committed meanwhile it does
     * not see, not in part either.
     */
    public <T> T atOneMoment(JournalLook<T> look) throws JournalException {
        ask(OneMoment::begin);
        try {
            return look.look();
        } finally {
            ask(OneMoment::end);
        }
    }

    private interface Question<T> {
        T of(Connection open) throws SQLException;
    }

    private <T> T ask(Question<T> question) throws JournalException {
        try {
            return question.of(connection);
        } catch (SQLException e) {
            throw new JournalException("cannot read the journal " + file, e);
        }
    }

    @Override
    public void close() {
        closeQuietly(connection);
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, RowReader<T> reader, Object... parameters)
            throws JournalException {
        List<T> results = new ArrayList<>();
        forEachRow(sql, row -> results.add(reader.read(row)), parameters);
        return results;
    }

    private <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters)
            throws JournalException {
        return query(sql, reader, parameters).stream().findFirst();
    }

    private void forEachRow(String sql, RowVisitor visitor, Object... parameters)
            throws JournalException {
        ask(open -> {
            try (PreparedStatement select = open.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    select.setObject(i + 1, parameters[i]);
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        visitor.visit(row);
                    }
                }
                return sql;
            }
        });
    }

    private static void closeQuietly(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // Nothing was written, so nothing can be lost.
        }
    }
}
