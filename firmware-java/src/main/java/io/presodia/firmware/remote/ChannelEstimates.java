package io.presodia.firmware.remote;

/**
 * What is held for true of the inside of a cell.
 *
 * @param soc state of charge, 0 to 1
 * @param donorDepletion donor sodium given: share of its Na2S and NPS that is out, 0 to 1
 * @param sodiumCoulombs cyclable sodium, C
 */
public record ChannelEstimates(Estimated soc, Estimated donorDepletion, Estimated sodiumCoulombs) {
    /** Nothing is. */
    public static final ChannelEstimates NONE =
            new ChannelEstimates(Estimated.NONE, Estimated.NONE, Estimated.NONE);
}
