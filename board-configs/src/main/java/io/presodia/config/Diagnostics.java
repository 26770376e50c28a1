package io.presodia.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file, so that its author sees everything at once. */
public final class Diagnostics {
    private final String file;
    private final List<Diagnostic> found = new ArrayList<>();

    /** Collects for the file that the user calls {@code file}. */
    public Diagnostics(String file) {
        this.file = file;
    }

    /** Adds one; see {@link Diagnostic} for the parts. */
    public void add(int line, String key, String value, String message) {
        found.add(new Diagnostic(file, line, key, value, message));
    }

    /** Adds all of {@code others}. */
    public void addAll(List<Diagnostic> others) {
        found.addAll(others);
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was found, each once, in order of line. */
    public List<Diagnostic> sorted() {
        return found.stream().distinct().sorted().toList();
    }

    /** Throws what was found, if anything. */
    public void throwIfAny() throws ConfigException {
        if (!found.isEmpty()) {
            throw new ConfigException(sorted());
        }
    }
}
