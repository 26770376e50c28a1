package io.presodia.host.run;

import io.presodia.firmware.journal.RunOutcome;
import io.presodia.firmware.scan.Counters;
import io.presodia.hal.time.ClockQuality;
import io.presodia.host.format.BdfColumn;
import io.presodia.host.format.BdfFormatException;
import io.presodia.host.format.BdfTable;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a table in Battery Data Format, of ours or of another instrument, for a run.
 *
 * <p>Time, voltage and current must be there. Capacities are taken where they are, and integrated
 * by the trapezoidal rule where not. Where no column parts the steps a step begins whenever current
 * begins, ends or turns; without step types a step with current is a {@code cc} and one without a
 * {@code rest}.
 */
public final class BdfRuns {
    /** Below this part of the largest current a cell is at rest. */
    private static final double AT_REST = 0.01;

    private static final double SECONDS_PER_HOUR = 3600;
    private static final int CHARGE = 0;
    private static final int DISCHARGE = 1;
    private static final int CHARGE_ENERGY = 2;
    private static final int DISCHARGE_ENERGY = 3;

    private final BdfTable table;
    private final String name;
    private final double[] seconds;
    private final double[] volts;
    private final double[] amperes;
    private final double restAmperes;

    private BdfRuns(BdfTable table, String name) throws BdfFormatException {
        this.table = table;
        this.name = name;
        seconds = required(BdfColumn.TEST_TIME_SECOND);
        volts = required(BdfColumn.VOLTAGE_VOLT);
        amperes = required(BdfColumn.CURRENT_AMPERE);
        double largest = 0;
        for (double value : amperes) {
            largest = Math.max(largest, Double.isNaN(value) ? 0 : Math.abs(value));
        }
        restAmperes = AT_REST * largest;
    }

    /**
     * The table as a run.
     *
     * @param name of the file, for messages
     * @throws BdfFormatException when a column that is needed is missing, or the table is empty
     */
    public static RunData read(BdfTable table, String name) throws BdfFormatException {
        return new BdfRuns(table, name).run();
    }

    private RunData run() throws BdfFormatException {
        if (table.rows() == 0) {
            throw new BdfFormatException(name + " has no rows");
        }
        int[] step = steps();
        int[] cycle = whole(BdfColumn.CYCLE_COUNT, 1);
        String[] ids = texts(BdfColumn.STEP_ID);
        String[] types = texts(BdfColumn.STEP_TYPE);
        double[] celsius = optional(BdfColumn.TEMPERATURE_T1_CELSIUS);
        double[] pascals = optional(BdfColumn.APPLIED_PRESSURE_PA);
        double[] unix = optional(BdfColumn.UNIX_TIME_SECOND);
        double[][] counted = counted();
        RunDataBuilder builder = new RunDataBuilder(info(unix[0]));
        Counters cycleStart = Counters.ZERO;
        Counters stepStart = Counters.ZERO;
        double began = seconds[0];
        for (int row = 0; row < table.rows(); row++) {
            if (row > 0 && cycle[row] != cycle[row - 1]) {
                cycleStart = at(counted, row - 1);
            }
            if (row > 0 && step[row] != step[row - 1]) {
                stepStart = at(counted, row - 1);
                began = seconds[row - 1];
            }
            String type = types[row].isEmpty() ? type(step, row) : types[row];
            builder.add(
                    new RunDataBuilder.Row(
                            seconds[row],
                            unix[row],
                            volts[row],
                            amperes[row],
                            celsius[row],
                            pascals[row],
                            cycle[row],
                            step[row],
                            ids[row].isEmpty() ? type + "-" + step[row] : ids[row],
                            type,
                            seconds[row] - began,
                            at(counted, row),
                            cycleStart,
                            stepStart));
        }
        return builder.build();
    }

    private double[] required(BdfColumn column) throws BdfFormatException {
        Optional<double[]> values = table.numbers(column);
        if (values.isEmpty()) {
            throw new BdfFormatException(
                    name
                            + " has no column "
                            + column.machineName()
                            + " ('"
                            + column.label()
                            + "'), which Battery Data Format requires");
        }
        return values.get();
    }

    private double[] optional(BdfColumn column) {
        return table.numbers(column)
                .orElseGet(() -> {
                    double[] none = new double[table.rows()];
                    Arrays.fill(none, Double.NaN);
                    return none;
                });
    }

