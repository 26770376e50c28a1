package io.presodia.config;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be used; the diagnostics say where and what would be right. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /**
     * @param diagnostics what is wrong, at least one
     */
    public ConfigException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** As above, with one diagnostic. */
    public ConfigException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    /** What is wrong, in order of line. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
