package io.presodia.hil.fault;

/** A part that a fault needs does not exist in this build; what uses it is skipped, never faked. */
public final class MissingPartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param part what is missing, for people
     */
    public MissingPartException(String part) {
        super(part);
    }
}
