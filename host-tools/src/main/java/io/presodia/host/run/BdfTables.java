package io.presodia.host.run;

import io.presodia.host.format.BdfColumn;
import io.presodia.host.format.BdfTable;
import java.util.Arrays;

/** Lays a run out as a BDF table. */
public final class BdfTables {
    /** Which start of the firmware wrote the row. */
    public static final String BOOT_ID = "boot_id";

    /**
     * Our one column beside the format's: {@code virtual} or {@code measured} on every row. BDF has
     * neither comments nor a column for it, and readers ignore columns they do not know.
     */
    public static final String DATA_ORIGIN = "data_origin";

    private BdfTables() {}

    /** The table of a run; what was not measured stays empty. */
    public static BdfTable of(RunData run) {
        CounterColumns total = run.total();
        CounterColumns step = run.stepCounters();
        CounterColumns cycle = run.cycleCounters();
        String[] origin = new String[run.size()];
        Arrays.fill(origin, run.info().dataOrigin());
        String[] boot = new String[run.size()];
        Arrays.setAll(boot, i -> Long.toString(run.bootId()[i]));
        BdfTable table =
                new BdfTable(run.size())
                        .with(BdfColumn.TEST_TIME_SECOND, run.testSeconds())
                        .with(BdfColumn.VOLTAGE_VOLT, run.volts())
                        .with(BdfColumn.CURRENT_AMPERE, run.amperes())
                        .with(BdfColumn.UNIX_TIME_SECOND, run.unixSeconds())
                        .with(BdfColumn.CYCLE_COUNT, run.cycle())
                        .with(BdfColumn.STEP_COUNT, run.stepCount())
                        .with(BdfColumn.STEP_ID, run.stepId())
                        .with(BdfColumn.STEP_TYPE, run.stepType())
                        .with(BdfColumn.STEP_TIME_SECOND, run.stepSeconds())
                        .with(BdfColumn.RECORD_INDEX, recordIndex(run.size()))
                        .with(BdfColumn.STEP_RECORD_INDEX, stepRecordIndex(run))
                        .with(BdfColumn.AMBIENT_TEMPERATURE_CELSIUS, run.ambientCelsius())
                        .with(BdfColumn.TEMPERATURE_T1_CELSIUS, run.cellCelsius())
                        .with(BdfColumn.APPLIED_PRESSURE_PA, run.stackPascals())
                        .with(BdfColumn.POWER_WATT, watts(run))
                        .with(BdfColumn.CHARGING_CAPACITY_AH, total.chargeAmpereHours())
                        .with(BdfColumn.DISCHARGING_CAPACITY_AH, total.dischargeAmpereHours())
                        .with(BdfColumn.NET_CAPACITY_AH, total.netAmpereHours())
                        .with(BdfColumn.CUMULATIVE_CAPACITY_AH, total.throughputAmpereHours())
                        .with(BdfColumn.CHARGING_ENERGY_WH, total.chargeWattHours())
                        .with(BdfColumn.DISCHARGING_ENERGY_WH, total.dischargeWattHours())
                        .with(BdfColumn.NET_ENERGY_WH, total.netWattHours())
                        .with(BdfColumn.CUMULATIVE_ENERGY_WH, total.throughputWattHours())
                        .with(BdfColumn.STEP_CHARGING_CAPACITY_AH, step.chargeAmpereHours())
                        .with(BdfColumn.STEP_DISCHARGING_CAPACITY_AH, step.dischargeAmpereHours())
                        .with(BdfColumn.STEP_CHARGING_ENERGY_WH, step.chargeWattHours())
                        .with(BdfColumn.STEP_DISCHARGING_ENERGY_WH, step.dischargeWattHours())
                        .with(BdfColumn.CYCLE_CHARGING_CAPACITY_AH, cycle.chargeAmpereHours())
                        .with(BdfColumn.CYCLE_DISCHARGING_CAPACITY_AH, cycle.dischargeAmpereHours())
                        .with(BdfColumn.CYCLE_CHARGING_ENERGY_WH, cycle.chargeWattHours())
                        .with(BdfColumn.CYCLE_DISCHARGING_ENERGY_WH, cycle.dischargeWattHours())
                        .withExtra(BOOT_ID, boot)
                        .withExtra(DATA_ORIGIN, origin);
        EstimateColumn.addTo(table, run);
        return table;
    }

    private static int[] recordIndex(int rows) {
        int[] index = new int[rows];
        Arrays.setAll(index, i -> i + 1);
        return index;
    }

    private static int[] stepRecordIndex(RunData run) {
        int[] index = new int[run.size()];
        for (StepSegment step : run.steps()) {
            for (int i = step.from(); i < step.to(); i++) {
                index[i] = i - step.from() + 1;
            }
        }
        return index;
    }

    /** Voltage times current, both measured. */
    private static double[] watts(RunData run) {
        double[] watts = new double[run.size()];
        Arrays.setAll(watts, i -> run.volts()[i] * run.amperes()[i]);
        return watts;
    }
}
