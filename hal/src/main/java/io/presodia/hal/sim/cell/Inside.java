package io.presodia.hal.sim.cell;

import io.presodia.hal.cell.DonorRelaxation;
import io.presodia.hal.cell.GrainBoundaries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one cell, for those who look at it rather than step it.
 *
 * @param cathode positive electrode besides the donor
 * @param donor or null
 * @param anode or counter electrode
 * @param surroundings temperature and pressure
 * @param gramsOfReference mass to which specific quantities refer, g
 * @param polarity -1 where the host is at the positive terminal, else 1
 * @param grains of the separator
 * @param anodeInterfaceSeconds time constant of the anode's interface, s
 * @param anodeAt25 resistance of the anode at 25 °C, kohm
 */
record Inside(
        @Nullable Cathode cathode,
        @Nullable DonorBed donor,
        Anode anode,
        Surroundings surroundings,
        double gramsOfReference,
        double polarity,
        GrainBoundaries grains,
        double anodeInterfaceSeconds,
        double anodeAt25) {
    /** Half the amplitude of the paper's spectra, V. */
    private static final double EIS_MARGIN_VOLTS = 0.005;

    /** The linearised cell; arguments in kohm, h, mAh/V and V. */
    Impedance.Parts impedance(
            double ohmic,
            double slowResistance,
            double slowHours,
            double doubleLayer,
            double cathodeResistance,
            double nodeVolts) {
        double donorFactor = surroundings.temperatureFactor(Surroundings.DONOR);
        double transfer =
                donor == null ? Double.POSITIVE_INFINITY : donor.chargeTransferAt25() * donorFactor;
        return new Impedance.Parts(
                surroundings.separator(),
                ohmic - surroundings.separator(),
                slowResistance,
                slowHours,
                -anode.restingSlope(),
                -anode.surfaceSlope() * anode.contentPerCharge(),
                anode.profile().diffusionHours(),
                doubleLayer,
                cathode == null ? Double.POSITIVE_INFINITY : cathodeResistance,
                cathode == null ? 0 : cathode.slope(Double.MIN_VALUE),
                transfer,
                donor == null ? 0 : donor.interfaceHours(donorFactor),
                donor == null ? 0 : donor.diffusionAt25() * donorFactor,
                donor == null ? 0 : donor.diffusionHours(donorFactor),
                donor == null ? 0 : donor.contactShare() * transfer,
                donor == null ? List.of() : donor.slopesAt(nodeVolts, EIS_MARGIN_VOLTS),
                grains,
                anodeInterfaceSeconds,
                donor == null ? DonorRelaxation.ASSUMED : donor.processes());
    }

    /** Everything inside; arguments in mAh and V. */
    CellTruth truth(
            double netMilliampereHours,
            double leakedMilliampereHours,
            double cathodeVolts,
            double openCircuitVolts) {
        double vacancies = cathode == null ? 0 : cathode.vacancies();
        double deficit = cathode == null || !anode.limited() ? 0 : vacancies - anode.mobile();
        double depletion = donor == null ? 1 : donor.depletion();
        double soc =
                cathode == null
                        ? depletion
                        : Math.min(vacancies, vacancies - deficit)
                                / (cathode.capacity() - Math.max(deficit, 0));
        return new CellTruth(
                surroundings.hours() * 3600.0,
                polarity * netMilliampereHours * 1e-3,
                polarity * leakedMilliampereHours * 1e-3,
                polarity < 0 ? 1 - soc : soc,
                depletion,
                donor == null ? Double.NaN : donor.na2sDepletion(),
                cathode == null ? 0 : cathode.extracted(),
                cathode == null ? 0 : cathode.irreversible(),
                donor == null ? 0 : donor.extracted(0),
                donor == null ? 0 : donor.extracted(1),
                donor == null ? 0 : donor.extracted(2),
                donor == null ? 0 : donor.residualExtracted(),
                anode.mobile(),
                anode.trapped(),
                anode.interphase(),
                anode.trapped() / gramsOfReference,
                deficit / gramsOfReference,
                cathode == null || !cathode.intercalates()
                        ? Double.NaN
                        : cathode.capacity() / gramsOfReference,
                anode.hysteresis(),
                cathodeVolts,
                openCircuitVolts,
                surroundings.celsius(),
                surroundings.stackPascals(),
                surroundings.separator() * 1e3,
                cathode == null || !cathode.intercalates()
                        ? Double.NaN
                        : (surroundings.separator()
                                                / surroundings.temperatureFactor(
                                                        Surroundings.SEPARATOR)
                                        + anodeAt25
                                        + cathode.resistanceAt25())
                                * 1e3,
                donor == null
                        ? 0
                        : donor.chargeTransferAt25()
                                * surroundings.temperatureFactor(Surroundings.DONOR)
                                * 1e3,
                donor == null
                        ? 0
                        : donor.diffusionAt25()
                                * surroundings.temperatureFactor(Surroundings.DONOR)
                                * 1e3);
    }
}
