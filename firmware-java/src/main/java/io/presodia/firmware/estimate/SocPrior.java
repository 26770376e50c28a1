package io.presodia.firmware.estimate;

/**
 * What is known of a cell before its voltage is looked at. Charges in mAh per gram of cathode.
 *
 * @param soc state of charge, 0 to 1
 * @param deficit vacancies of the cathode less mobile sodium
 * @param capacityRatio reversible capacity of the cathode over that of the design
 * @param trapped sodium in the anode for good
 * @param voltsSigma standard deviation of the voltmeter's constant error, V
 * @param offsetSigma standard deviation of the current's offset, mA per gram
 */
record SocPrior(
        Estimated soc,
        Estimated deficit,
        Estimated capacityRatio,
        Estimated trapped,
        double voltsSigma,
        double offsetSigma) {
    /** The same with the state of charge so many of its deviations aside and so much narrower. */
    SocPrior withSoc(double aside, double narrower) {
        return new SocPrior(
                new Estimated(soc.value() + aside * soc.sigma(), narrower * soc.sigma()),
                deficit,
                capacityRatio,
                trapped,
                voltsSigma,
                offsetSigma);
    }
}
