package io.presodia.firmware.protocol;

import io.presodia.config.SourceFile;
import io.presodia.config.YamlNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A protocol with the places of its keys in its file, so that a check can point at them. */
public final class ProtocolFile {
    private final Protocol protocol;
    private final SourceFile source;
    private final Map<String, Place> places = new HashMap<>();

    /**
     * Where a key stands.
     *
     * @param line from 1
     * @param value as written; empty for a list or mapping
     */
    record Place(int line, String value) {}

    ProtocolFile(Protocol protocol, SourceFile source, YamlNode root) {
        this.protocol = protocol;
        this.source = source;
        index("", Math.max(1, root.line()), root);
    }

    /** What the file says. */
    public Protocol protocol() {
        return protocol;
    }

    /** The file. */
    public SourceFile source() {
        return source;
    }

    /** The file and those that its steps name, each once. */
    public List<SourceFile> sources() {
        Set<SourceFile> sources = new LinkedHashSet<>();
        sources.add(source);
        collect(protocol.steps(), sources);
        return List.copyOf(sources);
    }

    private static void collect(List<Step> steps, Set<SourceFile> sources) {
        for (Step step : steps) {
            if (step instanceof Step.Profile profile) {
                sources.add(profile.load().source());
            } else if (step instanceof Step.Loop loop) {
                collect(loop.body(), sources);
            }
        }
    }

    /** Where {@code key} stands, or, where it is missing, what would hold it. */
    Place place(String key) {
        Place place = places.get(key);
        if (place != null) {
            return place;
        }
        int cut = Math.max(key.lastIndexOf('.'), key.lastIndexOf('['));
        Place parent = place(cut < 0 ? "" : key.substring(0, cut));
        return new Place(parent.line(), "");
    }

    /** The first of {@code keys} that stands in {@code parent}, as a path; else the parent's. */
    String nearest(String parent, String... keys) {
        for (String key : keys) {
            if (places.containsKey(parent + "." + key)) {
                return parent + "." + key;
            }
        }
        return parent;
    }

    private void index(String path, int line, YamlNode node) {
        places.put(path, new Place(line, node.shown()));
        switch (node) {
            case YamlNode.Mapping mapping -> {
                for (YamlNode.Entry entry : mapping.entries()) {
                    String key = path.isEmpty() ? entry.key() : path + "." + entry.key();
                    index(key, entry.line(), entry.value());
                }
            }
            case YamlNode.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    YamlNode item = sequence.items().get(i);
                    index(path + "[" + i + "]", item.line(), item);
                }
            }
            case YamlNode.Scalar _ -> {}
        }
    }
}
