package io.presodia.host.cli;

/** Exit codes: other people's scripts read them. */
public final class Exit {
    /** Done. */
    public static final int DONE = 0;

    /** It ran, but the result is a failure: a trip, a failed check. */
    public static final int FAILED = 1;

    /** Bad input: nothing was switched on. */
    public static final int BAD_INPUT = 2;

    private Exit() {}
}
