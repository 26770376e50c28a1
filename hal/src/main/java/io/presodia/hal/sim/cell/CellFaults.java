package io.presodia.hal.sim.cell;

import org.jspecify.annotations.Nullable;

/** The faults of one cell. */
final class CellFaults implements PlantFaults {
    private final Surroundings surroundings;
    private final @Nullable DonorBed donor;
    private double shortConductance;

    CellFaults(Surroundings surroundings, @Nullable DonorBed donor) {
        this.surroundings = surroundings;
        this.donor = donor;
    }

    /** Of the short through the separator, mS; 0 without one. */
    double shortConductance() {
        return shortConductance;
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
        surroundings.setContactFactor(factor);
    }

    @Override
    public void setGasPascals(double pascals) {
        surroundings.setGasPascals(pascals);
    }

    @Override
    public void setForceFactor(double factor) {
        surroundings.setForceFactor(factor);
    }

    @Override
    public void setHeatWatts(double watts) {
        surroundings.setHeatWatts(watts);
    }

    @Override
    public void setDonorExhausted(boolean exhausted) {
        if (donor == null) {
            throw new IllegalArgumentException("a cell without donor has none to exhaust");
        }
        donor.setExhausted(exhausted);
    }
}
