package io.presodia.host.analysis;

import io.presodia.host.run.Uncertain;
import org.jspecify.annotations.Nullable;

/**
 * One line of the cycle table.
 *
 * @param cycle battery cycle, from 1
 * @param chargeMilliampereHoursPerGram charge into the cell; null when the cycle has no charge
 * @param dischargeMilliampereHoursPerGram charge out of the cell; null when the cycle has no
 *     discharge
 * @param coulombicEfficiency charge out over charge in, 0 to about 1; null unless both happened,
 *     both are finished, and the charge came first
 * @param chargeWattHoursPerGram energy in; NaN without a charge
 * @param dischargeWattHoursPerGram energy out; NaN without a discharge
 * @param chargeMeanVolts energy over charge, V; NaN without a charge
 * @param dischargeMeanVolts energy over charge, V; NaN without a discharge
 * @param chargeFirst whether the cycle began with its charge
 * @param finished whether nothing of the cycle was cut short
 */
public record CycleRow(
        int cycle,
        @Nullable Uncertain chargeMilliampereHoursPerGram,
        @Nullable Uncertain dischargeMilliampereHoursPerGram,
        @Nullable Uncertain coulombicEfficiency,
        double chargeWattHoursPerGram,
        double dischargeWattHoursPerGram,
        double chargeMeanVolts,
        double dischargeMeanVolts,
        boolean chargeFirst,
        boolean finished) {}
