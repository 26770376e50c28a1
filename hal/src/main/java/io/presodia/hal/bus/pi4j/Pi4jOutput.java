package io.presodia.hal.bus.pi4j;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalState;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.DigitalOutput;

/** One output line of Pi4J as a port. */
final class Pi4jOutput implements DigitalOutput {
    private final com.pi4j.io.gpio.digital.DigitalOutput line;
    private final String name;

    Pi4jOutput(com.pi4j.io.gpio.digital.DigitalOutput line, String name) {
        this.line = line;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void set(boolean high) throws BusFault {
        try {
            line.state(high ? DigitalState.HIGH : DigitalState.LOW);
        } catch (Pi4JException e) {
            throw Pi4jFaults.fault(name, "driving the line " + (high ? "high" : "low"), e);
        }
    }
}
