package io.presodia.firmware.journal;

import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.scan.Counters;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.channel.Reading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Prepared statements of one connection, one for each table. */
final class RowInserter implements AutoCloseable {
    /** Newest checkpoints of a run that stay: the last, and what a debugger may want. */
    static final int CHECKPOINTS_KEPT = 3;

    /** The last, and the one before. */
    private static final int ESTIMATORS_KEPT = 2;

    private final long bootId;
    private final PreparedStatement sample;
    private final PreparedStatement event;
    private final PreparedStatement run;
    private final PreparedStatement runProperty;
    private final PreparedStatement runEnd;
    private final PreparedStatement inputFile;
    private final PreparedStatement pulse;
    private final PreparedStatement burst;
    private final PreparedStatement burstPoint;
    private final PreparedStatement checkpoint;
    private final PreparedStatement pruneCheckpoints;
    private final PreparedStatement estimate;
    private final PreparedStatement estimator;
    private final PreparedStatement pruneEstimators;

    RowInserter(Connection connection, long bootId) throws SQLException {
        this.bootId = bootId;
        sample = insert(connection, "sample", 44, "boot_id, seq");
        event = insert(connection, "event", 14, "boot_id, seq");
        run = insert(connection, "run", 15, "run_no");
        runProperty = insert(connection, "run_property", 3, "run_no, name");
        runEnd = insert(connection, "run_end", 9, "run_no");
        inputFile = insert(connection, "input_file", 9, "run_no, name");
        pulse = insert(connection, "pulse", 14, "boot_id, n");
        burst = insert(connection, "burst", 9, "boot_id, n");
        burstPoint = insert(connection, "burst_point", 6, "boot_id, n, i");
        checkpoint = insert(connection, "resume_point", 9, "run_no, boot_id, n");
        pruneCheckpoints = prune(connection, "resume_point");
        estimate = insert(connection, "estimate", 3 + 2 * EstimateRow.PAIRS, "boot_id, seq");
        estimator = insert(connection, "estimator_state", 9, "run_no, boot_id, n");
        pruneEstimators = prune(connection, "estimator_state");
    }

    private static PreparedStatement prune(Connection connection, String table)
            throws SQLException {
        return connection.prepareStatement(
                """
                DELETE FROM %1$s WHERE run_no = ?1 AND (boot_id, n) NOT IN (
                    SELECT boot_id, n FROM %1$s WHERE run_no = ?1
                    ORDER BY boot_id DESC, n DESC LIMIT ?2)\
                """
                        .formatted(table));
    }

    /** A repeated insert of the same row, after a commit of unknown outcome, does nothing. */
    private static PreparedStatement insert(
            Connection connection, String table, int columns, String key) throws SQLException {
        String marks = "?" + ", ?".repeat(columns - 1);
        return connection.prepareStatement(
                "INSERT INTO %s VALUES (%s) ON CONFLICT (%s) DO NOTHING"
                        .formatted(table, marks, key));
    }

    void insert(List<Pending> batch) throws SQLException {
        Map<Integer, Pending> lastCheckpoints = new HashMap<>();
        for (Pending pending : batch) {
            switch (pending.entry()) {
                case JournalEntry.Sample entry -> insertSample(pending, entry);
                case JournalEntry.Event entry -> insertEvent(pending, entry);
                case JournalEntry.RunStarted entry -> insertRun(pending, entry);
                case JournalEntry.RunEnded entry -> insertRunEnd(pending, entry);
                case JournalEntry.InputFile entry -> insertInputFile(pending, entry);
                case JournalEntry.PulseResistance entry -> insertPulse(pending, entry);
                case JournalEntry.BurstPoints entry -> insertBurst(pending, entry);
                // Only the last of each run in a transaction can ever be read.
                case JournalEntry.Checkpoint entry ->
                        lastCheckpoints.put(pending.runNumber(), pending);
                case JournalEntry.EstimatorState entry ->
                        keep(
                                estimator,
                                pruneEstimators,
                                ESTIMATORS_KEPT,
                                pending,
                                entry.channel(),
                                entry.state());
            }
        }
        for (Pending pending : lastCheckpoints.values()) {
            JournalEntry.Checkpoint entry = (JournalEntry.Checkpoint) pending.entry();
            keep(
                    checkpoint,
                    pruneCheckpoints,
                    CHECKPOINTS_KEPT,
                    pending,
                    entry.channel(),
                    entry.state().bytes());
        }
    }

