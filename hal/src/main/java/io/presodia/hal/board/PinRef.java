package io.presodia.hal.board;

/** Where a digital signal of a channel is. */
public sealed interface PinRef {
    /**
     * A pin of an expander.
     *
     * @param chip the expander's name
     * @param pin 0 to 15; 0 is GPA0, 8 is GPB0
     */
    record ExpanderPin(String chip, int pin) implements PinRef {}

    /**
     * A line of the controller.
     *
     * @param line the line's name
     */
    record ControllerLine(String line) implements PinRef {}
}
