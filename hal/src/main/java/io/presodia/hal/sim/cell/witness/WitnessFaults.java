package io.presodia.hal.sim.cell.witness;

import io.presodia.hal.sim.cell.PlantFaults;

/** The faults of a witness cell. */
final class WitnessFaults implements PlantFaults {
    /** Of the short through the separator, mS. */
    double shortConductance;

    double contactFactor = 1;
    double gasPascals;
    double forceFactor = 1;
    double heatWatts;
    boolean donorExhausted;

    private final boolean donor;

    WitnessFaults(boolean donor) {
        this.donor = donor;
    }

    @Override
    public void setShortOhms(double ohms) {
        if (!(ohms > 0)) {
            throw new IllegalArgumentException("a short needs a positive resistance, was " + ohms);
        }
        shortConductance = 1e3 / ohms;
    }

    @Override
    public void setContactFactor(double factor) {
        contactFactor = factor;
    }

    @Override
    public void setGasPascals(double pascals) {
        gasPascals = pascals;
    }

    @Override
    public void setForceFactor(double factor) {
        forceFactor = factor;
    }

    @Override
    public void setHeatWatts(double watts) {
        heatWatts = watts;
    }

    @Override
    public void setDonorExhausted(boolean exhausted) {
        if (!donor) {
            throw new IllegalArgumentException("a cell without donor has none to exhaust");
        }
        donorExhausted = exhausted;
    }
}
