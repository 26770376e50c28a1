package io.presodia.firmware.protocol;

/** What a step does after a power cut in its midst. */
public sealed interface BootPolicy {
    /** Goes on at once. */
    record Resume() implements BootPolicy {
        /** The one value of this type. */
        public static final Resume RESUME = new Resume();
    }

    /**
     * Rests with the relay open, then goes on.
     *
     * @param seconds length of the rest, s
     */
    record RestThenResume(double seconds) implements BootPolicy {}

    /** Waits, relay open, until an operator continues. */
    record HoldForOperator() implements BootPolicy {
        /** The one value of this type. */
        public static final HoldForOperator HOLD = new HoldForOperator();
    }
}
