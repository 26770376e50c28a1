package io.presodia.config;

/**
 * One thing wrong with a file, said so that its author can put it right.
 *
 * @param file the file as the user named it
 * @param line line in the file, from 1; 0 where the file as a whole is meant
 * @param key path of the key, such as {@code cathode.composite_fraction} or {@code
 *     channels[0].voltage}; empty for the document itself
 * @param value the value as written; empty where there is none or it is a list or mapping
 * @param message what would be right
 */
public record Diagnostic(String file, int line, String key, String value, String message)
        implements Comparable<Diagnostic> {
    private static final int LONGEST_VALUE = 80;

    /** Shortens long values and makes control characters harmless. */
    public Diagnostic {
        value = printable(value);
        key = printable(key);
    }

    private static String printable(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length() && result.length() < LONGEST_VALUE; i++) {
            char c = text.charAt(i);
            result.append(Character.isISOControl(c) ? ' ' : c);
        }
        return text.length() > LONGEST_VALUE ? result.append('…').toString() : result.toString();
    }

    /** In order of file, line and key. */
    @Override
    public int compareTo(Diagnostic other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        if (byLine != 0) {
            return byLine;
        }
        int byKey = key.compareTo(other.key);
        return byKey != 0 ? byKey : message.compareTo(other.message);
    }

    /** {@code file:line: key: value: message}, without the parts that are empty. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (!key.isEmpty()) {
            text.append(": ").append(key);
        }
        if (!value.isEmpty()) {
            text.append(": ").append(value);
        }
        return text.append(": ").append(message).toString();
    }
}
