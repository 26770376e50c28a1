package io.presodia.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant. */
public final class Spelling {
    /** Shorter words are part of many others by chance. */
    private static final int SHORTEST_PART = 5;

    private Spelling() {}

    /**
     * The nearest of {@code known} to {@code written}, or null: a long word that contains it or is
     * part of it, else one within a third of its length in edits (at least 2).
     */
    public static @Nullable String nearest(String written, Collection<String> known) {
        if (written.length() >= SHORTEST_PART) {
            for (String candidate : known) {
                boolean part = candidate.length() >= SHORTEST_PART && written.contains(candidate);
                if (part || candidate.contains(written)) {
                    return candidate;
                }
            }
        }
        String best = null;
        int bestDistance = Math.max(2, written.length() / 3) + 1;
        for (String candidate : known) {
            int distance =
                    distance(written.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance && distance < candidate.length()) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** {@code "; did you mean X?"}, or nothing where no known word is near. */
    public static String hint(String written, Collection<String> known) {
        String nearest = nearest(written, known);
        return nearest == null ? "" : "; did you mean " + nearest + "?";
    }

    private static int distance(String a, String b) {
        int longest = 64;
        String s = a.substring(0, Math.min(a.length(), longest));
        String t = b.substring(0, Math.min(b.length(), longest));
        int[] previous = new int[t.length() + 1];
        for (int j = 0; j <= t.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= s.length(); i++) {
            int[] row = new int[t.length() + 1];
            row[0] = i;
            for (int j = 1; j <= t.length(); j++) {
                int substitution = previous[j - 1] + (s.charAt(i - 1) == t.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[t.length()];
    }
}
