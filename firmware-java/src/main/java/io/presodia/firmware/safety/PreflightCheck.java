package io.presodia.firmware.safety;

import io.presodia.firmware.safety.PreflightFinding.Item;
import io.presodia.firmware.scan.Scan;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.channel.Watchdog;
import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What must be right before a current flows through a cell. Made on a scan with the channel's relay
 * told to open for longer than its settling.
 */
public final class PreflightCheck {
    private static final Band NOTHING = Band.UNLIMITED;

    private final FaultTable table;
    private final SupervisedBoard board;
    private final AttachedCells cells;
    private final Watchdog watchdog;

    /**
     * @param table tolerance of the converters
     * @param board what is fitted, its calibration and its scan period
     * @param cells the limits of the cells
     * @param watchdog whose window must take the scan period; it is not beaten
     */
    public PreflightCheck(
            FaultTable table, SupervisedBoard board, AttachedCells cells, Watchdog watchdog) {
        this.table = table;
        this.board = board;
        this.cells = cells;
        this.watchdog = watchdog;
    }

    /**
     * Checks one channel.
     *
     * @param scan what was read
     * @param channel channel number, from 1
     * @param openCircuitVolts where this cell's voltage may lie before the step about to begin, V
     * @param wall the wall clock, against which calibrations expire
     */
    public Preflight check(Scan scan, int channel, Band openCircuitVolts, Instant wall) {
        List<PreflightFinding> findings = new ArrayList<>();
        ChannelSample sample = scan.board().channel(channel);
        checkCalibration(wall, findings);
        checkBoard(scan, findings);
        if (sample.output().relayCommanded() || sample.output().relayClosed()) {
            findings.add(
                    new PreflightFinding(
                            Item.RELAY,
                            Double.NaN,
                            NOTHING,
                            "the relay is closed: it must be told to open, and its contact must say"
                                    + " so"));
        }
        require(
                Item.OPEN_CIRCUIT_VOLTAGE,
                "open circuit voltage",
                "V",
                sample.volts(),
                openCircuitVolts,
                findings);
        checkConverters(sample, findings);
        CellLimits limits = cells.limits(channel);
        if (limits == null) {
            findings.add(
                    new PreflightFinding(
                            Item.CELL, Double.NaN, NOTHING, "no cell is attached to the channel"));
            return new Preflight(channel, scan.nanos(), findings);
        }
        if (board.features().stackPressure()) {
            require(
                    Item.PRESSURE,
                    "stack pressure",
                    "Pa",
                    sample.stackPascals(),
                    limits.stackPascals().warn(),
                    findings);
        }
        if (board.features().cellTemperature()) {
            require(
                    Item.TEMPERATURE,
                    "cell temperature",
                    "°C",
                    sample.cellCelsius(),
                    limits.celsius().warn(),
                    findings);
        }
        return new Preflight(channel, scan.nanos(), findings);
    }

    private void checkCalibration(Instant wall, List<PreflightFinding> findings) {
        Instant expiry = board.calibrationExpiry();
        if (expiry == null) {
            findings.add(
                    new PreflightFinding(
                            Item.CALIBRATION, Double.NaN, NOTHING, "the board has no calibration"));
            return;
        }
        double daysLeft = Duration.between(wall, expiry).toSeconds() / 86_400.0;
        if (!(daysLeft > 0)) {
            findings.add(
                    new PreflightFinding(
                            Item.CALIBRATION,
                            daysLeft,
                            new Band(0, Double.POSITIVE_INFINITY),
                            "the calibration expired on " + expiry + ": calibrate the board"));
        }
    }

    private void checkBoard(Scan scan, List<PreflightFinding> findings) {
        if (scan.board().watchdogTripped()) {
            findings.add(
                    new PreflightFinding(
                            Item.WATCHDOG,
                            Double.NaN,
                            NOTHING,
                            "the watchdog has tripped: clear its cause and arm it"));
        }
        if (board.scanPeriodNanos() >= watchdog.latestNanos()) {
            findings.add(
                    new PreflightFinding(
                            Item.WATCHDOG,
                            board.scanPeriodNanos(),
                            new Band(0, watchdog.latestNanos()),
                            "a scan period of "
                                    + board.scanPeriodNanos()
                                    + " ns is too long for the watchdog, which needs a heartbeat"
                                    + " every "
                                    + watchdog.latestNanos()
                                    + " ns"));
        }
        if (scan.board().emergencyStop() || scan.board().enclosureOpen()) {
            findings.add(
                    new PreflightFinding(
                            Item.INTERLOCK,
                            Double.NaN,
                            NOTHING,
                            scan.board().emergencyStop()
                                    ? "the emergency stop is pressed"
                                    : "the enclosure is open"));
        }
    }

    private void checkConverters(ChannelSample sample, List<PreflightFinding> findings) {
        if (!board.features().checkVolts() || !sample.volts().good()) {
            return;
        }
        double tolerance = table.fixed(Fault.VOLTAGE_DISAGREEMENT).warn();
        Reading check = sample.checkVolts();
        double volts = sample.volts().value();
        require(
                Item.CHECK_CONVERTER,
                "voltage on the check converter",
                "V",
                check,
                new Band(volts - tolerance, volts + tolerance),
                findings);
    }

    private static void require(
            Item item,
            String name,
            String unit,
            Reading reading,
            Band allowed,
            List<PreflightFinding> findings) {
        if (!reading.good()) {
            findings.add(
                    new PreflightFinding(
                            item,
                            reading.value(),
                            allowed,
                            name + " cannot be measured: " + reading.quality()));
        } else if (!allowed.contains(reading.value())) {
            findings.add(
                    new PreflightFinding(
                            item,
                            reading.value(),
                            allowed,
                            String.format(
                                    Locale.ROOT,
                                    "%s is %.6g %s, must be %.6g to %.6g %s",
                                    name,
                                    reading.value(),
                                    unit,
                                    allowed.low(),
                                    allowed.high(),
                                    unit)));
        }
    }
}
