package io.presodia.hal.cell;

/**
 * The donor of a cell.
 *
 * @param material what
 * @param dose how much
 * @param capacityMilliampereHoursPerGram first charge of this batch where it was measured, else the
 *     material's nominal one; mAh per gram of donor
 */
public record DonorPart(DonorMaterial material, Dose dose, double capacityMilliampereHoursPerGram) {
    public DonorPart {
        CellDesign.requireRange(
                capacityMilliampereHoursPerGram, 1.0, 3000.0, "donor.capacity_mAh_g");
    }

    /** A donor whose batch was not measured. */
    public DonorPart(DonorMaterial material, Dose dose) {
        this(material, dose, material.nominalCapacity().value());
    }

    /** How much donor. */
    public sealed interface Dose permits WeightPercent, Mass, Pellet {}

    /**
     * A share on top of the cathode composite.
     *
     * @param percent donor mass over composite mass without donor, wt%
     */
    public record WeightPercent(double percent) implements Dose {
        public WeightPercent {
            CellDesign.requireRange(
                    percent, 0.0, CellDesign.MAX_DONOR_WT_PERCENT, "donor.wt_percent");
        }
    }

    /**
     * A mass of its own, for cells without a cathode.
     *
     * @param grams g
     */
    public record Mass(double grams) implements Dose {
        public Mass {
            CellDesign.requireRange(grams * 1e3, 0.01, 10_000.0, "donor.mass_mg");
        }
    }

    /**
     * A pellet between two counter electrodes, whose conductivity is measured: it carries charge
     * through and gives none.
     *
     * @param grams g
     * @param thicknessMicrometres um
     * @param carrier what the counter electrodes and layers around it let pass
     */
    public record Pellet(double grams, double thicknessMicrometres, Carrier carrier)
            implements Dose {
        public Pellet {
            CellDesign.requireRange(grams * 1e3, 0.01, 10_000.0, "donor.mass_mg");
            CellDesign.requireRange(thicknessMicrometres, 1.0, 10_000.0, "donor.thickness_um");
        }
    }

    /** What crosses a pellet. */
    public enum Carrier {
        /** Sodium ions, between layers that block electrons. */
        IONS,
        /** Electrons, between metal plungers that block ions. */
        ELECTRONS
    }
}
