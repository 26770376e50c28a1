package io.presodia.firmware.estimate;

/**
 * What the donor's fit believes about how far cells and its own model are off; standard deviations.
 * Chosen on the tuning seeds of the scoring harness.
 *
 * @param dose relative, of the donor's capacity where the file is right: Student's distribution
 * @param split share of the Na2S by which the stages differ from the design
 * @param stageVolts potential of each stage, V
 * @param width relative, of the stages
 * @param transfer relative, of the donor's resistances
 * @param stageResistance relative, of one stage's resistance beside that of all, and of its growth
 * @param ohmic relative, of the separator
 * @param nps relative, of the active NPS
 * @param footCharge position of the cathode's foot, mAh/g
 * @param hysteresis relative, of the anode
 * @param curveVolts open circuit curves, V
 * @param anodeCharge position of the anode's steps, mAh/g
 * @param noiseVolts one comparison of voltages, V
 * @param noiseCharge one comparison of charges, mAh/g
 * @param correlation charge over which comparisons are alike, mAh/g
 * @param missed share of the charge that may have passed uncounted that did, beside what is
 *     expected
 * @param leastInflation of the posterior's standard deviations
 * @param alikeCharge to which a usual fit tells donor and foot of the cathode apart, mAh/g
 * @param capacityBand stated uncertainty of the capacity over that of the posterior: the deviations
 *     above are on the safe side for it
 */
record DonorTuning(
        double dose,
        double split,
        double stageVolts,
        double width,
        double transfer,
        double stageResistance,
        double ohmic,
        double nps,
        double footCharge,
        double hysteresis,
        double curveVolts,
        double anodeCharge,
        double noiseVolts,
        double noiseCharge,
        double correlation,
        double missed,
        double leastInflation,
        double alikeCharge,
        double capacityBand) {
    static final DonorTuning STANDARD =
            new DonorTuning(
                    0.06, 0.01, 0.010, 0.15, 0.25, 0.35, 0.15, 0.20, 0.5, 0.20, 0.0075, 0.3, 0.004,
                    0.15, 2.0, 0.4, 1.15, 0.42, 0.65);

    /**
     * Standard deviations of the parameters of the model before a charge.
     *
     * @param into where to
     * @param meters that read the charge
     * @param coulometer relative error of the counted charge
     */
    void deviations(double[] into, Meters meters, double coulometer) {
        into[FirstChargeModel.CAPACITY] = dose;
        into[FirstChargeModel.SPLIT] = split;
        into[FirstChargeModel.STAGE_1] = stageVolts;
        into[FirstChargeModel.STAGE_2] = stageVolts;
        into[FirstChargeModel.WIDTH] = width;
        into[FirstChargeModel.TRANSFER] = transfer;
        into[FirstChargeModel.OHMIC] = ohmic;
        into[FirstChargeModel.NPS] = nps;
        into[FirstChargeModel.FOOT] = footCharge;
        into[FirstChargeModel.HYSTERESIS] = hysteresis;
        into[FirstChargeModel.OFFSET] = StrictMath.hypot(curveVolts, meters.voltsBias());
        into[FirstChargeModel.SCALE] = coulometer;
        into[FirstChargeModel.TILT] = curveVolts;
        into[FirstChargeModel.ANODE] = anodeCharge;
        into[FirstChargeModel.LATER] = stageResistance;
        into[FirstChargeModel.GROWTH] = stageResistance;
        into[FirstChargeModel.MISSED] = missed;
    }
}
