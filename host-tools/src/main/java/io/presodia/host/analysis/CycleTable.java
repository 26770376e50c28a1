package io.presodia.host.analysis;

import io.presodia.firmware.scan.Counters;
import io.presodia.host.run.CycleSegment;
import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import io.presodia.host.run.Uncertainty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Capacities per gram of cathode active material and coulombic efficiencies, cycle by cycle.
 *
 * <p>The efficiency is always discharge over charge of the same cycle, whatever the cell. A cycle
 * that begins with its discharge has none: there, the ratio would compare a discharge with the
 * charge that follows it.
 */
public final class CycleTable {
    private CycleTable() {}

    /**
     * The cycles of a run.
     *
     * @param run the run
     * @param halves its half cycles
     * @param activeGrams mass of cathode active material; above 0
     * @param measurement what mass, gain and offset are worth
     */
    public static List<CycleRow> of(
            RunData run,
            List<HalfCycle> halves,
            double activeGrams,
            MeasurementUncertainty measurement) {
        List<CycleRow> rows = new ArrayList<>();
        for (CycleSegment cycle : run.cycles()) {
            HalfCycle charge = HalfCycle.find(halves, cycle.cycle(), Direction.CHARGE);
            HalfCycle discharge = HalfCycle.find(halves, cycle.cycle(), Direction.DISCHARGE);
            if (charge != null || discharge != null) {
                rows.add(row(cycle, charge, discharge, activeGrams, measurement));
            }
        }
        return List.copyOf(rows);
    }

    private static CycleRow row(
            CycleSegment cycle,
            @Nullable HalfCycle charge,
            @Nullable HalfCycle discharge,
            double activeGrams,
            MeasurementUncertainty measurement) {
        Counters counted = cycle.counted();
        boolean chargeFirst = charge != null && (discharge == null || before(charge, discharge));
        boolean finished =
                (charge == null || charge.finished())
                        && (discharge == null || discharge.finished());
        Uncertain efficiency = null;
        if (charge != null && discharge != null && chargeFirst && finished) {
            efficiency =
                    Uncertainty.coulombicEfficiency(
                            counted.chargeAmpereHours(),
                            charge.hours(),
                            counted.dischargeAmpereHours(),
                            discharge.hours(),
                            measurement);
        }
        return new CycleRow(
                cycle.cycle(),
                specific(counted.chargeAmpereHours(), charge, activeGrams, measurement),
                specific(counted.dischargeAmpereHours(), discharge, activeGrams, measurement),
                efficiency,
                charge == null ? Double.NaN : counted.chargeWattHours() / activeGrams,
                discharge == null ? Double.NaN : counted.dischargeWattHours() / activeGrams,
                charge == null
                        ? Double.NaN
                        : counted.chargeWattHours() / counted.chargeAmpereHours(),
                discharge == null
                        ? Double.NaN
                        : counted.dischargeWattHours() / counted.dischargeAmpereHours(),
                chargeFirst,
                finished);
    }

    private static boolean before(HalfCycle first, HalfCycle second) {
        return first.steps().getFirst().from() < second.steps().getFirst().from();
    }

    private static @Nullable Uncertain specific(
            double ampereHours,
            @Nullable HalfCycle half,
            double activeGrams,
            MeasurementUncertainty measurement) {
        return half == null
                ? null
                : Uncertainty.specificCapacity(ampereHours, half.hours(), activeGrams, measurement);
    }
}
