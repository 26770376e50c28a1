package io.presodia.host.analysis;

/**
 * A peak of a differential capacity.
 *
 * @param volts position, V
 * @param height mAh/g/V
 * @param prominence height above the higher of the two deepest points that part it from higher
 *     ground, mAh/g/V
 * @param lowVolts where it begins: the valley below, or the end of the curve, V
 * @param highVolts where it ends: the valley above, or the end of the curve, V
 * @param milliampereHoursPerGram its area: the charge that passed between begin and end
 */
public record Peak(
        double volts,
        double height,
        double prominence,
        double lowVolts,
        double highVolts,
        double milliampereHoursPerGram) {}
