package io.presodia.firmware.protocol;

/** Where a protocol goes when an exit fires. */
public sealed interface Then {
    /** To the step that follows. */
    record Next() implements Then {
        /** The one value of this type. */
        public static final Next NEXT = new Next();
    }

    /**
     * To a named step.
     *
     * @param target id of the step
     * @param times how often at most in a run, after which the protocol goes on to the step that
     *     follows; 0 = as often as it comes, which only a jump forward may say
     */
    record Goto(String target, int times) implements Then {}

    /** The protocol is completed. */
    record End() implements Then {
        /** The one value of this type. */
        public static final End END = new End();
    }

    /** The run is broken off with the relay open. */
    record Abort() implements Then {
        /** The one value of this type. */
        public static final Abort ABORT = new Abort();
    }
}
