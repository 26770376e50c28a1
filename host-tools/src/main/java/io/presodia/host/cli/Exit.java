package io.presodia.host.cli;

/** Exit codes: other people's scripts read them. */
final class Exit {
    /** Done. */
    static final int DONE = 0;

    /** It ran, but the result is a failure: a trip, a failed check. */
    static final int FAILED = 1;

    /** Bad input: nothing was switched on. */
    static final int BAD_INPUT = 2;

    private Exit() {}
}
