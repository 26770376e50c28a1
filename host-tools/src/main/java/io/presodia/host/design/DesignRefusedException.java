package io.presodia.host.design;

/** A donor design that physics does not allow; the message says why. */
public final class DesignRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String value;

    /**
     * @param key what is wrong, as the result names it, such as {@code ice_percent}
     * @param value what it was, in the unit of its name
     * @param message why it cannot be, and what would be right
     */
    public DesignRefusedException(String key, String value, String message) {
        super(message);
        this.key = key;
        this.value = value;
    }

    /** What is wrong, as the result names it. */
    public String key() {
        return key;
    }

    /** What it was. */
    public String value() {
        return value;
    }
}
