package io.presodia.hil.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what the documents say of the source tree that is not so: classes, members, packages and
 * paths in code font, classes in diagrams, relative links and their anchors.
 */
final class DocsCheck {
    /** Names in the shape of our classes that belong to others. */
    private static final Set<String> OTHERS = Set.of("StrictMath", "MissingCasesInEnumSwitch");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+\\s+(.*)$");
    private static final Pattern TYPE =
            Pattern.compile("([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)((?:[.#]\\w+)*)(?:\\(.*\\))?");
    private static final Pattern IN_DIAGRAM =
            Pattern.compile("\\b[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+\\b");
    private static final Pattern MEMBER = Pattern.compile("[a-z]+(?:[A-Z][a-z0-9]+)+");
    private static final Pattern PACKAGE =
            Pattern.compile(
                    "(?:io\\.presodia\\.)?((?:hal|config|firmware|host|hil)(?:\\.[a-z][a-z0-9]*)+)"
                            + "(?:\\.([A-Z]\\w*))?");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern PLACEHOLDER = Pattern.compile("[<*…{].*");

    private final Path root;
    private final Map<String, Set<String>> wordsByType = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    private final Set<Path> packages = new HashSet<>();
    private final List<String> violations = new ArrayList<>();

    private DocsCheck(Path root) {
        this.root = root;
    }

    /** Everything wrong in the documents under {@code root}, as {@code file:line: what}. */
    static List<String> violations(Path root) throws IOException {
        DocsCheck check = new DocsCheck(root);
        check.readSources();
        for (Path document : documents(root)) {
            check.judge(document);
        }
        return List.copyOf(check.violations);
    }

    /** The readme and what lies under docs. */
    static List<Path> documents(Path root) throws IOException {
        List<Path> documents = new ArrayList<>();
        Path readme = root.resolve("README.md");
        if (Files.exists(readme)) {
            documents.add(readme);
        }
        try (Stream<Path> found = Files.walk(root.resolve("docs"))) {
            found.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    private void readSources() throws IOException {
        for (Path module : children(root)) {
            for (String part : List.of("src/main/java", "src/test/java")) {
                Path folder = module.resolve(part);
                if (Files.isDirectory(folder)) {
                    readSources(folder);
                }
            }
        }
    }

    private void readSources(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.toList();
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (Files.isDirectory(file)) {
                packages.add(folder.relativize(file));
            } else if (name.endsWith(".java")) {
                Set<String> own = new HashSet<>();
                Matcher word = WORD.matcher(Files.readString(file));
                while (word.find()) {
                    own.add(word.group());
                }
                words.addAll(own);
                wordsByType
                        .computeIfAbsent(name.replace(".java", ""), _ -> new HashSet<>())
                        .addAll(own);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }

    private void judge(Path document) throws IOException {
        List<String> lines = Files.readAllLines(document);
        boolean fenced = false;
        boolean diagram = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String place = root.relativize(document) + ":" + (i + 1) + ": ";
            if (line.startsWith("```")) {
                fenced = !fenced;
                diagram = fenced && line.startsWith("```mermaid");
            } else if (diagram) {
                judgeDiagram(line, place);
            } else if (!fenced) {
                judgeText(document, line, place);
            }
        }
    }

    private void judgeDiagram(String line, String place) {
        Matcher name = IN_DIAGRAM.matcher(line);
        while (name.find()) {
            if (!wordsByType.containsKey(name.group())) {
                violations.add(place + "no class " + name.group());
            }
        }
    }

    private void judgeText(Path document, String line, String place) throws IOException {
        Matcher code = CODE.matcher(line);
        while (code.find()) {
            String wrong = wrongIn(code.group(1));
            if (!wrong.isEmpty()) {
                violations.add(place + wrong);
            }
        }
        Matcher link = LINK.matcher(line);
        while (link.find()) {
            if (!resolves(document, link.group(1))) {
                violations.add(place + "no " + link.group(1));
            }
        }
    }

    /** What is wrong with a word in code font; empty when it is right or not ours. */
    private String wrongIn(String code) {
        Matcher type = TYPE.matcher(code);
        if (type.matches()) {
            return wrongType(type.group(1), type.group(2));
        }
        Matcher inPackage = PACKAGE.matcher(code);
        if (inPackage.matches()) {
            Path path = Path.of("io/presodia", inPackage.group(1).split("\\."));
            return packages.contains(path)
                            && (inPackage.group(2) == null
                                    || wordsByType.containsKey(inPackage.group(2)))
                    ? ""
                    : "no package or class " + code;
        }
        if (MEMBER.matcher(code).matches()) {
            return words.contains(code) ? "" : "nothing called " + code;
        }
        int slash = code.indexOf('/');
        if (slash <= 0 || code.contains(" ") || !isModule(code.substring(0, slash))) {
            return "";
        }
        String known = code;
        if (PLACEHOLDER.matcher(code).find()) {
            known = PLACEHOLDER.matcher(code).replaceFirst("");
            known = known.substring(0, known.lastIndexOf('/'));
        }
        return Files.exists(root.resolve(known)) ? "" : "no file " + known;
    }

    private String wrongType(String name, String members) {
        Set<String> own = wordsByType.get(name);
        if (own == null) {
            return OTHERS.contains(name) ? "" : "no class " + name;
        }
        Matcher member = WORD.matcher(members);
        while (member.find()) {
            if (!own.contains(member.group())) {
                return name + " has no " + member.group();
            }
        }
        return "";
    }

    private boolean isModule(String name) {
        return !name.equals(".")
                && (name.equals("docs") || Files.exists(root.resolve(name).resolve("pom.xml")));
    }

    private static boolean resolves(Path document, String link) throws IOException {
        if (link.matches("[a-z]+:.*")) {
            return true;
        }
        int hash = link.indexOf('#');
        String target = hash < 0 ? link : link.substring(0, hash);
        Path file = target.isEmpty() ? document : document.resolveSibling(target).normalize();
        return Files.exists(file) && (hash < 0 || hasAnchor(file, link.substring(hash + 1)));
    }

    private static boolean hasAnchor(Path file, String anchor) throws IOException {
        for (String line : Files.readAllLines(file)) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()
                    && heading.group(1)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N} _-]", "")
                            .replace(' ', '-')
                            .equals(anchor)) {
                return true;
            }
        }
        return false;
    }
}
