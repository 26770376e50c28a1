package io.presodia.config;

import java.util.List;

/**
 * What was read, with every file it was read from.
 *
 * @param value the result
 * @param sources the file asked for first, then what it refers to
 * @param <T> what kind of thing was read
 */
public record Loaded<T>(T value, List<SourceFile> sources) {
    public Loaded {
        sources = List.copyOf(sources);
    }

    /** The file asked for. */
    public SourceFile source() {
        return sources.getFirst();
    }
}
