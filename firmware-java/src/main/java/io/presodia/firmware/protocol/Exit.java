package io.presodia.firmware.protocol;

/**
 * One way out of a step. Exits are tried in the order of the file; the first that fires decides.
 *
 * @param key where it stands in the file, such as {@code steps[2].cc.until[0]}
 * @param condition what fires it
 * @param then where it leads
 * @param because what to tell people when it fires; may be empty
 */
public record Exit(String key, EndCondition condition, Then then, String because) {
    /** An exit to the next step. */
    public static Exit next(String key, EndCondition condition) {
        return new Exit(key, condition, Then.Next.NEXT, "");
    }
}
