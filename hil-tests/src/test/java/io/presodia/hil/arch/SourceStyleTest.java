package io.presodia.hil.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceStyleTest {
    private static final String PROMISE = "// " + "TO" + "DO later";

    @TempDir private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void layOutACleanModule() throws IOException {
        Path source = folder.resolve("hal/src/main/java/a");
        Files.createDirectories(source);
        Files.writeString(source.resolve("package-info.java"), "/** Says what. */\npackage a;\n");
        file = source.resolve("A.java");
        Files.writeString(file, inClass("// Why it is so: see the paper, section 2.", "int one;"));
    }

    private static String inClass(String... lines) {
        return "package a;\n\n/** A class - of its own. */\nclass A {\n"
                + String.join("\n", lines)
                + "\n}\n";
    }

    static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no mvnw above this folder");
        }
        return folder;
    }

    @Test
    void theProjectKeepsTheStyle() throws IOException {
        assertThat(SourceStyle.sources(projectRoot())).hasSizeGreaterThan(50);
        assertThat(SourceStyle.violations(projectRoot())).isEmpty();
    }

    @Test
    void aCleanFileIsFine() throws IOException {
        assertThat(SourceStyle.violations(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// ------------------------",
                "// ===== Fields =====",
                "/*****************",
                "    ////////////////",
                "// - - - - - - - -"
            })
    void aBannerIsFound(String banner) throws IOException {
        Files.writeString(file, inClass(banner, banner.startsWith("/*") ? "*/" : ""));
        assertThat(SourceStyle.violations(folder))
                .containsExactly("hal/src/main/java/a/A.java:5: banner comment");
    }

    @Test
    void aPromiseIsFound() throws IOException {
        Files.writeString(file, inClass("int one; " + PROMISE));
        assertThat(SourceStyle.violations(folder))
                .containsExactly(
                        "hal/src/main/java/a/A.java:5: promise of later work in a comment");
    }

    @Test
    void codeInACommentIsFound() throws IOException {
        Files.writeString(file, inClass("// " + "int two = 2;"));
        assertThat(SourceStyle.violations(folder))
                .containsExactly("hal/src/main/java/a/A.java:5: code in a comment");
    }

    @Test
    void aLongFileIsFound() throws IOException {
        Files.writeString(file, inClass("\n".repeat(394)));
        assertThat(SourceStyle.violations(folder)).isEmpty();
        Files.writeString(file, inClass("\n".repeat(395)));
        assertThat(SourceStyle.violations(folder))
                .containsExactly("hal/src/main/java/a/A.java:401: longer than 400 lines");
    }

    @Test
    void aLongMethodIsFound() throws IOException {
        Files.writeString(file, inClass("void go() {", "\n".repeat(57), "}"));
        assertThat(SourceStyle.violations(folder)).isEmpty();
        Files.writeString(file, inClass("void go() {", "\n".repeat(58), "}"));
        assertThat(SourceStyle.violations(folder))
                .containsExactly("hal/src/main/java/a/A.java:5: go is longer than 60 lines");
    }

    @Test
    void aTestThatSleepsIsFound() throws IOException {
        Path test = folder.resolve("hal/src/test/java/a/ATest.java");
        Files.createDirectories(Objects.requireNonNull(test.getParent()));
        Files.writeString(test, inClass("void go() throws Exception {", "Thread.sleep(1);", "}"));
        assertThat(SourceStyle.violations(folder))
                .containsExactly("hal/src/test/java/a/ATest.java:6: a test that sleeps");
    }

    @Test
    void aPackageThatSaysNothingIsFound() throws IOException {
        Path info = folder.resolve("hal/src/main/java/a/package-info.java");
        Files.writeString(info, "package a;\n");
        assertThat(SourceStyle.violations(folder))
                .containsExactly(
                        "hal/src/main/java/a/package-info.java:1: does not say what the package is");
        Files.delete(info);
        assertThat(SourceStyle.violations(folder))
                .isEqualTo(List.of("hal/src/main/java/a:0: no package-info.java"));
    }
}
