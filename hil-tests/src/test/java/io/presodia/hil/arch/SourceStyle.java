package io.presodia.hil.arch;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What no compiler looks at in a source file: its size, its comments, its package's description.
 */
final class SourceStyle {
    private static final int MOST_LINES_OF_A_FILE = 400;
    private static final int MOST_LINES_OF_A_METHOD = 60;

    private static final Pattern BANNER =
            Pattern.compile("^\\s*(?://|/\\*+).*(?:[-=*#_~+/]\\s?){5,}\\s*(?:\\*/)?$");
    private static final Pattern PROMISE =
            Pattern.compile("(?://|/\\*|^\\s*\\*).*\\b(?:TODO|FIXME|XXX|HACK)\\b");
    private static final Pattern DEAD_CODE = Pattern.compile("^\\s*//.*[;{}]\\s*$");
    private static final Pattern SLEEP = Pattern.compile("\\bThread\\.sleep\\(");

    private final Path root;
    private final List<String> violations = new ArrayList<>();

    private SourceStyle(Path root) {
        this.root = root;
    }

    /** Everything wrong in the modules under {@code root}, as {@code file:line: what}. */
    static List<String> violations(Path root) throws IOException {
        SourceStyle style = new SourceStyle(root);
        List<Path> files = sources(root);
        for (Path file : files) {
            style.judgeLines(file, Files.readAllLines(file));
        }
        style.judgePackages(files);
        style.judgeMethods(files);
        return List.copyOf(style.violations);
    }

    /** The Java files of every module's {@code src/main} and {@code src/test}. */
    static List<Path> sources(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.sorted().toList()) {
                for (String part : List.of("src/main/java", "src/test/java")) {
                    Path folder = module.resolve(part);
                    if (Files.isDirectory(folder)) {
                        try (Stream<Path> found = Files.walk(folder)) {
                            found.filter(file -> file.toString().endsWith(".java"))
                                    .sorted()
                                    .forEach(files::add);
                        }
                    }
                }
            }
        }
        return files;
    }

    private static boolean isTest(Path file) {
        return file.toString().replace('\\', '/').contains("/src/test/java/");
    }

    private void judgeLines(Path file, List<String> lines) {
        if (lines.size() > MOST_LINES_OF_A_FILE) {
            add(file, lines.size(), "longer than " + MOST_LINES_OF_A_FILE + " lines");
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int number = i + 1;
            if (BANNER.matcher(line).matches()) {
                add(file, number, "banner comment");
            }
            if (PROMISE.matcher(withoutStrings(line)).find()) {
                add(file, number, "promise of later work in a comment");
            }
            if (DEAD_CODE.matcher(line).matches()) {
                add(file, number, "code in a comment");
            }
            if (isTest(file) && SLEEP.matcher(withoutStrings(line)).find()) {
                add(file, number, "a test that sleeps");
            }
        }
    }

    private static String withoutStrings(String line) {
        return line.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "\"\"");
    }

    private void judgePackages(List<Path> files) throws IOException {
        List<Path> packages =
                files.stream()
                        .filter(file -> !isTest(file))
                        .map(file -> Objects.requireNonNull(file.getParent()))
                        .distinct()
                        .toList();
        for (Path folder : packages) {
            Path info = folder.resolve("package-info.java");
            if (!Files.exists(info)) {
                add(folder, 0, "no package-info.java");
            } else if (!Files.readString(info).stripLeading().startsWith("/**")) {
                add(info, 1, "does not say what the package is");
            }
        }
    }

    private void judgeMethods(List<Path> files) throws IOException {
        List<Path> main = files.stream().filter(file -> !isTest(file)).toList();
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(main));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                new MethodScanner(unit, positions, message -> addAt(file, message))
                        .scan(unit, null);
            }
        }
    }

    private void addAt(Path file, LineMessage message) {
        add(file, message.line(), message.text());
    }

    private void add(Path file, long line, String what) {
        violations.add(root.relativize(file) + ":" + line + ": " + what);
    }

    private record LineMessage(long line, String text) {}

    private static final class MethodScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Consumer<LineMessage> found;

        MethodScanner(
                CompilationUnitTree unit, SourcePositions positions, Consumer<LineMessage> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (method.getBody() != null) {
                long first = lineOf(positions.getStartPosition(unit, method));
                long last = lineOf(positions.getEndPosition(unit, method));
                if (last - first + 1 > MOST_LINES_OF_A_METHOD) {
                    found.accept(
                            new LineMessage(
                                    first,
                                    method.getName()
                                            + " is longer than "
                                            + MOST_LINES_OF_A_METHOD
                                            + " lines"));
                }
            }
            return super.visitMethod(method, null);
        }

        private long lineOf(long position) {
            return position < 0 ? 0 : unit.getLineMap().getLineNumber(position);
        }
    }
}
