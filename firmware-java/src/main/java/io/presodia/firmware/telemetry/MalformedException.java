package io.presodia.firmware.telemetry;

/** Bytes from outside that are not what they should be. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field where it is wrong, such as {@code record 3, v}
     * @param message what is wrong and what would be right
     */
    public MalformedException(String field, String message) {
        super(field + ": " + message);
        this.field = field;
    }

    /** Where it is wrong. */
    public String field() {
        return field;
    }
}
