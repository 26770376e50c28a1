package io.presodia.host.design;

import io.presodia.hal.cell.DonorMaterial;
import io.presodia.hal.cell.DonorNetwork;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Refuses donors that would harm the cell. */
public final class DonorCheck {
    /**
     * Least share of its nominal capacity that a donor's ionic network must reach: what is missing
     * beyond is no scatter of batches (6 %, {@link CellInputs}) but a donor that conducts too
     * little. A dose computed from the nominal capacity would be wrong by as much.
     */
    static final double LEAST_REACHED = 0.8;

    private final double windowVolts;
    private final double cutoffVolts;

    /**
     * @param windowVolts potential against Na/Na+ below which the electrolyte is reduced
     * @param cutoffVolts potential of the cathode against Na/Na+ at which charging ends
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
                            "%s gives up its sodium only from %.2f V on, but charging ends with the"
                                    + " cathode at %.2f V against Na/Na+: it would stay there as"
                                    + " dead weight",
                            name,
                            decompositionVolts,
                            cutoffVolts));
        }
    }

    /**
     * Checks a donor of a material file by what its ionic network reaches and by the potential at
     * which it begins.
     *
     * @throws DesignRefusedException when it would harm the cell
     */
    public void check(DonorMaterial material) throws DesignRefusedException {
        double reference = material.referencePotential().value();
        check(material.name(), "", reference + material.stage1().potential().value());
        conducts(material);
    }

    private static void conducts(DonorMaterial material) throws DesignRefusedException {
        DonorNetwork network = material.kinetics().network();
        if (network == null) {
            return;
        }
        double nominal = material.nominalCapacity().value();
        double reached = material.reachedShare() * material.activeMilliampereHoursPerGram();
        if (reached < LEAST_REACHED * nominal) {
            double needed =
                    network.onset().value() + LEAST_REACHED * nominal / network.reach().value();
            throw new DesignRefusedException(
                    "donor",
                    material.name(),
                    String.format(
                            Locale.ROOT,
                            "conducts too little: at %.2g S/cm its ionic network reaches %.1f of"
                                    + " the %.1f mAh/g it is rated at, and the sodium beyond stays in"
                                    + " Na2S that no ion can leave (5.4e-11 S/cm by itself); nothing"
                                    + " is reached below %.2g S/cm, and %.2g S/cm are needed: mill"
                                    + " it, or give it more Na3PS4",
                            material.kinetics().ionicConductivity().value(),
                            reached,
                            nominal,
                            network.onset().value(),
                            needed));
        }
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
