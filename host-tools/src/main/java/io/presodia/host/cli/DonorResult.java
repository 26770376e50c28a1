package io.presodia.host.cli;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorMaterial;
import io.presodia.host.design.Convention;
import io.presodia.host.design.DischargeVoltage;
import io.presodia.host.design.DonorDesign;
import io.presodia.host.design.DosePoint;
import io.presodia.host.design.Energy;
import io.presodia.host.design.Input;
import io.presodia.host.design.Simulation;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A donor design with everything that is printed of it.
 *
 * @param cell it began with
 * @param donor material of the donor
 * @param voltage for energies
 * @param given dose to be judged, null for none
 * @param confidence with which {@code confidentWtPercent} leaves the cathode as what limits, 0 to 1
 * @param convention of the doses that are printed
 * @param windowVolts lower end of the electrolyte's window against Na/Na+, V
 * @param activeMilligrams active cathode in the cell, mg
 * @param simulated by the virtual cell; empty where not asked for
 * @param plot file that was written, null for none
 */
record DonorResult(
        CellDesign cell,
        DonorMaterial donor,
        DonorDesign design,
        DischargeVoltage voltage,
        @Nullable DosePoint given,
        double confidence,
        Convention convention,
        double windowVolts,
        double activeMilligrams,
        List<Simulation.Run> simulated,
        @Nullable Path plot) {
    DonorResult {
        simulated = List.copyOf(simulated);
    }

    /** At the dose needed. */
    DosePoint needed() {
        return design.at(design.needed().value());
    }

    Energy energy(DosePoint point) {
        return Energy.of(point, voltage, design.inputs().value(Input.ACTIVE_FRACTION));
    }

    /** A dose on top as it is printed. */
    double shown(double wtPercentOnTop) {
        return convention.ofOnTop(wtPercentOnTop);
    }

    double shownSigma() {
        return convention.slope(design.needed().value()) * design.needed().sigma();
    }

    /** Where the virtual cell and the prediction are further apart than a check may leave them. */
    List<Simulation.Run> grossMisses() {
        return simulated.stream().filter(run -> !run.agrees()).toList();
    }

    OptionalDouble confidentWtPercent() {
        return design.withConfidence(confidence);
    }

    /** Composite without donor, mg. */
    double compositeMilligrams() {
        return activeMilligrams / design.inputs().value(Input.ACTIVE_FRACTION);
    }
}
