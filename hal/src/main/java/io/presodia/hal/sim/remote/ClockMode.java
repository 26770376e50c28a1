package io.presodia.hal.sim.remote;

/** How a bench's virtual time goes on. */
public sealed interface ClockMode {
    /**
     * Time steps when the attached firmware waits. When the firmware is lost it steps by itself,
     * once, by the length of an outage.
     */
    record Lockstep() implements ClockMode {}

    /**
     * Time runs with real time, whatever the firmware does.
     *
     * @param speed virtual over real time, above 0
     */
    record Paced(double speed) implements ClockMode {
        public Paced {
            if (!(speed > 0) || Double.isInfinite(speed)) {
                throw new IllegalArgumentException("speed must be above 0, was " + speed);
            }
        }
    }
}
