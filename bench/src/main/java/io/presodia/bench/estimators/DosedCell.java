package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorPart;
import org.jspecify.annotations.Nullable;

/** A design with another dose of its donor; the anode grows with it. */
final class DosedCell {
    private DosedCell() {}

    /**
     * What was made of a design by mistake: with another dose, and the anode of the design.
     *
     * @param design of a cell with a donor in wt%
     * @param share of the design's dose; 0 for none
     */
    static CellDesign mistaken(CellDesign design, double share) {
        DonorPart donor = design.donor();
        if (donor == null || !(donor.dose() instanceof DonorPart.WeightPercent dose)) {
            throw new IllegalArgumentException(design.name() + " has no dose in wt%");
        }
        CellDesign other =
                share == 0
                        ? with(design, design.anode(), null)
                        : of(design, share * dose.percent());
        double ratio =
                design.anode().npRatio()
                        * design.firstChargeMilliampereHours()
                        / other.firstChargeMilliampereHours();
        return with(
                other,
                new CellDesign.AnodePart(design.anode().material(), Math.max(1, ratio)),
                other.donor());
    }

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
        return with(
                design,
                design.anode(),
                new DonorPart(
                        donor.material(),
                        new DonorPart.WeightPercent(weightPercent),
                        donor.capacityMilliampereHoursPerGram()));
    }

    private static CellDesign with(
            CellDesign design, CellDesign.AnodePart anode, @Nullable DonorPart donor) {
        return new CellDesign(
                design.name(),
                design.description(),
                design.cathode(),
                anode,
                donor,
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
