package io.presodia.config;

import io.presodia.hal.cell.Material;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A material with what only the checks of cells and tables of sources need.
 *
 * @param material the material
 * @param decompositionVolts potential against Na/Na+ beyond which a cathode changes for good, where
 *     its file says so
 * @param provenance where each of its values comes from
 */
public record MaterialFile(
        Material material, OptionalDouble decompositionVolts, List<Provenance> provenance) {
    public MaterialFile {
        provenance = List.copyOf(provenance);
    }
}
