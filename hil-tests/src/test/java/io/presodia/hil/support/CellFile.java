package io.presodia.hil.support;

import java.util.Locale;

/**
 * A cell file as a researcher writes one.
 *
 * @param name as the command line uses it
 * @param activeMilligrams cathode active material, mg
 * @param donorWeightPercent on top of the composite, wt%; 0 for none
 * @param npRatio anode over cathode and donor; NaN for a half cell against Na9Sn4
 * @param lowerVolts lower end of the window, V
 * @param upperVolts upper end of the window, V
 */
public record CellFile(
        String name,
        double activeMilligrams,
        double donorWeightPercent,
        double npRatio,
        double lowerVolts,
        double upperVolts) {
    /** Other mass, other share of donor and another window than any built-in cell. */
    public static final CellFile OWN = new CellFile("my-cell", 9.1, 2.0, 1.1, 1.9, 3.5);

    /** The file's text. */
    public String yaml() {
        boolean half = Double.isNaN(npRatio);
        return String.format(
                Locale.ROOT,
                """
                schema: presodia/cell/v1
                name: %s
                description: written by a user
                cathode: {material: nacro2, active_mass_mg: %s, composite_fraction: 0.50}
                anode: %s
                %selectrolyte: {material: halide-ncbh}
                fixture: {material: peek-die-press}
                die_diameter_mm: 10
                stack_pressure: {target_MPa: 75, window_MPa: [60, 90]}
                voltage_window_V: [%s, %s]
                initial_voltage_V: [0.5, 2.4]
                temperature_C: 25
                limits:
                  voltage_V: {inform: [1.70, 3.62], warn: [1.60, 3.65], trip: [1.50, 3.70]}
                  current_C: {inform: [-0.6, 0.6], warn: [-0.8, 0.8], trip: [-1.0, 1.0]}
                  temperature_C: {inform: [20, 35], warn: [17, 40], trip: [15, 45]}
                  temperature_rate_K_min: {inform: [-0.5, 0.5], warn: [-1, 1], trip: [-2, 2]}
                  stack_pressure_MPa: {inform: [66, 86], warn: [63, 88], trip: [60, 90]}
                  charge_budget_factor: 1.10
                """,
                name,
                activeMilligrams,
                half ? "{material: na9sn4}" : "{material: sn, np_ratio: " + npRatio + "}",
                donorWeightPercent > 0
                        ? "donor: {material: na2s-nps-c-1-2, wt_percent: "
                                + donorWeightPercent
                                + "}\n"
                        : "",
                lowerVolts,
                upperVolts);
    }
}
