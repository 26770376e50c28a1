package io.presodia.hal.channel;

/**
 * One current range of a channel.
 *
 * @param fullScaleAmperes largest magnitude the range carries
 */
public record CurrentRange(double fullScaleAmperes) {
    public CurrentRange {
        if (!(fullScaleAmperes > 0)) {
            throw new IllegalArgumentException(
                    "full scale must be above 0 A, was " + fullScaleAmperes);
        }
    }
}
