package io.presodia.firmware.estimate;

/**
 * What the filter holds for true now. Specific values refer to the active cathode.
 *
 * @param soc min(u, u - D) / (Q - max(D, 0)): what can still come back over what the cell can hold,
 *     0 to 1
 * @param deficitMilliampereHoursPerGram D: vacancies of the cathode less mobile sodium; above 0 the
 *     anode runs empty first; mAh/g
 * @param capacityMilliampereHoursPerGram reversible capacity Q of the cathode, mAh/g
 * @param trappedMilliampereHoursPerGram sodium in the anode for good, mAh/g
 * @param ohmsAt25 sum of the resistances that answer within a second, as at 25 °C, ohm
 * @param offsetAmperes offset of the measured current, A
 * @param sodiumLimited probability that sodium and not the cathode ends a discharge, 0 to 1
 */
public record SocEstimate(
        Estimated soc,
        Estimated deficitMilliampereHoursPerGram,
        Estimated capacityMilliampereHoursPerGram,
        Estimated trappedMilliampereHoursPerGram,
        Estimated ohmsAt25,
        Estimated offsetAmperes,
        double sodiumLimited) {}
