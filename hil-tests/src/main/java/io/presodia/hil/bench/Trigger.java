package io.presodia.hil.bench;

/** When something happens. */
public sealed interface Trigger {
    /** Before the firmware starts. */
    record BeforeStart() implements Trigger {}

    /**
     * So long after the run of a channel began.
     *
     * @param channel from 1
     * @param seconds s
     */
    record At(int channel, double seconds) implements Trigger {}

    /**
     * So long after something came to be for the first time.
     *
     * @param condition what
     * @param seconds s; 0 in the wait after the scan that saw it
     */
    record When(Condition condition, double seconds) implements Trigger {}
}