    private void insertSample(Pending pending, JournalEntry.Sample entry) throws SQLException {
        PreparedStatement row = sample;
        row.setLong(1, bootId);
        row.setLong(2, pending.seq());
        row.setInt(3, pending.runNumber());
        row.setInt(4, entry.channel());
        setTimes(row, 5, pending);
        row.setInt(8, Codes.of(entry.reason()));
        row.setDouble(9, entry.clock().runSeconds());
        row.setInt(10, entry.clock().cycle());
        row.setInt(11, entry.clock().stepCount());
        row.setString(12, entry.clock().stepId());
        row.setString(13, entry.clock().stepType());
        row.setDouble(14, entry.clock().stepSeconds());
        setReading(row, 15, entry.volts());
        setReading(row, 18, entry.amperes());
        setReading(row, 21, entry.cellCelsius());
        setReading(row, 24, entry.stackPascals());
        setReading(row, 27, entry.ambientCelsius());
        setCounters(row, 30, entry.total());
        setCounters(row, 34, entry.cycleStart());
        setCounters(row, 38, entry.stepStart());
        row.setDouble(42, entry.uncountedSeconds());
        row.setDouble(43, entry.zeroAmperes());
        row.setInt(44, entry.rangeIndex());
        row.executeUpdate();
        if (entry.estimate() != null) {
            insertEstimate(pending, entry.estimate());
        }
    }

    private void insertEstimate(Pending pending, EstimateRow entry) throws SQLException {
        estimate.setLong(1, bootId);
        estimate.setLong(2, pending.seq());
        for (int i = 0; i < EstimateRow.PAIRS; i++) {
            Estimated pair = entry.pair(i);
            estimate.setDouble(3 + 2 * i, pair.value());
            estimate.setDouble(4 + 2 * i, pair.known() ? pair.sigma() : Double.NaN);
        }
        estimate.setDouble(3 + 2 * EstimateRow.PAIRS, entry.sodiumLimited());
        estimate.executeUpdate();
    }

    private void insertEvent(Pending pending, JournalEntry.Event entry) throws SQLException {
        PreparedStatement row = event;
        row.setLong(1, bootId);
        row.setLong(2, pending.seq());
        row.setString(3, entry.kind());
        row.setString(4, Codes.of(entry.severity()));
        row.setInt(5, entry.channel());
        if (pending.runNumber() > 0) {
            row.setInt(6, pending.runNumber());
        } else {
            row.setNull(6, Types.INTEGER);
        }
        setTimes(row, 7, pending);
        row.setString(10, entry.text());
        row.setDouble(11, entry.value());
        row.setDouble(12, entry.limit());
        row.setString(13, entry.unit());
        row.setString(14, entry.dataJson());
        row.executeUpdate();
    }

    private void insertRun(Pending pending, JournalEntry.RunStarted entry) throws SQLException {
        run.setInt(1, pending.runNumber());
        run.setString(2, entry.runId());
        run.setLong(3, bootId);
        run.setLong(4, pending.seq());
        run.setInt(5, entry.channel());
        run.setString(6, entry.cell());
        run.setString(7, entry.protocol());
        run.setString(8, entry.sampleId());
        run.setString(9, entry.operator());
        if (entry.seed() == null) {
            run.setNull(10, Types.INTEGER);
        } else {
            run.setLong(10, entry.seed());
        }
        run.setLong(11, entry.scanPeriodNanos());
        run.setString(12, entry.calibrationId());
        setTimes(run, 13, pending);
        run.executeUpdate();
        for (Map.Entry<String, String> property : entry.properties().entrySet()) {
            runProperty.setInt(1, pending.runNumber());
            runProperty.setString(2, property.getKey());
            runProperty.setString(3, property.getValue());
            runProperty.executeUpdate();
        }
        insertEvent(
                pending,
                new JournalEntry.Event(
                        "run_started",
                        io.presodia.hal.limit.Tier.INFORM,
                        entry.channel(),
                        entry.runId(),
                        entry.nanos(),
                        "run %s of %s on %s began"
                                .formatted(entry.runId(), entry.protocol(), entry.cell()),
                        Double.NaN,
                        Double.NaN,
                        "",
                        description(entry)));
    }

    /** Who gets only the numbered rows must know what run they are of. */
    private static String description(JournalEntry.RunStarted entry) {
        ObjectNode run = JsonNodeFactory.instance.objectNode();
        run.put("cell", entry.cell());
        run.put("protocol", entry.protocol());
        run.put("sample_id", entry.sampleId());
        run.put("operator", entry.operator());
        Long seed = entry.seed();
        if (seed != null) {
            run.put("seed", seed);
        }
        run.put("scan_period_ns", entry.scanPeriodNanos());
        run.put("calibration_id", entry.calibrationId());
        ObjectNode properties = run.putObject("properties");
        entry.properties().forEach(properties::put);
        return run.toString();
    }

