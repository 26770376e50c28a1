package io.presodia.config;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a schema allows several forms ({@code oneOf}, {@code anyOf}), the validator reports what is
 * wrong with each of them. Their author meant one: keep the errors of the form that comes nearest,
 * or name the forms.
 */
final class SchemaUnions {
    private static final Set<String> UNIONS = Set.of("oneOf", "anyOf");
    private static final Set<String> SHAPE = Set.of("type", "required", "additionalProperties");

    private SchemaUnions() {}

    /**
     * An error to report.
     *
     * @param summary message for a whole union, or empty: the error speaks for itself
     */
    record Finding(Error error, String summary) {}

    static List<Finding> choose(List<Error> errors, JsonNode schema) {
        return choose(errors, schema, 0);
    }

    /**
     * As above for unions from place {@code from} of the evaluation path on; forms may hold unions.
     */
    private static List<Finding> choose(List<Error> errors, JsonNode schema, int from) {
        Map<String, List<Error>> groups = new LinkedHashMap<>();
        for (Error error : errors) {
            groups.computeIfAbsent(outermostUnion(error, from), union -> new ArrayList<>())
                    .add(error);
        }
        List<Finding> findings = new ArrayList<>();
        groups.forEach((union, members) -> {
            if (union.isEmpty()) {
                members.forEach(error -> findings.add(new Finding(error, "")));
            } else {
                findings.addAll(chooseBranch(members, schema, from));
            }
        });
        return findings;
    }

    private static int unionIndex(NodePath evaluation, int from) {
        for (int i = from; i < evaluation.getNameCount(); i++) {
            if (UNIONS.contains(evaluation.getName(i))
                    && (i == 0 || !evaluation.getName(i - 1).equals("properties"))) {
                return i;
            }
        }
        return -1;
    }

    private static String outermostUnion(Error error, int from) {
        NodePath path = error.getEvaluationPath();
        int index = unionIndex(path, from);
        if (index < 0) {
            return "";
        }
        StringBuilder key = new StringBuilder();
        for (int i = 0; i <= index; i++) {
            key.append('/').append(path.getName(i));
        }
        // The same union may fail at several items of a list: the evaluation path alone does not
        // tell them apart.
        return key + " at " + itemPrefix(error, index);
    }

    /** The part of the instance location that lies above the union. */
    private static String itemPrefix(Error error, int unionIndex) {
        NodePath instance = error.getInstanceLocation();
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < Math.min(depthOf(error, unionIndex), instance.getNameCount()); i++) {
            prefix.append('/').append(instance.getName(i));
        }
        return prefix.toString();
    }

    /** How many names the location of the union's value has; follows from the evaluation path. */
    private static int depthOf(Error error, int unionIndex) {
        NodePath evaluation = error.getEvaluationPath();
        int depth = 0;
        int i = 0;
        while (i < unionIndex) {
            switch (evaluation.getName(i)) {
                case "items", "additionalProperties" -> {
                    depth++;
                    i++;
                }
                case "properties", "prefixItems", "patternProperties" -> {
                    depth++;
                    i += 2;
                }
                default -> i++;
            }
        }
        return depth;
    }

    private static List<Finding> chooseBranch(List<Error> members, JsonNode schema, int from) {
        Error first = members.getFirst();
        int index = unionIndex(first.getEvaluationPath(), from);
        int depth = depthOf(first, index);
        Map<Integer, List<Error>> branches = new TreeMap<>();
        for (Error error : members) {
            if (error.getEvaluationPath().getNameCount() > index + 2) {
                int branch = Integer.parseInt(error.getEvaluationPath().getName(index + 1));
                branches.computeIfAbsent(branch, b -> new ArrayList<>()).add(error);
            }
        }
        if (branches.isEmpty()) {
            return List.of(
                    new Finding(
                            first,
                            "fits more than one of the forms allowed here; leave out what does not belong"));
        }
        List<List<Error>> meant =
                branches.values().stream()
                        .filter(branch -> discriminator(branch, depth) == null)
                        .toList();
        if (meant.isEmpty()) {
            return List.of(wrongDiscriminator(branches.values(), depth));
        }
        return nearest(meant, depth, first, index, schema);
    }

    /**
     * The error that says "not this form": a key directly in the union's value that must have
     * another constant.
     */
    private static @Nullable Error discriminator(List<Error> branch, int depth) {
        for (Error error : branch) {
            if (error.getKeyword().equals("const")
                    && error.getInstanceLocation().getNameCount() == depth + 1) {
                return error;
            }
        }
        return null;
    }

    private static Finding wrongDiscriminator(Collection<List<Error>> branches, int depth) {
        List<String> values = new ArrayList<>();
        Error shown = branches.iterator().next().getFirst();
        for (List<Error> branch : branches) {
            Error error = discriminator(branch, depth);
            if (error != null && error.getSchemaNode() != null) {
                shown = error;
                values.add(error.getSchemaNode().asString());
            }
        }
        JsonNode found = shown.getInstanceNode();
        String hint = found == null ? "" : Spelling.hint(found.asString(""), values);
        return new Finding(shown, "must be one of " + String.join(", ", values) + hint);
    }

    private static List<Finding> nearest(
            List<List<Error>> branches, int depth, Error first, int index, JsonNode schema) {
        List<Error> best = List.of();
        long bestShape = Long.MAX_VALUE;
        boolean tie = false;
        for (List<Error> branch : branches) {
            long shape =
                    branch.stream()
                            .filter(e -> e.getInstanceLocation().getNameCount() == depth)
                            .filter(e -> SHAPE.contains(e.getKeyword()))
                            .count();
            boolean better =
                    shape < bestShape || (shape == bestShape && branch.size() < best.size());
            tie = !better && (tie || (shape == bestShape && branch.size() == best.size()));
            if (better) {
                best = branch;
                bestShape = shape;
            }
        }
        if (tie && bestShape > 0) {
            return List.of(new Finding(atDepth(best, depth), "must be " + forms(first, schema)));
        }
        return choose(best, schema, index + 2);
    }

    private static Error atDepth(List<Error> branch, int depth) {
        for (Error error : branch) {
            if (error.getInstanceLocation().getNameCount() == depth) {
                return error;
            }
        }
        return branch.getFirst();
    }

    private static String forms(Error error, JsonNode schema) {
        NodePath location = error.getSchemaLocation().getFragment();
        int union = unionIndex(location, 0);
        JsonNode node = schema;
        for (int i = 0; i <= union; i++) {
            String name = location.getName(i);
            node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        List<String> titles = new ArrayList<>();
        for (JsonNode branch : node) {
            titles.add(
                    branch.has("title")
                            ? branch.path("title").asString()
                            : SchemaMessages.expectation(branch));
        }
        return titles.isEmpty()
                ? "one of the forms the schema allows"
                : String.join(", or ", titles);
    }
}
