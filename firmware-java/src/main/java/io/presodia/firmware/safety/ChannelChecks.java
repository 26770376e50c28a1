package io.presodia.firmware.safety;

import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.TieredBand;
import java.util.ArrayList;
import java.util.List;

/** Builds the checks of one channel from the table's rows and its cell's limits. */
final class ChannelChecks {
    private final int channel;
    private final FaultTable table;
    private final SupervisedBoard board;

    ChannelChecks(int channel, FaultTable table, SupervisedBoard board) {
        this.channel = channel;
        this.table = table;
        this.board = board;
    }

    /** The checks that hold whether or not a cell sits in the channel. */
    List<ChannelCheck> always() {
        return List.of(
                new RelayCheck(
                        watch(Fault.RELAY_WELDED, Watched.RELAY),
                        false,
                        severity(Fault.RELAY_WELDED)),
                new RelayCheck(
                        watch(Fault.RELAY_NOT_CLOSED, Watched.RELAY),
                        true,
                        severity(Fault.RELAY_NOT_CLOSED)),
                new StrayCurrentCheck(
                        watch(Fault.CURRENT_WITH_RELAY_OPEN, Watched.AMPERES),
                        table.fixed(Fault.CURRENT_WITH_RELAY_OPEN)));
    }

    /** The checks of a cell in use. */
    List<ChannelCheck> ofCell(CellLimits limits) {
        List<ChannelCheck> checks = new ArrayList<>();
        for (FaultRow row : table.rows()) {
            add(row, limits, checks);
        }
        return List.copyOf(checks);
    }

    private void add(FaultRow row, CellLimits limits, List<ChannelCheck> to) {
        Fault fault = row.fault();
        BoardFeatures fitted = board.features();
        switch (fault) {
            case OVER_VOLTAGE, UNDER_VOLTAGE, OVER_CURRENT -> addElectrical(row, limits, to);
            case CHARGE_BUDGET_EXCEEDED ->
                    to.add(
                            new BudgetCheck(
                                    watch(fault, Watched.CHARGE),
                                    FaultTable.fixed(row),
                                    limits.chargeBudgetAmpereHours()));
            case OVER_TEMPERATURE, UNDER_TEMPERATURE, TEMPERATURE_RATE, TEMPERATURE_JUMP -> {
                if (fitted.cellTemperature()) {
                    addTemperature(row, limits, to);
                }
            }
            case PRESSURE_LOW, PRESSURE_HIGH, PRESSURE_RATE, PRESSURE_JUMP -> {
                if (fitted.stackPressure()) {
                    addPressure(row, limits, to);
                }
            }
            case VOLTAGE_DISAGREEMENT -> {
                if (fitted.checkVolts()) {
                    to.add(disagreement(row, Watched.VOLTS, Watched.CHECK_VOLTS, false));
                }
            }
            case CURRENT_DISAGREEMENT -> {
                if (fitted.checkAmperes()) {
                    to.add(disagreement(row, Watched.AMPERES, Watched.CHECK_AMPERES, true));
                }
            }
            case STALE_READING -> {
                for (Watched watched : fittedReadings()) {
                    to.add(
                            new StaleCheck(
                                    watch(fault, watched),
                                    watched,
                                    FaultTable.fixed(row),
                                    board.scanPeriodNanos()));
                }
            }
            case READING_LOST -> {
                for (Watched watched : fittedReadings()) {
                    to.add(
                            new ReadingLostCheck(
                                    watch(fault, watched), watched, FaultTable.fixed(row)));
                }
            }
            case FROZEN_READING -> {
                to.add(frozen(row, Watched.VOLTS, false));
                to.add(frozen(row, Watched.AMPERES, false));
            }
            case FROZEN_SENSOR -> addFrozenSensors(row, to);
            case SATURATED_READING -> {
                to.add(saturation(row, Watched.VOLTS));
                to.add(saturation(row, Watched.AMPERES));
            }
            case VOLTAGE_JUMP ->
                    // 50 mV/s: twice the steepest end of a discharge, for slow scans.
                    to.add(jump(row, Watched.VOLTS, 0.05, true));
            case OPEN_FORCE_LEAD ->
                    to.add(new OpenForceLeadCheck(watch(fault, Watched.AMPERES), severity(fault)));
            case OPEN_SENSE_LEAD ->
                    to.add(new OpenSenseLeadCheck(watch(fault, Watched.VOLTS), severity(fault)));
            case SETPOINT_NOT_FOLLOWED ->
                    to.add(
                            new FollowCheck(
                                    watch(fault, Watched.AMPERES),
                                    watch(fault, Watched.VOLTS),
                                    FaultTable.fixed(row)));
            case RELAY_WELDED, RELAY_NOT_CLOSED, CURRENT_WITH_RELAY_OPEN -> {
                // Watched on every channel, cell or not: see always().
            }
            case SETPOINT_REFUSED, ACTUATION_FAILED -> {
                // Found by the output gate.
            }
            case BUS_FAULT,
                    CHIP_RESET,
                    WATCHDOG_TRIPPED,
                    EMERGENCY_STOP,
                    ENCLOSURE_OPEN,
                    CALIBRATION_MISSING,
                    CALIBRATION_EXPIRED,
                    SCAN_OVERRUN,
                    SCAN_FAILED,
                    CLOCK_JUMP,
                    JOURNAL_STALLED,
                    JOURNAL_FULL -> {
                // Faults of the board: see BoardSupervisor.
            }
        }
    }

