package io.presodia.firmware.sequencer;

import java.util.StringJoiner;

/** An end condition at work: resolved for the cell, with what it must remember. */
interface Watch {
    /** Looks at a scan of the step; called for every one, whether or not it can fire. */
    default void observe(Moment moment) {}

    /** Whether it fires on the scan just observed. */
    boolean fires(Moment moment);

    /** The value it goes by, in the unit of its name; NaN when there is none. */
    double value(Moment moment);

    /** The limit it goes by; NaN when there is none. */
    double limit();

    /** Its key in the language. */
    String name();

    /** Why it could never fire in this step, for people; empty where it could. */
    default String neverKnown() {
        return "";
    }

    /** The same of several. */
    static String neverKnown(Watch[] watches) {
        StringJoiner all = new StringJoiner("; ");
        for (Watch watch : watches) {
            String why = watch.neverKnown();
            if (!why.isEmpty()) {
                all.add(why);
            }
        }
        return all.toString();
    }

    /** Forgets what lies before a gap in the drive. */
    default void reset() {}

    /** Writes what it remembers. */
    default void save(Memory memory) {}

    /** Reads it back. */
    default void load(Memory memory) {}
}
