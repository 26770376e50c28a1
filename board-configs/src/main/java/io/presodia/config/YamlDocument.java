package io.presodia.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * One YAML 1.2 file: a mapping whose first key is {@code schema}. Every key and value knows its
 * line. Duplicate keys, tags, several documents in one file and files of unreasonable size or depth
 * are refused.
 *
 * @param source the file
 * @param kind what its schema line says it is
 * @param root its content
 */
public record YamlDocument(SourceFile source, Kind kind, YamlNode.Mapping root) {
    /** Largest file that is read, in bytes. */
    public static final int LARGEST_BYTES = 4 << 20;

    /**
     * Reads a file and its schema line.
     *
     * @throws ConfigException when it is not such a file
     */
    public static YamlDocument parse(SourceFile source) throws ConfigException {
        Diagnostics diagnostics = new Diagnostics(source.path());
        YamlNode root = parseTree(source, diagnostics);
        diagnostics.throwIfAny();
        String right = "write it as 'schema: presodia/<kind>/v1' where <kind> is one of " + kinds();
        if (!(root instanceof YamlNode.Mapping mapping)) {
            diagnostics.add(
                    root.line(),
                    "",
                    root.shown(),
                    "must be a mapping (key: value); the first line must name the kind of file, "
                            + right);
            throw new ConfigException(diagnostics.sorted());
        }
        YamlNode.Entry first = mapping.entries().isEmpty() ? null : mapping.entries().getFirst();
        if (first == null || !first.key().equals("schema")) {
            YamlNode.Entry later = mapping.entry("schema");
            diagnostics.add(
                    later == null ? Math.max(1, mapping.line()) : later.line(),
                    "schema",
                    later == null ? "" : later.value().shown(),
                    (later == null ? "missing; " : "")
                            + "the first line of the file must name its kind, "
                            + right);
            throw new ConfigException(diagnostics.sorted());
        }
        Kind kind = Kind.ofSchemaName(first.value().shown());
        if (kind == null) {
            diagnostics.add(
                    first.line(),
                    "schema",
                    first.value().shown(),
                    "is no known kind of file; " + right);
            throw new ConfigException(diagnostics.sorted());
        }
        return new YamlDocument(source, kind, mapping);
    }

    /**
     * As {@link #parse(SourceFile)}, for a file that must be of kind {@code expected}.
     *
     * @throws ConfigException when it is not
     */
    public static YamlDocument parse(SourceFile source, Kind expected) throws ConfigException {
        YamlDocument document = parse(source);
        if (document.kind() != expected) {
            YamlNode.Entry first = document.root().entries().getFirst();
            throw new ConfigException(
                    new Diagnostic(
                            source.path(),
                            first.line(),
                            "schema",
                            first.value().shown(),
                            "this is a "
                                    + document.kind().word()
                                    + " file, but a "
                                    + expected.word()
                                    + " file ("
                                    + expected.schemaName()
                                    + ") is wanted here"));
        }
        return document;
    }

    private static String kinds() {
        StringBuilder text = new StringBuilder();
        for (Kind kind : Kind.values()) {
            text.append(text.isEmpty() ? "" : ", ").append(kind.word());
        }
        return text.toString();
    }

    private static YamlNode parseTree(SourceFile source, Diagnostics diagnostics)
            throws ConfigException {
        String text = decode(source, diagnostics);
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(source.path())
                        .setSchema(new CoreSchema())
                        .setMaxAliasesForCollections(50)
                        .setCodePointLimit(LARGEST_BYTES)
                        .setAllowRecursiveKeys(false)
                        .setAllowNonScalarKeys(true)
                        .build();
        try {
            refuseDeepNesting(text, settings, diagnostics);
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                diagnostics.add(
                        1, "", "", "the file is empty; begin with 'schema: presodia/<kind>/v1'");
                throw new ConfigException(diagnostics.sorted());
            }
            return new YamlTree(diagnostics).convert(root.get(), "", 0);
        } catch (MarkedYamlEngineException e) {
            diagnostics.add(
                    Math.max(1, YamlTree.line(e.getProblemMark())),
                    "",
                    "",
                    "is not valid YAML (column "
                            + YamlTree.column(e.getProblemMark())
                            + "): "
                            + problem(e));
        } catch (YamlEngineException e) {
            diagnostics.add(
                    1, "", "", "is not valid YAML: " + oneLine(String.valueOf(e.getMessage())));
        }
        throw new ConfigException(diagnostics.sorted());
    }

    /**
     * The composer recurses once a level; the event stream does not, so it can say no before the
     * stack does.
     */
    private static void refuseDeepNesting(
            String text, LoadSettings settings, Diagnostics diagnostics) throws ConfigException {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > YamlTree.DEEPEST) {
                diagnostics.add(
                        YamlTree.line(event.getStartMark()),
                        "",
                        "",
                        "nested deeper than " + YamlTree.DEEPEST + " levels; write it out flat");
                throw new ConfigException(diagnostics.sorted());
            }
        }
    }

    private static String decode(SourceFile source, Diagnostics diagnostics)
            throws ConfigException {
        byte[] bytes = source.bytes();
        if (bytes.length > LARGEST_BYTES) {
            diagnostics.add(
                    0,
                    "",
                    "",
                    "is larger than "
                            + (LARGEST_BYTES >> 20)
                            + " MiB; split it, or put long tables into a CSV file");
            throw new ConfigException(diagnostics.sorted());
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(in)
                            .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            diagnostics.add(line, "", "", "is not UTF-8 text; save the file as UTF-8");
            throw new ConfigException(diagnostics.sorted());
        }
    }

    private static String problem(MarkedYamlEngineException e) {
        String problem = e.getProblem() == null ? String.valueOf(e.getMessage()) : e.getProblem();
        String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
        String said = oneLine(problem + context);
        if (problem.contains("\\t") || problem.contains("TAB")) {
            return said + "; indent with spaces";
        }
        if (problem.toLowerCase(Locale.ROOT).contains("mapping values are not allowed")) {
            return said
                    + "; a value with ': ' in it needs quotes, and keys of one level need the same indent";
        }
        return said + "; check indent, quotes and brackets here and on the line above";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