    private void insertRunEnd(Pending pending, JournalEntry.RunEnded entry) throws SQLException {
        runEnd.setInt(1, pending.runNumber());
        runEnd.setLong(2, bootId);
        runEnd.setLong(3, pending.seq());
        runEnd.setString(4, Codes.of(entry.outcome()));
        runEnd.setString(5, entry.trip());
        runEnd.setString(6, entry.text());
        setTimes(runEnd, 7, pending);
        runEnd.executeUpdate();
        insertEvent(
                pending,
                new JournalEntry.Event(
                        "run_ended",
                        io.presodia.hal.limit.Tier.INFORM,
                        entry.channel(),
                        entry.runId(),
                        entry.nanos(),
                        entry.text(),
                        Double.NaN,
                        Double.NaN,
                        "",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("outcome", entry.outcome().name().toLowerCase(Locale.ROOT))
                                .put("trip", entry.trip())
                                .toString()));
    }

    private void insertInputFile(Pending pending, JournalEntry.InputFile entry)
            throws SQLException {
        inputFile.setInt(1, pending.runNumber());
        inputFile.setString(2, entry.name());
        inputFile.setString(3, entry.content().sha256());
        inputFile.setBytes(4, entry.content().toArray());
        inputFile.setLong(5, bootId);
        inputFile.setLong(6, pending.seq());
        setTimes(inputFile, 7, pending);
        inputFile.executeUpdate();
    }

    private void insertPulse(Pending pending, JournalEntry.PulseResistance entry)
            throws SQLException {
        setKey(pulse, pending, entry.channel());
        pulse.setInt(9, entry.stepCount());
        pulse.setString(10, entry.stepId());
        pulse.setDouble(11, entry.amperes());
        pulse.setDouble(12, entry.seconds());
        pulse.setDouble(13, entry.ohms());
        pulse.setDouble(14, entry.sigmaOhms());
        pulse.executeUpdate();
    }

    private void insertBurst(Pending pending, JournalEntry.BurstPoints entry) throws SQLException {
        setKey(burst, pending, entry.channel());
        burst.setInt(9, entry.stepCount());
        burst.executeUpdate();
        burstPoint.setLong(1, bootId);
        burstPoint.setLong(2, pending.n());
        int i = 0;
        for (BurstPoint point : entry.points()) {
            burstPoint.setInt(3, i++);
            burstPoint.setLong(4, point.nanos());
            burstPoint.setDouble(5, point.volts());
            burstPoint.setDouble(6, point.amperes());
            burstPoint.executeUpdate();
        }
    }

    /** Keeps a state of a run and drops all but the newest few. */
    private void keep(
            PreparedStatement row,
            PreparedStatement prune,
            int most,
            Pending pending,
            int channel,
            Bytes state)
            throws SQLException {
        row.setInt(1, pending.runNumber());
        row.setLong(2, bootId);
        row.setLong(3, pending.n());
        row.setLong(4, pending.seq());
        row.setInt(5, channel);
        setTimes(row, 6, pending);
        row.setBytes(9, state.toArray());
        row.executeUpdate();
        prune.setInt(1, pending.runNumber());
        prune.setInt(2, most);
        prune.executeUpdate();
    }

    /** Columns 1 to 8 of {@code pulse} and {@code burst}. */
    private void setKey(PreparedStatement row, Pending pending, int channel) throws SQLException {
        row.setLong(1, bootId);
        row.setLong(2, pending.n());
        row.setLong(3, pending.seq());
        row.setInt(4, pending.runNumber());
        row.setInt(5, channel);
        setTimes(row, 6, pending);
    }

    private static void setTimes(PreparedStatement row, int first, Pending pending)
            throws SQLException {
        row.setLong(first, pending.entry().nanos());
        row.setLong(first + 1, pending.wallNanos());
        row.setInt(first + 2, Codes.of(pending.clockQuality()));
    }

    /** SQLite keeps a NaN as NULL. */
    private static void setReading(PreparedStatement row, int first, Reading reading)
            throws SQLException {
        row.setDouble(first, reading.value());
        row.setLong(first + 1, reading.nanos());
        row.setInt(first + 2, Codes.of(reading.quality()));
    }

    private static void setCounters(PreparedStatement row, int first, Counters counters)
            throws SQLException {
        row.setDouble(first, counters.chargeAmpereHours());
        row.setDouble(first + 1, counters.dischargeAmpereHours());
        row.setDouble(first + 2, counters.chargeWattHours());
        row.setDouble(first + 3, counters.dischargeWattHours());
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement :
                List.of(
                        sample,
                        event,
                        run,
                        runProperty,
                        runEnd,
                        inputFile,
                        pulse,
                        burst,
                        burstPoint,
                        checkpoint,
                        pruneCheckpoints,
                        estimate,
                        estimator,
                        pruneEstimators)) {
            statement.close();
        }
    }
}
