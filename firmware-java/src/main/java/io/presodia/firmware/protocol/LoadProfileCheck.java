package io.presodia.firmware.protocol;

import io.presodia.config.Diagnostic;
import io.presodia.config.Diagnostics;
import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import java.util.List;
import java.util.Locale;

/**
 * Tells whether a cell and a channel can bear a profile: every row's current, that of a power at
 * the lowest voltage of the window, and the charge that has flowed in by any row. Tells every row
 * that is too much and the first by which too much has flowed, by the line of the CSV file.
 */
final class LoadProfileCheck {
    /** Rows that are told one by one. */
    private static final int MOST_ERRORS = 20;

    private static final double MILLI = 1e-3;
    private static final double SECONDS_PER_HOUR = 3600;

    private final LoadProfile load;
    private final CellContext cell;
    private final ChannelCapability channel;
    private final CellLimits limits;
    private final Diagnostics diagnostics;

    private LoadProfileCheck(
            LoadProfile load, CellContext cell, ChannelCapability channel, CellLimits limits) {
        this.load = load;
        this.cell = cell;
        this.channel = channel;
        this.limits = limits;
        this.diagnostics = new Diagnostics(load.source().path());
    }

    static List<Diagnostic> check(
            LoadProfile load, CellContext cell, ChannelCapability channel, CellLimits limits) {
        LoadProfileCheck check = new LoadProfileCheck(load, cell, channel, limits);
        check.currents();
        check.charge();
        return check.diagnostics.sorted();
    }

    private void currents() {
        Band allowed = limits.amperes().trip();
        double least = Math.max(allowed.low(), -channel.maximumAmperes());
        double most = Math.min(allowed.high(), channel.maximumAmperes());
        String at =
                load.quantity().power()
                        ? " at the window's lower end of " + number(lowestVolts()) + " V"
                        : " in this cell";
        int bad = 0;
        for (int row = 0; row < load.rows() - 1; row++) {
            double amperes = amperes(row, lowestVolts());
            if ((amperes < least || amperes > most) && ++bad <= MOST_ERRORS) {
                error(
                        row,
                        "is "
                                + number(amperes / MILLI)
                                + " mA"
                                + at
                                + "; cell and board bear "
                                + number(least / MILLI)
                                + " to "
                                + number(most / MILLI)
                                + " mA");
            }
        }
        if (bad > MOST_ERRORS) {
            diagnostics.add(
                    load.line(load.rows() - 1),
                    load.quantity().column(),
                    "",
                    (bad - MOST_ERRORS) + " more rows are more than cell and board bear");
        }
    }

    /**
     * A power moves the least charge at the highest voltage: what is too much there is so always.
     */
    private void charge() {
        double budget = limits.chargeBudgetAmpereHours();
        double ampereHours = 0;
        for (int row = 0; row < load.rows() - 1; row++) {
            double seconds = load.seconds(row + 1) - load.seconds(row);
            ampereHours += amperes(row, cell.windowUpperVolts()) * seconds / SECONDS_PER_HOUR;
            if (ampereHours > budget) {
                error(
                        row,
                        number(ampereHours / MILLI)
                                + " mAh would have flowed in by the end of this row, more than "
                                + number(budget / MILLI)
                                + " mAh, which is all that cathode and donor of this cell can give");
                return;
            }
        }
    }

    private double lowestVolts() {
        return Math.max(cell.windowLowerVolts(), channel.minimumVolts());
    }

    private double amperes(int row, double volts) {
        double value = load.value(row);
        return switch (load.quantity()) {
            case CURRENT -> value * MILLI;
            case RATE -> value * cell.oneCAmperes();
            case POWER -> volts > 0 ? value * MILLI / volts : 0;
        };
    }

    private void error(int row, String message) {
        diagnostics.add(
                load.line(row),
                load.quantity().column(),
                Double.toString(load.value(row)),
                message);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
