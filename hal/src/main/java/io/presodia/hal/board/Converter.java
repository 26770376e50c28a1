package io.presodia.hal.board;

import io.presodia.hal.bus.BusFault;

/**
 * A converter with a multiplexer, as the sampler sees it: one conversion at a time, in two halves.
 */
interface Converter {
    /** Starts converting the voltage between two inputs. */
    void start(int positive, int negative) throws BusFault;

    /**
     * Waits for the conversion that was started; tells it by {@link #volts()} and {@link
     * #saturated()}.
     */
    void finish() throws BusFault;

    /** Volts of the last finished conversion, at the converter's inputs. */
    double volts();

    /** Whether the last finished conversion was at the end of the range. */
    boolean saturated();
}
