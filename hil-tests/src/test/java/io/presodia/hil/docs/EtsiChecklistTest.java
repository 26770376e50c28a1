package io.presodia.hil.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each line of the checklist points at tests that exist and test, or says that none can. */
class EtsiChecklistTest {
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final String TEST = "@(Test|ParameterizedTest|FuzzTest)\\b";

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no mvnw above this folder");
        }
        return folder;
    }

    /** Source files of tests by the name of their class. */
    private static Map<String, Path> tests() throws IOException {
        Map<String, Path> tests = new HashMap<>();
        try (Stream<Path> modules = Files.list(root())) {
            for (Path module : modules.map(path -> path.resolve("src/test/java")).toList()) {
                if (Files.isDirectory(module)) {
                    try (Stream<Path> files = Files.walk(module)) {
                        files.filter(file -> file.toString().endsWith("Test.java"))
                                .forEach(file -> tests.put(name(file), file));
                    }
                }
            }
        }
        return tests;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static List<String[]> lines() throws IOException {
        List<String[]> lines = new ArrayList<>();
        for (String line : Files.readAllLines(root().resolve("docs/etsi-303645.md"))) {
            if (line.startsWith("| 5.")) {
                lines.add(line.split("\\|", -1));
            }
        }
        return lines;
    }

    @Test
    void eachProvisionHasATestOrSaysWhyNot() throws IOException {
        Map<String, Path> tests = tests();
        assertThat(lines()).hasSizeGreaterThan(25);
        for (String[] line : lines()) {
            assertThat(line).as(String.join("|", line)).hasSize(5);
            List<String> named = NAME.matcher(line[3]).results().map(hit -> hit.group(1)).toList();
            boolean excused = line[2].contains("process") || line[2].contains("not met");
            assertThat(excused || !named.isEmpty()).as("no test for" + line[1]).isTrue();
            for (String name : named) {
                String[] parts = name.split("\\.", 2);
                Path file = Objects.requireNonNull(tests.get(parts[0]), line[1] + name);
                assertThat(parts).as(name + ": Class.method").hasSize(2);
                Pattern method = Pattern.compile(TEST + "[^;{}]* void " + parts[1] + "\\(");
                assertThat(method.matcher(Files.readString(file)).find())
                        .as(name + " is no test")
                        .isTrue();
            }
        }
    }

    /** All of its sections, so that none is forgotten. */
    @Test
    void everySectionOfTheStandardIsThere() throws IOException {
        List<String> provisions = lines().stream().map(line -> line[1].strip()).toList();
        for (int section = 1; section <= 13; section++) {
            String prefix = "5." + section + "-";
            assertThat(provisions).anyMatch(provision -> provision.startsWith(prefix));
        }
    }
}
