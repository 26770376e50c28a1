package io.presodia.hal.board;

/**
 * One digital line of the controller.
 *
 * @param name the line as the rest of the file refers to it; also the name of its port
 * @param gpioChip n of {@code /dev/gpiochipn}
 * @param offset line offset on that chip; on a Raspberry Pi the BCM number
 * @param direction who drives it
 * @param activeHigh whether the electrically high level means what the name says
 * @param pull bias of an input
 */
public record LineSpec(
        String name, int gpioChip, int offset, Direction direction, boolean activeHigh, Pull pull) {
    /** Who drives a line. */
    public enum Direction {
        /** The board drives it. */
        INPUT,
        /** The controller drives it; low at start and at exit. */
        OUTPUT
    }

    /** Bias of an input. */
    public enum Pull {
        /** None. */
        NONE,
        /** Towards the supply: a broken wire reads high. */
        UP,
        /** Towards ground: a broken wire reads low. */
        DOWN
    }
}
