package io.presodia.config;

import io.presodia.config.YamlNode.ScalarType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Turns the library's node graph into our tree: aliases expanded and bounded, duplicate keys and
 * odd tags refused.
 */
final class YamlTree {
    /** Deeper than any sensible file; also ends an alias that contains itself. */
    static final int DEEPEST = 40;

    /**
     * Nodes after aliases are expanded: far above the longest profile, far below what fills the
     * memory.
     */
    private static final int MOST_NODES = 500_000;

    private final Diagnostics diagnostics;
    private int nodes;

    YamlTree(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Converts {@code node}; throws at once where going on makes no sense. */
    YamlNode convert(Node node, String path, int depth) throws ConfigException {
        int line = line(node.getStartMark());
        int column = column(node.getStartMark());
        nodes++;
        if (depth > DEEPEST || nodes > MOST_NODES) {
            String what =
                    depth > DEEPEST
                            ? "nested deeper than " + DEEPEST + " levels"
                            : "too large once aliases are expanded";
            diagnostics.add(line, path, "", what + "; write it out flat, without aliases");
            throw new ConfigException(diagnostics.sorted());
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, path, line, column);
            case SequenceNode sequence -> {
                checkTag(sequence, Tag.SEQ, path, line);
                List<YamlNode> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(convert(item, path + "[" + items.size() + "]", depth + 1));
                }
                yield new YamlNode.Sequence(items, line, column);
            }
            case MappingNode mapping -> mapping(mapping, path, depth);
            default ->
                    throw new IllegalStateException("unexpected YAML node " + node.getNodeType());
        };
    }

    private YamlNode mapping(MappingNode mapping, String path, int depth) throws ConfigException {
        int line = line(mapping.getStartMark());
        checkTag(mapping, Tag.MAP, path, line);
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int keyLine = line(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                diagnostics.add(
                        keyLine, path, "", "a key must be a single word, not a list or mapping");
                continue;
            }
            String key = keyNode.getValue();
            String keyPath = path.isEmpty() ? key : path + "." + key;
            if (!seen.add(key)) {
                diagnostics.add(
                        keyLine,
                        keyPath,
                        "",
                        "this key is already there above; each key may stand once, remove one");
                continue;
            }
            YamlNode value = convert(tuple.getValueNode(), keyPath, depth + 1);
            entries.add(
                    new YamlNode.Entry(
                            key, keyLine, column(tuple.getKeyNode().getStartMark()), value));
        }
        return new YamlNode.Mapping(entries, line, column(mapping.getStartMark()));
    }

    private YamlNode scalar(ScalarNode node, String path, int line, int column) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            double number = number(text, tag);
            if (!Double.isFinite(number)) {
                // No number that JSON knows: its schema refuses it with whatever else is wrong.
                return new YamlNode.Scalar(ScalarType.TEXT, text, Double.NaN, line, column);
            }
            return new YamlNode.Scalar(
                    tag.equals(Tag.INT) ? ScalarType.INTEGER : ScalarType.NUMBER,
                    text,
                    number,
                    line,
                    column);
        }
        ScalarType type =
                tag.equals(Tag.NULL)
                        ? ScalarType.NULL
                        : tag.equals(Tag.BOOL) ? ScalarType.BOOLEAN : ScalarType.TEXT;
        if (type == ScalarType.TEXT) {
            checkTag(node, Tag.STR, path, line);
        }
        return new YamlNode.Scalar(type, text, Double.NaN, line, column);
    }

    private static double number(String text, Tag tag) {
        try {
            if (tag.equals(Tag.INT) && text.startsWith("0x")) {
                return new BigInteger(text.substring(2), 16).doubleValue();
            }
            if (tag.equals(Tag.INT) && text.startsWith("0o")) {
                return new BigInteger(text.substring(2), 8).doubleValue();
            }
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private void checkTag(Node node, Tag expected, String path, int line) {
        if (!node.getTag().equals(expected)) {
            diagnostics.add(
                    line,
                    path,
                    node.getTag().getValue(),
                    "tags are not used here; write the plain value");
        }
    }

    static int line(Optional<Mark> mark) {
        return mark.map(m -> m.getLine() + 1).orElse(0);
    }

    static int column(Optional<Mark> mark) {
        return mark.map(m -> m.getColumn() + 1).orElse(0);
    }
}
