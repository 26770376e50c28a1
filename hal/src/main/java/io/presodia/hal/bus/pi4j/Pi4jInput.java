package io.presodia.hal.bus.pi4j;

import com.pi4j.exception.Pi4JException;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.DigitalInput;

/** One input line of Pi4J as a port. */
final class Pi4jInput implements DigitalInput {
    private final com.pi4j.io.gpio.digital.DigitalInput line;
    private final String name;

    Pi4jInput(com.pi4j.io.gpio.digital.DigitalInput line, String name) {
        this.line = line;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean high() throws BusFault {
        try {
            return switch (line.state()) {
                case HIGH -> true;
                case LOW -> false;
                case UNKNOWN ->
                        throw new BusFault(BusFault.Kind.IO, name, "level of the line is unknown");
            };
        } catch (Pi4JException e) {
            throw Pi4jFaults.fault(name, "reading the line", e);
        }
    }
}
