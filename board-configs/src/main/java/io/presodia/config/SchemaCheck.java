package io.presodia.config;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks a document against the published schema of its kind and says in plain words, with lines,
 * what is wrong.
 */
public final class SchemaCheck {
    private final Schemas schemas;

    /** Checks against {@code schemas}. */
    public SchemaCheck(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Everything that {@code document} has wrong, in order of line; empty where nothing is. */
    public List<Diagnostic> check(YamlDocument document) {
        Schemas.Compiled schema = schemas.compiled(document.kind());
        List<Error> errors = schema.check().validate(YamlJson.toJson(document.root()));
        Diagnostics diagnostics = new Diagnostics(document.source().path());
        Set<String> misspelt = misspelt(errors, document.root(), schema.text());
        for (SchemaUnions.Finding finding : SchemaUnions.choose(errors, schema.text())) {
            report(finding, document.root(), schema.text(), misspelt, diagnostics);
        }
        return diagnostics.sorted();
    }

    /**
     * As {@link #check}, throwing what is wrong.
     *
     * @throws ConfigException when anything is
     */
    public void require(YamlDocument document) throws ConfigException {
        List<Diagnostic> found = check(document);
        if (!found.isEmpty()) {
            throw new ConfigException(found);
        }
    }

    /** Paths of the keys that unknown keys probably stand for: they are not missing as well. */
    private static Set<String> misspelt(
            List<Error> errors, YamlNode.Mapping root, JsonNode schema) {
        Set<String> paths = new HashSet<>();
        for (Error error : errors) {
            String property = error.getProperty();
            if (isUnknownKey(error.getKeyword()) && property != null) {
                JsonNode owner = owner(schema, error.getSchemaLocation().getFragment());
                String meant = Spelling.nearest(property, owner.path("properties").propertyNames());
                if (meant != null) {
                    paths.add(Place.find(root, error.getInstanceLocation()).child(meant));
                }
            }
        }
        return paths;
    }

    private static void report(
            SchemaUnions.Finding finding,
            YamlNode.Mapping root,
            JsonNode schema,
            Set<String> misspelt,
            Diagnostics diagnostics) {
        Error error = finding.error();
        Place place = Place.find(root, error.getInstanceLocation());
        JsonNode owner = owner(schema, error.getSchemaLocation().getFragment());
        String keyword = error.getKeyword();
        String property = error.getProperty();
        if (!finding.summary().isEmpty()) {
            diagnostics.add(place.line(), place.path(), place.node().shown(), finding.summary());
        } else if (keyword.equals("required") && property != null) {
            if (!misspelt.contains(place.child(property))) {
                diagnostics.add(
                        place.line(),
                        place.child(property),
                        "",
                        SchemaMessages.missing(owner, property));
            }
        } else if (isUnknownKey(keyword) && property != null) {
            YamlNode.Entry entry =
                    place.node() instanceof YamlNode.Mapping mapping
                            ? mapping.entry(property)
                            : null;
            diagnostics.add(
                    entry == null ? place.line() : entry.line(),
                    place.child(property),
                    entry == null ? "" : entry.value().shown(),
                    SchemaMessages.unknownKey(owner, property));
        } else {
            diagnostics.add(
                    place.line(),
                    place.path(),
                    place.node().shown(),
                    SchemaMessages.wrongValue(
                            keyword, owner, place.node(), String.valueOf(error.getMessage())));
        }
    }

    private static boolean isUnknownKey(String keyword) {
        return keyword.equals("additionalProperties") || keyword.equals("unevaluatedProperties");
    }

    /** The schema object that holds the failing keyword. */
    static JsonNode owner(JsonNode schema, NodePath keywordPath) {
        JsonNode node = schema;
        for (int i = 0; i < keywordPath.getNameCount() - 1; i++) {
            String name = keywordPath.getName(i);
            node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return node;
    }

    /**
     * A value of the document, found by the location that the validator gives.
     *
     * @param node the value
     * @param path its key path
     * @param line the line to show: that of a scalar, or of the key that holds a list or mapping
     */
    record Place(YamlNode node, String path, int line) {
        String child(String key) {
            return path.isEmpty() ? key : path + "." + key;
        }

        static Place find(YamlNode root, NodePath location) {
            YamlNode node = root;
            StringBuilder path = new StringBuilder();
            int line = Math.max(1, root.line());
            List<String> names = new ArrayList<>();
            for (int i = 0; i < location.getNameCount(); i++) {
                names.add(location.getName(i));
            }
            for (String name : names) {
                switch (node) {
                    case YamlNode.Mapping mapping -> {
                        YamlNode.Entry entry = mapping.entry(name);
                        if (entry == null) {
                            return new Place(node, path.toString(), line);
                        }
                        path.append(path.isEmpty() ? "" : ".").append(name);
                        node = entry.value();
                        line =
                                node instanceof YamlNode.Scalar scalar
                                        ? scalar.line()
                                        : entry.line();
                    }
                    case YamlNode.Sequence sequence -> {
                        node = sequence.items().get(Integer.parseInt(name));
                        path.append('[').append(name).append(']');
                        line = node.line();
                    }
                    case YamlNode.Scalar scalar -> {
                        return new Place(scalar, path.toString(), scalar.line());
                    }
                }
            }
            return new Place(node, path.toString(), line);
        }
    }
}
