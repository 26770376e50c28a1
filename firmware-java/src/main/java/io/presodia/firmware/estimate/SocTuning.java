package io.presodia.firmware.estimate;

/**
 * What the filter believes about how far cells and its own model are off. Standard deviations,
 * charges in mAh per gram of cathode. Chosen on the tuning seeds of the scoring harness.
 *
 * @param capacity relative, of the cathode as built
 * @param trapped relative, of the sodium trapped in the anode
 * @param resistance relative, of the sum of fast resistances
 * @param hysteresis relative, of its width
 * @param footCharge position of the low end of the cathode's curve
 * @param stepCharge position of the middle of the cathode's curve
 * @param anodeCharge position of the anode's steps
 * @param curveVolts error of the open circuit voltage that stays the same for one cell, V
 * @param curveLength share of capacity over which that error stays alike
 * @param wanderVolts error of the open circuit voltage that comes and goes, V
 * @param wanderLength share of capacity over which it does
 * @param noiseVolts of a single comparison with the voltage, V
 * @param resistiveNoise error of the polarisation as a share of it
 * @param spreadNoise error of the anode's diffusion as a share of it
 * @param slow relative error of the slow polarisation
 * @param stepResistance relative error of a resistance taken from a step of the current
 * @param chargeNoise variance of the charge per charge passed, mAh/g
 * @param limitSigmas innovations beyond so many standard deviations count for less
 * @param likelihoodShare how much of the likelihood of an innovation counts between hypotheses:
 *     successive ones are alike
 * @param usualError size of the visible errors of a usual cell over the deviations above
 * @param band stated uncertainty of the state of charge over that of the filter: the deviations
 *     above are on the safe side for it
 */
record SocTuning(
        double capacity,
        double trapped,
        double resistance,
        double hysteresis,
        double footCharge,
        double stepCharge,
        double anodeCharge,
        double curveVolts,
        double curveLength,
        double wanderVolts,
        double wanderLength,
        double noiseVolts,
        double resistiveNoise,
        double spreadNoise,
        double slow,
        double stepResistance,
        double chargeNoise,
        double limitSigmas,
        double likelihoodShare,
        double usualError,
        double band) {
    static final SocTuning STANDARD =
            new SocTuning(
                    0.012, 0.08, 0.20, 0.20, 0.65, 0.65, 0.4, 0.0100, 0.30, 0.004, 0.05, 0.012,
                    0.03, 0.30, 0.30, 0.03, 5e-4, 3.0, 0.15, 0.6, 0.57);
}
