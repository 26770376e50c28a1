package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorPart;

/** A design with another dose of its donor; the anode grows with it. */
final class DosedCell {
    private DosedCell() {}

    /**
     * The design with this dose.
     *
     * @param design of a cell with a donor
     * @param weightPercent on top of the composite; above 0
     */
    static CellDesign of(CellDesign design, double weightPercent) {
        DonorPart donor = design.donor();
        if (donor == null) {
            throw new IllegalArgumentException(design.name() + " has no donor");
        }
        return new CellDesign(
                design.name(),
                design.description(),
                design.cathode(),
                design.anode(),
                new DonorPart(
                        donor.material(),
                        new DonorPart.WeightPercent(weightPercent),
                        donor.capacityMilliampereHoursPerGram()),
                design.electrolyte(),
                design.fixture(),
                design.dieDiameterMillimetres(),
                design.stackPressureMegapascals(),
                design.stackPressureWindowMegapascals(),
                design.voltageWindowVolts(),
                design.initialVoltageVolts(),
                design.temperatureCelsius(),
                design.limits());
    }
}
