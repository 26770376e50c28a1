package io.presodia.host.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that users might write. */
final class TestFiles {
    /** Another mass, another share of donor and another window than any built-in cell. */
    static final String CELL =
            """
            schema: presodia/cell/v1
            name: my-cell
            description: mine
            cathode: {material: nacro2, active_mass_mg: 6.1, composite_fraction: 0.50}
            anode: {material: sn, np_ratio: 1.1}
            donor: {material: na2s-nps-c-1-2, wt_percent: 2.0}
            electrolyte: {material: halide-ncbh}
            fixture: {material: peek-die-press}
            die_diameter_mm: 10
            stack_pressure: {target_MPa: 75, window_MPa: [60, 90]}
            voltage_window_V: [1.9, 3.5]
            initial_voltage_V: [0.5, 1.6]
            temperature_C: 25
            limits:
              voltage_V: {inform: [1.70, 3.62], warn: [1.60, 3.65], trip: [1.50, 3.70]}
              current_C: {inform: [-0.6, 0.6], warn: [-0.8, 0.8], trip: [-1.0, 1.0]}
              temperature_C: {inform: [20, 35], warn: [17, 40], trip: [15, 45]}
              temperature_rate_K_min: {inform: [-0.5, 0.5], warn: [-1, 1], trip: [-2, 2]}
              stack_pressure_MPa: {inform: [66, 86], warn: [63, 88], trip: [60, 90]}
              charge_budget_factor: 1.10
            """;

    /** Two minutes, with charge and discharge inside the window of the cell. */
    static final String SHORT =
            """
            schema: presodia/protocol/v1
            name: short
            record: {every: 5 s}
            steps:
              - rest: 20 s
              - id: charge
                cc: {rate_C: 0.1, until: {time: 60 s}}
              - id: hold
                hold_for_operator: Look at the cell.
              - rest: 20 s
            """;

    private TestFiles() {}

    static String write(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
