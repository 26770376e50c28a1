package io.presodia.config;

import java.nio.charset.StandardCharsets;

/** Built-in files as text, for tests that break them. */
final class BuiltIn {
    private BuiltIn() {}

    static String text(Catalogue catalogue, Kind kind, String name) {
        try {
            return new String(catalogue.open(kind, name).bytes(), StandardCharsets.UTF_8);
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    static SourceFile file(Kind kind, String name, String text) {
        return new SourceFile(
                kind, name.replace(".yaml", ""), name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Line of the first place of {@code part}, from 1. */
    static int lineOf(String text, String part) {
        return (int) text.substring(0, text.indexOf(part)).chars().filter(c -> c == '\n').count()
                + 1;
    }
}
