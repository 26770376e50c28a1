package io.presodia.host.design;

import io.presodia.hal.cell.DonorMaterial;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Refuses donors that would harm the cell. */
public final class DonorCheck {
    private final double windowVolts;
    private final double cutoffVolts;

    /**
     * @param windowVolts potential against Na/Na+ below which the electrolyte is reduced
     * @param cutoffVolts voltage at which charging ends, taken against Na/Na+: the anode stands
     *     within 0.1 V of it when it is full
     */
    public DonorCheck(double windowVolts, double cutoffVolts) {
        this.windowVolts = windowVolts;
        this.cutoffVolts = cutoffVolts;
    }

    /**
     * Checks what a user knows of a donor.
     *
     * @param name for the reason
     * @param gas what it sets free; empty for none
     * @param decompositionVolts against Na/Na+; NaN for unknown
     * @throws DesignRefusedException when it would harm the cell
     */
    public void check(String name, String gas, double decompositionVolts)
            throws DesignRefusedException {
        if (!gas.isEmpty()) {
            throw new DesignRefusedException("donor_gas", gas, DonorCandidate.gasReason(name, gas));
        }
        if (decompositionVolts <= windowVolts) {
            throw new DesignRefusedException(
                    "donor_decomposition_V",
                    volts(decompositionVolts),
                    DonorCandidate.windowReason(name, decompositionVolts, windowVolts));
        }
        if (decompositionVolts >= cutoffVolts) {
            throw new DesignRefusedException(
                    "donor_decomposition_V",
                    volts(decompositionVolts),
                    String.format(
                            Locale.ROOT,
                            "%s gives up its sodium only from %.2f V on, but charging ends at %.2f"
                                    + " V: it would stay in the cathode as dead weight",
                            name,
                            decompositionVolts,
                            cutoffVolts));
        }
    }

    /**
     * Checks a donor of a material file by the potential at which it begins.
     *
     * @throws DesignRefusedException when it would harm the cell
     */
    public void check(DonorMaterial material) throws DesignRefusedException {
        double reference = material.referencePotential().value();
        check(material.name(), "", reference + material.stage1().potential().value());
    }

    /** Why a bare compound of figure 2a is no donor: the usable one is a material of its own. */
    public DesignRefusedException refuse(DonorCandidate candidate) {
        return new DesignRefusedException(
                "donor", candidate.formula(), candidate.verdict(windowVolts).reason());
    }

    /** The candidate of that formula in any case; null where there is none. */
    public static @Nullable DonorCandidate candidate(String formula) {
        List<DonorCandidate> all = DonorCandidate.figure2a();
        for (DonorCandidate candidate : all) {
            if (candidate.formula().equalsIgnoreCase(formula)) {
                return candidate;
            }
        }
        return null;
    }

    private static String volts(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
