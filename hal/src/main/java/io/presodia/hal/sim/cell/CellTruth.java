package io.presodia.hal.sim.cell;

/**
 * What is really inside the virtual cell. Specific quantities refer to the active cathode (to the
 * donor in a cell without cathode).
 *
 * @param elapsedSeconds since assembly, s
 * @param netChargeAmpereHours through the terminals, positive into the cell, A h
 * @param leakedAmpereHours part of it that took the way of an internal short, A h
 * @param soc reversible sodium that can come back over what the cell can hold: min(u, u - D) / (Q -
 *     max(D, 0)) with u the reversible vacancies of the cathode, D the deficit and Q its reversible
 *     capacity; the depletion in a donor cell
 * @param donorDepletion share of the donor's active sodium that is out; 1 without donor: nothing is
 *     left to give
 * @param na2sDepletion share of the donor's Na2S that is out; the wall of an emptied stage bends by
 *     a thousandth; NaN without donor
 * @param cathodeExtractedMilliampereHours out of the cathode, mAh
 * @param cathodeIrreversibleMilliampereHours of those, for good, mAh
 * @param donorStage1MilliampereHours out of Na2S stage 1, mAh
 * @param donorStage2MilliampereHours out of Na2S stage 2, mAh
 * @param donorNpsMilliampereHours out of the active NPS, mAh
 * @param donorResidualMilliampereHours out of the residual reservoir, mAh
 * @param anodeMobileMilliampereHours in the anode and able to leave, mAh
 * @param anodeTrappedMilliampereHours in the anode for good, mAh
 * @param interphaseMilliampereHours lost to the interphase, mAh
 * @param sodiumTrappedMilliampereHoursPerGram trapped, mAh/g
 * @param sodiumDeficitMilliampereHoursPerGram D: reversible vacancies of the cathode less mobile
 *     sodium of the anode; 0 against a counter electrode in excess; mAh/g
 * @param cathodeCapacityMilliampereHoursPerGram reversible capacity of the cathode, mAh/g; NaN
 *     without one
 * @param hysteresis state of the anode's hysteresis, -1 (desodiation) to 1 (sodiation)
 * @param cathodeVolts potential of the cathode with its double layer against Na/Na+, V
 * @param openCircuitVolts V
 * @param celsius °C
 * @param stackPascals Pa
 * @param separatorOhms resistance of the separator now, ohm
 * @param ohmsAt25 separator, anode and cathode in series as at 25 °C, under the pressure of now,
 *     ohm; NaN in a cell without cathode, and where currents and voltages are not in proportion
 * @param donorChargeTransferOhms R2 now, ohm; 0 without donor
 * @param donorDiffusionOhms R3 now, ohm; 0 without donor
 */
public record CellTruth(
        double elapsedSeconds,
        double netChargeAmpereHours,
        double leakedAmpereHours,
        double soc,
        double donorDepletion,
        double na2sDepletion,
        double cathodeExtractedMilliampereHours,
        double cathodeIrreversibleMilliampereHours,
        double donorStage1MilliampereHours,
        double donorStage2MilliampereHours,
        double donorNpsMilliampereHours,
        double donorResidualMilliampereHours,
        double anodeMobileMilliampereHours,
        double anodeTrappedMilliampereHours,
        double interphaseMilliampereHours,
        double sodiumTrappedMilliampereHoursPerGram,
        double sodiumDeficitMilliampereHoursPerGram,
        double cathodeCapacityMilliampereHoursPerGram,
        double hysteresis,
        double cathodeVolts,
        double openCircuitVolts,
        double celsius,
        double stackPascals,
        double separatorOhms,
        double ohmsAt25,
        double donorChargeTransferOhms,
        double donorDiffusionOhms) {
    /** All sodium out of the donor, mAh. */
    public double donorMilliampereHours() {
        return donorStage1MilliampereHours
                + donorStage2MilliampereHours
                + donorNpsMilliampereHours
                + donorResidualMilliampereHours;
    }
}