    private void addElectrical(FaultRow row, CellLimits limits, List<ChannelCheck> to) {
        Fault fault = row.fault();
        boolean check =
                fault == Fault.OVER_CURRENT
                        ? board.features().checkAmperes()
                        : board.features().checkVolts();
        double volts = table.fixed(Fault.VOLTAGE_DISAGREEMENT).trip();
        double ofRange = table.fixed(Fault.CURRENT_DISAGREEMENT).trip();
        if (fault == Fault.OVER_CURRENT) {
            to.add(limit(row, Watched.AMPERES, limits.amperes(), LimitCheck.Side.BOTH, 0, 0));
            if (check) {
                to.add(
                        limit(
                                row,
                                Watched.CHECK_AMPERES,
                                limits.amperes(),
                                LimitCheck.Side.BOTH,
                                0,
                                ofRange));
            }
        } else if (fault == Fault.OVER_VOLTAGE) {
            to.add(limit(row, Watched.VOLTS, limits.volts(), LimitCheck.Side.HIGH, 0, 0));
            if (check) {
                to.add(
                        limit(
                                row,
                                Watched.CHECK_VOLTS,
                                limits.volts(),
                                LimitCheck.Side.HIGH,
                                volts,
                                0));
            }
        } else {
            to.add(
                    new UnderVoltageCheck(
                            watch(fault, Watched.VOLTS), Watched.VOLTS, limits.volts(), 0));
            if (check) {
                to.add(
                        new UnderVoltageCheck(
                                watch(fault, Watched.CHECK_VOLTS),
                                Watched.CHECK_VOLTS,
                                limits.volts(),
                                volts));
            }
        }
    }

    private void addTemperature(FaultRow row, CellLimits limits, List<ChannelCheck> to) {
        Watched watched = Watched.CELL_TEMPERATURE;
        if (row.fault() == Fault.OVER_TEMPERATURE) {
            to.add(limit(row, watched, limits.celsius(), LimitCheck.Side.HIGH, 0, 0));
        } else if (row.fault() == Fault.UNDER_TEMPERATURE) {
            to.add(limit(row, watched, limits.celsius(), LimitCheck.Side.LOW, 0, 0));
        } else if (row.fault() == Fault.TEMPERATURE_RATE) {
            to.add(
                    new RateCheck(
                            watch(row.fault(), watched),
                            watched,
                            limits.celsiusPerMinute(),
                            false));
        } else {
            to.add(jump(row, watched, 0.5, false));
        }
    }

    private void addPressure(FaultRow row, CellLimits limits, List<ChannelCheck> to) {
        Watched watched = Watched.STACK_PRESSURE;
        if (row.fault() == Fault.PRESSURE_LOW) {
            to.add(limit(row, watched, limits.stackPascals(), LimitCheck.Side.LOW, 0, 0));
        } else if (row.fault() == Fault.PRESSURE_HIGH) {
            to.add(limit(row, watched, limits.stackPascals(), LimitCheck.Side.HIGH, 0, 0));
        } else if (row.fault() == Fault.PRESSURE_RATE) {
            Thresholds.Fixed tiers = FaultTable.fixed(row);
            TieredBand perMinute =
                    new TieredBand(
                            new Band(-tiers.inform(), tiers.inform()),
                            new Band(-tiers.warn(), tiers.warn()),
                            new Band(-tiers.trip(), tiers.trip()));
            to.add(new RateCheck(watch(row.fault(), watched), watched, perMinute, true));
        } else {
            to.add(jump(row, watched, 0.1e6, false));
        }
    }

    private void addFrozenSensors(FaultRow row, List<ChannelCheck> to) {
        if (board.features().stackPressure()) {
            to.add(frozen(row, Watched.STACK_PRESSURE, true));
        }
        if (board.features().cellTemperature()) {
            to.add(frozen(row, Watched.CELL_TEMPERATURE, true));
        }
    }

    private List<Watched> fittedReadings() {
        List<Watched> fitted = new ArrayList<>(List.of(Watched.VOLTS, Watched.AMPERES));
        if (board.features().checkVolts()) {
            fitted.add(Watched.CHECK_VOLTS);
        }
        if (board.features().checkAmperes()) {
            fitted.add(Watched.CHECK_AMPERES);
        }
        if (board.features().stackPressure()) {
            fitted.add(Watched.STACK_PRESSURE);
        }
        if (board.features().cellTemperature()) {
            fitted.add(Watched.CELL_TEMPERATURE);
        }
        return fitted;
    }

    private ChannelCheck limit(
            FaultRow row,
            Watched watched,
            TieredBand band,
            LimitCheck.Side side,
            double tolerance,
            double ofRange) {
        return new LimitCheck(watch(row.fault(), watched), watched, band, side, tolerance, ofRange);
    }

    private ChannelCheck disagreement(FaultRow row, Watched main, Watched check, boolean ofRange) {
        return new DisagreementCheck(
                watch(row.fault(), main), main, check, FaultTable.fixed(row), ofRange);
    }

    private ChannelCheck frozen(FaultRow row, Watched watched, boolean slow) {
        return new FrozenCheck(watch(row.fault(), watched), watched, FaultTable.fixed(row), slow);
    }

    private ChannelCheck saturation(FaultRow row, Watched watched) {
        return new SaturationCheck(watch(row.fault(), watched), watched, severity(row.fault()));
    }

    private ChannelCheck jump(FaultRow row, Watched watched, double perSecond, boolean electrical) {
        return new JumpCheck(
                watch(row.fault(), watched), watched, FaultTable.fixed(row), perSecond, electrical);
    }

    private Watch watch(Fault fault, Watched watched) {
        return new Watch(table.row(fault), channel, watched);
    }

    private int severity(Fault fault) {
        return table.conditionSeverity(fault);
    }
}
