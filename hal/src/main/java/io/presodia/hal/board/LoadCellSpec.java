package io.presodia.hal.board;

/**
 * The load cell under each stack, a full bridge excited from the converter's analog supply, which
 * is its reference too. The board reads force; pressure follows from the die of the cell.
 *
 * @param ratedNewtons rated force
 * @param sensitivityVoltsPerVolt bridge output at rated force per volt of excitation
 * @param excitationVolts bridge supply = converter's analog supply
 * @param gain amplifier gain of the converter: 1 to 128 in powers of two
 * @param positive converter input, from 0
 * @param negative converter input, from 0
 */
public record LoadCellSpec(
        double ratedNewtons,
        double sensitivityVoltsPerVolt,
        double excitationVolts,
        int gain,
        int positive,
        int negative) {
    /** Nominal bridge output per newton, V/N. */
    public double voltsPerNewton() {
        return sensitivityVoltsPerVolt * excitationVolts / ratedNewtons;
    }
}
