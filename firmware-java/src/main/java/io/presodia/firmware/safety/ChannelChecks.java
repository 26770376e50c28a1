package io.presodia.firmware.safety;

import io.presodia.firmware.scan.CellWear;
import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.TieredBand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Builds the checks of one channel from the table's rows and its cell's limits. */
final class ChannelChecks {
    /** Twice the steepest end of a discharge; assumed, for slow scans. */
    private static final double VOLTS_PER_SECOND = 0.05;

    /** What a die of steel can heat by at the worst; assumed. */
    private static final double KELVINS_PER_SECOND = 0.5;

    /** What a press may creep at the worst before its rate is a fault; assumed. */
    private static final double PASCALS_PER_SECOND = 0.1e6;

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
        switch (row.fault()) {
            case OVER_VOLTAGE, UNDER_VOLTAGE, OVER_CURRENT, CHARGE_BUDGET_EXCEEDED ->
                    addElectrical(row, limits, to);
            case SOFT_SHORT, LEAKAGE_AT_REST, CONTACT_LOSS, HOST_LOST -> addTrend(row, to);
            case CAPACITY_LOST ->
                    to.add(wear(row, Watched.CAPACITY, CellWear::capacityLostAtLeast));
            case SODIUM_LIMITED -> to.add(wear(row, Watched.SODIUM, CellWear::sodiumLimited));
            case EFFICIENCY_FALLING ->
                    to.add(wear(row, Watched.EFFICIENCY, CellWear::efficiencyFallAtLeast));
            case RESISTANCE_GROWN ->
                    to.add(wear(row, Watched.RESISTANCE_AT_25, CellWear::resistanceAtLeast));
            case REVERSED_CELL -> addReversedCell(row, limits, to);
            case OVER_TEMPERATURE, UNDER_TEMPERATURE, TEMPERATURE_RATE, TEMPERATURE_JUMP -> {
                if (board.features().cellTemperature()) {
                    addTemperature(row, limits, to);
                }
            }
            case PRESSURE_LOW, PRESSURE_HIGH, PRESSURE_RATE, PRESSURE_JUMP, GAS_EVOLUTION -> {
                if (board.features().stackPressure()) {
                    addPressure(row, limits, to);
                }
            }
            case VOLTAGE_DISAGREEMENT,
                    CURRENT_DISAGREEMENT,
                    STALE_READING,
                    READING_LOST,
                    FROZEN_READING,
                    FROZEN_SENSOR,
                    SATURATED_READING,
                    VOLTAGE_JUMP ->
                    addConverters(row, to);
            case OPEN_FORCE_LEAD, OPEN_SENSE_LEAD, SETPOINT_NOT_FOLLOWED -> addOutput(row, to);
            case RELAY_WELDED, RELAY_NOT_CLOSED, CURRENT_WITH_RELAY_OPEN -> {
                // Watched on every channel, cell or not: see always().
            }
            case SETPOINT_REFUSED, ACTUATION_FAILED -> {
                // Found by the output gate.
            }
            case BUS_FAULT,
                    CHIP_RESET,
                    WRONG_CHIP,
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

    private WearCheck wear(FaultRow row, Watched watched, ToDoubleFunction<CellWear> value) {
        return new WearCheck(channel, watch(row.fault(), watched), value, FaultTable.fixed(row));
    }

    private void addConverters(FaultRow row, List<ChannelCheck> to) {
        Fault fault = row.fault();
        Thresholds thresholds = row.thresholds();
        if (fault == Fault.VOLTAGE_DISAGREEMENT && board.features().checkVolts()) {
            to.add(disagreement(row, Watched.VOLTS, Watched.CHECK_VOLTS, false));
        } else if (fault == Fault.CURRENT_DISAGREEMENT && board.features().checkAmperes()) {
            to.add(disagreement(row, Watched.AMPERES, Watched.CHECK_AMPERES, true));
        } else if (fault == Fault.FROZEN_READING) {
            to.add(frozen(row, Watched.VOLTS, false));
            to.add(frozen(row, Watched.AMPERES, false));
        } else if (fault == Fault.FROZEN_SENSOR) {
            addFrozenSensors(row, to);
        } else if (fault == Fault.SATURATED_READING) {
            to.add(saturation(row, Watched.VOLTS));
            to.add(saturation(row, Watched.AMPERES));
        } else if (fault == Fault.VOLTAGE_JUMP) {
            to.add(jump(row, Watched.VOLTS, VOLTS_PER_SECOND, true));
        } else if (thresholds instanceof Thresholds.Fixed tiers) {
            for (Watched watched : fittedReadings()) {
                if (fault == Fault.STALE_READING) {
                    to.add(
                            new StaleCheck(
                                    watch(fault, watched),
                                    watched,
                                    tiers,
                                    board.scanPeriodNanos()));
                } else if (fault == Fault.READING_LOST) {
                    to.add(new ReadingLostCheck(watch(fault, watched), watched, tiers));
                }
            }
        }
    }

    private void addOutput(FaultRow row, List<ChannelCheck> to) {
        Fault fault = row.fault();
        if (fault == Fault.OPEN_FORCE_LEAD) {
            to.add(new OpenForceLeadCheck(watch(fault, Watched.AMPERES), severity(fault)));
        } else if (fault == Fault.OPEN_SENSE_LEAD) {
            to.add(new OpenSenseLeadCheck(watch(fault, Watched.VOLTS), severity(fault)));
        } else {
            to.add(
                    new FollowCheck(
                            watch(fault, Watched.AMPERES),
                            watch(fault, Watched.VOLTS),
                            FaultTable.fixed(row)));
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
        if (fault == Fault.CHARGE_BUDGET_EXCEEDED) {
            to.add(
                    new BudgetCheck(
                            watch(fault, Watched.CHARGE),
                            FaultTable.fixed(row),
                            limits.chargeBudgetAmpereHours()));
        } else if (fault == Fault.OVER_CURRENT) {
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
                            watch(fault, Watched.VOLTS),
                            Watched.VOLTS,
                            limits.volts(),
                            0,
                            limits.cellBudgetAmpereHours()));
            if (check) {
                to.add(
                        new UnderVoltageCheck(
                                watch(fault, Watched.CHECK_VOLTS),
                                Watched.CHECK_VOLTS,
                                limits.volts(),
                                volts,
                                limits.cellBudgetAmpereHours()));
            }
        }
    }

