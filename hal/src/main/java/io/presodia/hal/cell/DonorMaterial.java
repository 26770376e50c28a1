package io.presodia.hal.cell;

/**
 * A sacrificial sodium donor (the paper's pre-Na agent) made of Na2S, Na3PS4 (NPS) and carbon.
 * Capacities are per gram of donor, potentials against the electrode of {@code referencePotential}.
 *
 * @param name as cell files use it
 * @param npsToNa2sMassRatio NPS mass over Na2S mass
 * @param nominalCapacity measured first charge; defines 1C of a cell without a cathode; mAh/g
 * @param theoreticalCapacity all sodium of Na2S and NPS, mAh/g
 * @param referencePotential of the electrode the potentials below refer to, V against Na/Na+
 * @param stage1 Na2S to polysulfide
 * @param stage2 polysulfide to sulfur
 * @param nps oxidation of the active share of NPS
 * @param residual sodium that only long cycling may release
 * @param wall how steeply a stage's potential rises once it is empty
 * @param kinetics resistances and capacitances
 */
public record DonorMaterial(
        String name,
        Constant npsToNa2sMassRatio,
        Constant nominalCapacity,
        Constant theoreticalCapacity,
        Constant referencePotential,
        Plateau stage1,
        Plateau stage2,
        Slope nps,
        Residual residual,
        Wall wall,
        DonorKinetics kinetics)
        implements Material {
    public DonorMaterial {
        Constant.require(npsToNa2sMassRatio, "1", 0.0, 100.0, "nps_to_na2s_mass_ratio");
        Constant.require(nominalCapacity, "mAh/g", 1.0, 3000.0, "nominal_capacity");
        Constant.require(theoreticalCapacity, "mAh/g", 1.0, 3000.0, "theoretical_capacity");
        Constant.require(referencePotential, "V", -1.0, 3.0, "reference_potential");
    }

    /** Both Na2S stages and the active NPS, within reach of the ionic network or not; mAh/g. */
    public double activeMilliampereHoursPerGram() {
        return stage1.capacity().value() + stage2.capacity().value() + nps.capacity().value();
    }

    /** Share of the active sodium that the ionic network reaches, 0 to 1. */
    public double reachedShare() {
        DonorNetwork network = kinetics.network();
        return network == null
                ? 1
                : network.share(
                        kinetics.ionicConductivity().value(), activeMilliampereHoursPerGram());
    }

    /**
     * A two-phase stage: U = potential + width ln(s / (1 - s)) of its extracted fraction s.
     *
     * @param capacity mAh/g
     * @param potential at s = 1/2, V
     * @param width V
     */
    public record Plateau(Constant capacity, Constant potential, Constant width) {
        public Plateau {
            Constant.require(capacity, "mAh/g", 0.0, 3000.0, "capacity");
            Constant.require(potential, "V", -1.0, 6.0, "potential");
            Constant.require(width, "V", 1e-4, 1.0, "width");
        }
    }

    /**
     * A sloping stage: U = onset + rise s.
     *
     * @param capacity mAh/g
     * @param onset potential at s = 0, V
     * @param rise from s = 0 to s = 1, V
     */
    public record Slope(Constant capacity, Constant onset, Constant rise) {
        public Slope {
            Constant.require(capacity, "mAh/g", 0.0, 3000.0, "capacity");
            Constant.require(onset, "V", -1.0, 6.0, "onset");
            Constant.require(rise, "V", 1e-3, 5.0, "rise");
        }
    }

    /**
     * The reservoir left after activation.
     *
     * @param capacity mAh/g
     * @param threshold cathode potential above which it gives sodium, V
     * @param releasePerCharge share of what is left that one full charge releases
     */
    public record Residual(Constant capacity, Constant threshold, Constant releasePerCharge) {
        public Residual {
            Constant.require(capacity, "mAh/g", 0.0, 3000.0, "capacity");
            Constant.require(threshold, "V", -1.0, 6.0, "threshold");
            Constant.require(releasePerCharge, "1", 0.0, 0.5, "release_per_charge");
        }
    }

    /**
     * The end of a stage.
     *
     * @param start extracted fraction beyond which the potential rises linearly
     * @param steepness of that rise, V per unit of fraction
     */
    public record Wall(Constant start, Constant steepness) {
        public Wall {
            Constant.require(start, "1", 0.9, 0.99999, "start");
            Constant.require(steepness, "V", 1.0, 1e5, "steepness");
        }
    }
}
