package io.presodia.host.cli;

import org.jspecify.annotations.Nullable;

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

    /** Refuses an option's value unless it is missing or a number above 0. */
    static void requirePositive(String option, @Nullable Double value) throws BadInputException {
        if (value != null && !(value > 0 && value <= Double.MAX_VALUE)) {
            throw new BadInputException(option, shown(value), "must be above 0 and finite");
        }
    }

    /** Refuses an option that was given without the one it goes with. */
    static void refuseAlone(String option, @Nullable Object value, String goesWith)
            throws BadInputException {
        if (value != null) {
            throw new BadInputException(option, value.toString(), "goes with " + goesWith);
        }
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
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
