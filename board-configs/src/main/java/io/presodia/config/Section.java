package io.presodia.config;

import io.presodia.config.YamlNode.Entry;
import io.presodia.config.YamlNode.Mapping;
import io.presodia.config.YamlNode.Scalar;
import io.presodia.config.YamlNode.ScalarType;
import io.presodia.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a checked document, for readers. The schema has been checked before, so that a
 * missing key or a wrong type ends the reading at once; what only the meaning forbids is collected
 * by {@link #error(String, String)}.
 */
public final class Section {
    private final Diagnostics diagnostics;
    private final String path;
    private final int line;
    private final Mapping mapping;

    private Section(Diagnostics diagnostics, String path, int line, Mapping mapping) {
        this.diagnostics = diagnostics;
        this.path = path;
        this.line = line;
        this.mapping = mapping;
    }

    /** The whole document; errors go to {@code diagnostics}. */
    public static Section root(YamlDocument document, Diagnostics diagnostics) {
        return new Section(diagnostics, "", Math.max(1, document.root().line()), document.root());
    }

    /** Line of the key that holds this section, or of its first line in a list. */
    public int line() {
        return line;
    }

    /** Path of this section; empty for the document. */
    public String path() {
        return path;
    }

    /** Path of a key in this section. */
    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The keys in the order of the file. */
    public List<String> keys() {
        return mapping.keys();
    }

    /** Whether the key is there with a value. */
    public boolean has(String key) {
        Entry entry = mapping.entry(key);
        return entry != null
                && !(entry.value() instanceof Scalar scalar && scalar.type() == ScalarType.NULL);
    }

    /** Line of the key, or of this section where the key is missing. */
    public int line(String key) {
        Entry entry = mapping.entry(key);
        return entry == null ? line : entry.line();
    }

    /** Collects an error at the key (or, where it is missing, at this section). */
    public void error(String key, String message) {
        Entry entry = mapping.entry(key);
        diagnostics.add(line(key), path(key), entry == null ? "" : entry.value().shown(), message);
    }

    /** Collects an error of this section as a whole. */
    public void error(String message) {
        diagnostics.add(line, path, "", message);
    }

    /** Collects an error at one item of the list at the key. */
    public void errorAt(String key, int index, String message) throws ConfigException {
        YamlNode item = list(key).items().get(index);
        diagnostics.add(item.line(), path(key) + "[" + index + "]", item.shown(), message);
    }

    /** The value at the key. */
    public YamlNode node(String key) throws ConfigException {
        Entry entry = mapping.entry(key);
        if (entry == null) {
            throw fail(key, "missing");
        }
        return entry.value();
    }

    /** The number at the key. */
    public double number(String key) throws ConfigException {
        return number(key, node(key));
    }

    /** The number at the key, or {@code fallback} where the key is missing. */
    public double number(String key, double fallback) throws ConfigException {
        return has(key) ? number(key) : fallback;
    }

    /** The numbers of the list at the key. */
    public double[] numbers(String key) throws ConfigException {
        List<YamlNode> items = list(key).items();
        double[] result = new double[items.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = number(key + "[" + i + "]", items.get(i));
        }
        return result;
    }

    private double number(String key, YamlNode node) throws ConfigException {
        if (node instanceof Scalar scalar && Double.isFinite(scalar.number())) {
            return scalar.number();
        }
        throw fail(key, "must be a number");
    }

    /** The whole number at the key. */
    public int integer(String key) throws ConfigException {
        double value = number(key);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw fail(key, "must be a whole number");
        }
        return (int) value;
    }

    /** The whole number at the key, or {@code fallback} where the key is missing. */
    public int integer(String key, int fallback) throws ConfigException {
        return has(key) ? integer(key) : fallback;
    }

    /** The text at the key; a number or word without quotes is text too. */
    public String text(String key) throws ConfigException {
        if (node(key) instanceof Scalar scalar && scalar.type() != ScalarType.NULL) {
            return scalar.text();
        }
        throw fail(key, "must be a text");
    }

    /** The text at the key, or null where the key is missing. */
    public @Nullable String textOrNull(String key) throws ConfigException {
        return has(key) ? text(key) : null;
    }

    /** The text at the key, or {@code fallback} where the key is missing. */
    public String text(String key, String fallback) throws ConfigException {
        return has(key) ? text(key) : fallback;
    }

    /** The texts of the list at the key; empty where the key is missing. */
    public List<String> texts(String key) throws ConfigException {
        List<String> result = new ArrayList<>();
        if (has(key)) {
            for (YamlNode item : list(key).items()) {
                if (!(item instanceof Scalar scalar)) {
                    throw fail(key, "must be a list of texts");
                }
                result.add(scalar.text());
            }
        }
        return result;
    }

    /** The truth value at the key, or {@code fallback} where the key is missing. */
    public boolean flag(String key, boolean fallback) throws ConfigException {
        if (!has(key)) {
            return fallback;
        }
        if (node(key) instanceof Scalar scalar && scalar.type() == ScalarType.BOOLEAN) {
            return YamlJson.toJson(scalar).booleanValue();
        }
        throw fail(key, "must be true or false");
    }

    /** The rows of a table: a list of lists of numbers. */
    public List<double[]> rows(String key) throws ConfigException {
        List<double[]> rows = new ArrayList<>();
        for (YamlNode item : list(key).items()) {
            if (!(item instanceof Sequence row)) {
                throw fail(key, "must be a list of rows [x, y]");
            }
            double[] numbers = new double[row.items().size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number(key, row.items().get(i));
            }
            rows.add(numbers);
        }
        return rows;
    }

    /** The mapping at the key. */
    public Section section(String key) throws ConfigException {
        if (node(key) instanceof Mapping child) {
            return new Section(diagnostics, path(key), line(key), child);
        }
        throw fail(key, "must be a mapping (key: value)");
    }

    /** The mapping at the key, or null where the key is missing. */
    public @Nullable Section sectionOrNull(String key) throws ConfigException {
        return has(key) ? section(key) : null;
    }

    /** The mappings of the list at the key; empty where the key is missing. */
    public List<Section> sections(String key) throws ConfigException {
        List<Section> result = new ArrayList<>();
        if (has(key)) {
            for (YamlNode item : list(key).items()) {
                if (!(item instanceof Mapping child)) {
                    throw fail(key, "must be a list of mappings (- key: value)");
                }
                result.add(
                        new Section(
                                diagnostics,
                                path(key) + "[" + result.size() + "]",
                                child.line(),
                                child));
            }
        }
        return result;
    }

    private Sequence list(String key) throws ConfigException {
        if (node(key) instanceof Sequence sequence) {
            return sequence;
        }
        throw fail(key, "must be a list");
    }

    private ConfigException fail(String key, String message) {
        error(key, message);
        return new ConfigException(diagnostics.sorted());
    }
}
