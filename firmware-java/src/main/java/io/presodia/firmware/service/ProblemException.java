package io.presodia.firmware.service;

/** A request that cannot be done, with what the answer has to say. */
public final class ProblemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final long maxAgeSeconds;
    private final boolean stale;

    private ProblemException(Code code, String message, long maxAgeSeconds, boolean stale) {
        super(message);
        this.code = code;
        this.maxAgeSeconds = maxAgeSeconds;
        this.stale = stale;
    }

    /** A request that has to prove that it was made just now. */
    public static ProblemException stale() {
        return new ProblemException(
                Code.UNAUTHORIZED,
                "Echo: missing or too old; send it again with the one of this answer",
                0,
                true);
    }

    /** Something that has no field of its own. */
    public static ProblemException of(Code code, String message) {
        return new ProblemException(code, message, 0, false);
    }

    /**
     * Something wrong with one field.
     *
     * @param field its name, as in the request
     * @param value what it was; shortened here
     * @param right what would be right, with the limit
     */
    public static ProblemException field(Code code, String field, String value, String right) {
        String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        return of(code, field + (shown.isEmpty() ? "" : " " + shown) + ": " + right);
    }

    /** Something that may go better after so many seconds. */
    public static ProblemException later(Code code, String message, long seconds) {
        return new ProblemException(code, message, seconds, false);
    }

    /** Whether the answer has to bring a value for the next try. */
    boolean isStale() {
        return stale;
    }

    /** What the answer is. */
    public Code code() {
        return code;
    }

    /** After how many seconds it is worth trying again; 0 when unknown. */
    public long maxAgeSeconds() {
        return maxAgeSeconds;
    }
}