    private int[] whole(BdfColumn column, int otherwise) {
        double[] values = optional(column);
        int[] whole = new int[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Double.isNaN(values[i]) ? otherwise : (int) Math.rint(values[i]);
        }
        return whole;
    }

    private String[] texts(BdfColumn meaning) {
        for (BdfTable.Column column : table.columns()) {
            if (column instanceof BdfTable.TextColumn text
                    && text.meaning().equals(Optional.of(meaning))) {
                return text.values();
            }
        }
        String[] none = new String[table.rows()];
        Arrays.fill(none, "");
        return none;
    }

    private int[] steps() {
        if (table.numbers(BdfColumn.STEP_COUNT).isPresent()) {
            return whole(BdfColumn.STEP_COUNT, 1);
        }
        int[] step = new int[table.rows()];
        int count = 1;
        for (int row = 0; row < step.length; row++) {
            if (row > 0 && way(row) != way(row - 1)) {
                count++;
            }
            step[row] = count;
        }
        return step;
    }

    private int way(int row) {
        if (!(Math.abs(amperes[row]) > restAmperes)) {
            return 0;
        }
        return amperes[row] > 0 ? 1 : -1;
    }

    /** Of a whole step, so that a row at its edge does not part it. */
    private String type(int[] step, int row) {
        int flowing = 0;
        int rows = 0;
        int from = row;
        while (from > 0 && step[from - 1] == step[row]) {
            from--;
        }
        for (int i = from; i < step.length && step[i] == step[row] && rows < 100; i++) {
            rows++;
            flowing += way(i) == 0 ? 0 : 1;
        }
        return 2 * flowing > rows ? "cc" : "rest";
    }

    private double[][] counted() {
        double[][] counted = new double[4][table.rows()];
        integrate(counted);
        take(BdfColumn.CHARGING_CAPACITY_AH, counted, CHARGE);
        take(BdfColumn.DISCHARGING_CAPACITY_AH, counted, DISCHARGE);
        take(BdfColumn.CHARGING_ENERGY_WH, counted, CHARGE_ENERGY);
        take(BdfColumn.DISCHARGING_ENERGY_WH, counted, DISCHARGE_ENERGY);
        return counted;
    }

    /**
     * A column that never falls counts from the run's begin; one that falls was reset somewhere.
     */
    private void take(BdfColumn column, double[][] counted, int which) {
        Optional<double[]> values = table.numbers(column);
        if (values.isEmpty()) {
            return;
        }
        double last = 0;
        for (double value : values.get()) {
            if (!(value >= last)) {
                return;
            }
            last = value;
        }
        counted[which] = values.get();
    }

    private void integrate(double[][] counted) {
        for (int row = 1; row < table.rows(); row++) {
            double hours = (seconds[row] - seconds[row - 1]) / SECONDS_PER_HOUR;
            double mean = 0.5 * (amperes[row] + amperes[row - 1]);
            double charge = Double.isNaN(mean) || !(hours > 0) ? 0 : mean * hours;
            double meanVolts = 0.5 * (volts[row] + volts[row - 1]);
            double energy = Double.isNaN(meanVolts) ? 0 : charge * meanVolts;
            for (int i = 0; i < counted.length; i++) {
                counted[i][row] = counted[i][row - 1];
            }
            counted[charge > 0 ? CHARGE : DISCHARGE][row] += Math.abs(charge);
            counted[charge > 0 ? CHARGE_ENERGY : DISCHARGE_ENERGY][row] += Math.abs(energy);
        }
    }

    private static Counters at(double[][] counted, int row) {
        return new Counters(
                counted[CHARGE][row],
                counted[DISCHARGE][row],
                counted[CHARGE_ENERGY][row],
                counted[DISCHARGE_ENERGY][row]);
    }

    /** A file says little of the run that it comes from; it is taken as ended where it ends. */
    private RunInfo info(double startedUnixSeconds) {
        String[] origins = table.texts(BdfTables.DATA_ORIGIN).orElse(new String[0]);
        boolean virtual = origins.length > 0 && origins[0].equals("virtual");
        return new RunInfo(
                name,
                1,
                "",
                "",
                "",
                "",
                null,
                Double.NaN,
                "",
                "",
                "",
                virtual,
                "",
                "",
                Double.isNaN(startedUnixSeconds) ? 0 : startedUnixSeconds,
                ClockQuality.UNSYNCHRONIZED,
                RunOutcome.COMPLETED,
                "",
                "",
                Map.of());
    }
}
