package io.presodia.hal.cell;

/**
 * Where a constant comes from.
 *
 * @param kind how far the value may be trusted
 * @param ref the paper's section, the literature reference, what it was calibrated on, or why it
 *     was assumed
 */
public record Source(Kind kind, String ref) {
    public Source {
        if (ref.isBlank()) {
            throw new IllegalArgumentException("ref must say where the value comes from");
        }
    }

    /** How far a value may be trusted. */
    public enum Kind {
        /** Stated in the presodiation paper (Adv. Energy Mater. 2025, 10.1002/aenm.202405678). */
        PAPER,
        /** Stated elsewhere in the literature. */
        LITERATURE,
        /** Chosen so that the virtual cell meets a stated measurement. */
        CALIBRATED,
        /** Nobody measured it; the reference says why this value. */
        ASSUMED
    }
}