    private void addReversedCell(FaultRow row, CellLimits limits, List<ChannelCheck> to) {
        if (limits.volts().trip().low() >= 0) {
            to.add(
                    new ReversedCellCheck(
                            watch(row.fault(), Watched.VOLTS),
                            FaultTable.fixed(row),
                            limits.restsAboveVolts()));
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
            to.add(jump(row, watched, KELVINS_PER_SECOND, false));
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
        } else if (row.fault() == Fault.GAS_EVOLUTION) {
            to.add(new GasCheck(watch(row.fault(), watched), FaultTable.fixed(row)));
        } else {
            to.add(jump(row, watched, PASCALS_PER_SECOND, false));
        }
    }

    private void addTrend(FaultRow row, List<ChannelCheck> to) {
        Thresholds.Fixed tiers = FaultTable.fixed(row);
        if (row.fault() == Fault.SOFT_SHORT) {
            to.add(new SoftShortCheck(watch(row.fault(), Watched.VOLTS), tiers));
        } else if (row.fault() == Fault.LEAKAGE_AT_REST) {
            to.add(new LeakageCheck(watch(row.fault(), Watched.VOLTS), tiers));
        } else if (row.fault() == Fault.HOST_LOST) {
            to.add(new HostCheck(channel, watch(row.fault(), Watched.HOST), tiers));
        } else if (board.features().stackPressure() && board.features().cellTemperature()) {
            // Without both sensors of the stack a rise could not be told from a cold day.
            Watch watch = watch(row.fault(), Watched.RESISTANCE);
            to.add(new ContactCheck(watch, tiers, board.scanPeriodNanos()));
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
