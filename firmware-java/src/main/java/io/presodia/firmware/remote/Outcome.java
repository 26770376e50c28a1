package io.presodia.firmware.remote;

/**
 * What the control thread answers.
 *
 * @param done whether it was done
 * @param text the result, or why it was not
 */
public record Outcome(boolean done, String text) {
    /** It was done. */
    public static Outcome done(String text) {
        return new Outcome(true, text);
    }

    /** It was not, and why. */
    public static Outcome refused(String why) {
        return new Outcome(false, why);
    }
}
