package io.presodia.hil.fault;

import java.util.Map;

/**
 * A fault of somebody else's: implement it, and use it like any other. For scenario files, give the
 * reader a {@link Factory} under its name.
 */
public non-sealed interface ForeignInjection extends Injection {
    @Override
    default Level level() {
        return Level.FOREIGN;
    }

    /** Makes it happen. Called only where faults are allowed. */
    void begin(FaultSite site);

    /** Ends it; called once, unless it is an event. */
    void end(FaultSite site);

    /** Makes such a fault of what a scenario file says under {@code custom}. */
    @FunctionalInterface
    interface Factory {
        /**
         * Makes the fault.
         *
         * @param parameters numbers and texts as written, by key
         * @throws IllegalArgumentException saying what would be right
         */
        ForeignInjection make(Map<String, String> parameters);
    }
}
