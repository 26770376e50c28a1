package io.presodia.firmware.remote;

/** A command that will not be done. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param why for the operator
     */
    public RefusedException(String why) {
        super(why);
    }
}
