package io.presodia.host.report;

import io.presodia.hal.limit.CellLimits;
import io.presodia.host.analysis.DonorUse;
import org.jspecify.annotations.Nullable;

/**
 * What a report must know of the cell; all from its file.
 *
 * @param activeGrams mass of cathode active material (of the agent where it is alone), g; above 0
 * @param massRelativeSigma relative standard uncertainty of that mass, such as 0.002
 * @param donor where the presodiation agent is
 * @param lowerVolts lower end of the voltage window, V
 * @param upperVolts upper end of the voltage window, V
 * @param nominalMilliampereHoursPerGram what 1C refers to, mAh/g
 * @param limits the cell's limits; null when not known
 * @param electronvolts activation energy of the cell's resistance, eV; NaN when not known
 */
public record CellFacts(
        double activeGrams,
        double massRelativeSigma,
        DonorUse donor,
        double lowerVolts,
        double upperVolts,
        double nominalMilliampereHoursPerGram,
        @Nullable CellLimits limits,
        double electronvolts) {
    public CellFacts {
        if (!(activeGrams > 0)) {
            throw new IllegalArgumentException("activeGrams must be above 0, was " + activeGrams);
        }
        if (!(massRelativeSigma >= 0)) {
            throw new IllegalArgumentException(
                    "massRelativeSigma must be 0 or more, was " + massRelativeSigma);
        }
        if (!(lowerVolts < upperVolts)) {
            throw new IllegalArgumentException(
                    "the window must rise, was " + lowerVolts + " to " + upperVolts + " V");
        }
    }
}
