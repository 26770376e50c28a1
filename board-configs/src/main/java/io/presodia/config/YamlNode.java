package io.presodia.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A YAML value with its place in the file. */
public sealed interface YamlNode {
    /** Line in the file, from 1. */
    int line();

    /** Column in the file, from 1. */
    int column();

    /** What a plain or quoted scalar stands for in the YAML 1.2 core schema. */
    enum ScalarType {
        /** Nothing, {@code null} or {@code ~}. */
        NULL,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** A whole number, also {@code 0x48}. */
        INTEGER,
        /** A number with a point or an exponent. */
        NUMBER,
        /** Anything else, and everything in quotes. */
        TEXT
    }

    /**
     * A single value.
     *
     * @param type what it stands for
     * @param text the value as written, without quotes
     * @param number its value for INTEGER and NUMBER, NaN otherwise
     */
    record Scalar(ScalarType type, String text, double number, int line, int column)
            implements YamlNode {}

    /** A list. */
    record Sequence(List<YamlNode> items, int line, int column) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys with values, in the order of the file; every key once. */
    record Mapping(List<Entry> entries, int line, int column) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The entry with that key, or null. */
        public @Nullable Entry entry(String key) {
            for (Entry entry : entries) {
                if (entry.key().equals(key)) {
                    return entry;
                }
            }
            return null;
        }

        /** The keys in the order of the file. */
        public List<String> keys() {
            List<String> keys = new ArrayList<>();
            for (Entry entry : entries) {
                keys.add(entry.key());
            }
            return keys;
        }
    }

    /**
     * One key of a mapping.
     *
     * @param key the key
     * @param line line of the key, from 1
     * @param column column of the key, from 1
     * @param value its value
     */
    record Entry(String key, int line, int column, YamlNode value) {}

    /** The value as a message shows it: as written for a scalar, empty for a list or mapping. */
    default String shown() {
        return this instanceof Scalar scalar ? scalar.text() : "";
    }
}
