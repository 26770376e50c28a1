package io.presodia.hal.board;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.DigitalInput;
import io.presodia.hal.bus.DigitalOutput;
import io.presodia.hal.chip.mcp23017.Mcp23017;

/** Digital signals of a channel, wherever they are wired. */
final class Pins {
    private Pins() {}

    /** A signal the board drives. */
    @FunctionalInterface
    interface Output {
        /** Drives the signal. */
        void set(boolean high) throws BusFault;
    }

    /** A signal the board reads. */
    @FunctionalInterface
    interface Input {
        /**
         * The level as of the last refresh of its expander, or now for a line of the controller.
         */
        boolean high() throws BusFault;
    }

    /** The inputs of one expander, read together once a scan. */
    static final class ExpanderInputs {
        private final Mcp23017 expander;
        private int levels;

        ExpanderInputs(Mcp23017 expander) {
            this.expander = expander;
        }

        /** Reads all pins. */
        void refresh() throws BusFault {
            levels = expander.readPins();
        }

        /** A pin as of the last refresh. */
        Input pin(int number) {
            return () -> (levels >> number & 1) != 0;
        }
    }

    static Output output(Mcp23017 expander, int pin) {
        return high -> {
            if (((expander.outputs() >> pin & 1) != 0) != high) {
                expander.setOutput(pin, high);
            }
        };
    }

    static Output output(DigitalOutput line, boolean activeHigh) {
        return active -> line.set(active == activeHigh);
    }

    static Input input(DigitalInput line, boolean activeHigh) {
        return () -> line.high() == activeHigh;
    }
}
