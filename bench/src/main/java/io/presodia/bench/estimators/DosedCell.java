package io.presodia.bench.estimators;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorPart;
import org.jspecify.annotations.Nullable;

/** A design with another dose of its donor; the anode grows with it. */
final class DosedCell {
    private DosedCell() {}

    /** The design without its donor; the anode is the one it was designed with. */
    static CellDesign without(CellDesign design) {
        CellDesign none = with(design, design.anode(), null);
        double ratio =
                design.anode().npRatio()
                        * design.firstChargeMilliampereHours()
                        / none.firstChargeMilliampereHours();
        return with(design, new CellDesign.AnodePart(design.anode().material(), ratio), null);
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
