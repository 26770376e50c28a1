package io.presodia.host.cli;

/** The command line asks for something that cannot be. */
final class BadInputException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String value;

    /**
     * @param key the option or argument
     * @param value what was given; empty when nothing was
     * @param message what would be right
     */
    BadInputException(String key, String value, String message) {
        super(message);
        this.key = key;
        this.value = value;
    }

    String key() {
        return key;
    }

    String value() {
        return value;
    }

    String text() {
        return key + (value.isEmpty() ? "" : ": " + value) + ": " + getMessage();
    }
}
