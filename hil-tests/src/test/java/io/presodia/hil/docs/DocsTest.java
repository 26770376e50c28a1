package io.presodia.hil.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocsTest {
    @TempDir private Path folder = Path.of("");

    private Path document = Path.of("");

    @BeforeEach
    void layOutAProject() throws IOException {
        Path source = folder.resolve("hal/src/main/java/io/presodia/hal/time");
        Files.createDirectories(source);
        Files.writeString(folder.resolve("pom.xml"), "");
        Files.writeString(folder.resolve("hal/pom.xml"), "");
        Files.writeString(
                source.resolve("VirtualClock.java"),
                "class VirtualClock { void stepNow() {} record Tick() {} }");
        document = folder.resolve("docs/page.md");
        Files.createDirectories(folder.resolve("docs"));
        Files.writeString(folder.resolve("docs/other.md"), "# Two words, one comma\n");
    }

    private static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no mvnw above this folder");
        }
        return folder;
    }

    @Test
    void theDocumentsSpeakOfWhatExists() throws IOException {
        assertThat(DocsCheck.documents(projectRoot())).hasSizeGreaterThan(10);
        assertThat(DocsCheck.violations(projectRoot())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`VirtualClock`, `VirtualClock.stepNow()`, `VirtualClock.Tick`, `stepNow`",
                "`hal.time`, `io.presodia.hal.time.VirtualClock`, `hal/src/main`, `hal/src/<part>/x`",
                "[a](other.md), [b](other.md#two-words-one-comma), [c](https://example.org/nowhere)",
                "`data.bdf.csv`, `voltage_volt`, `ADS1256`, `2 h`, `./own.yaml`, `StrictMath`"
            })
    void whatExistsIsFine(String line) throws IOException {
        Files.writeString(document, line);
        assertThat(DocsCheck.violations(folder)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see `RealClock`                     | no class RealClock",
                "see `VirtualClock.stepBack()`       | VirtualClock has no stepBack",
                "the test `neverWritten`             | nothing called neverWritten",
                "in `hal.space`                      | no package or class hal.space",
                "in `io.presodia.hal.time.RealClock` | no package or class io.presodia.hal.time.RealClock",
                "in `hal/src/test/x.java`            | no file hal/src/test/x.java",
                "in `hal/src/none/<part>/`           | no file hal/src/none",
                "see [that](gone.md)                 | no gone.md",
                "see [that](other.md#three)          | no other.md#three"
            })
    void whatDoesNotExistIsFoundWithItsLine(String line, String what) throws IOException {
        Files.writeString(document, "First line.\n" + line + "\n");
        assertThat(DocsCheck.violations(folder)).containsExactly("docs/page.md:2: " + what);
    }

    @Test
    void aClassOfADiagramIsLookedForAndOtherBlocksAreNot() throws IOException {
        Files.writeString(
                document,
                "```mermaid\nA[VirtualClock] --> B[RealClock]\n```\n```java\n`Gone`\n```\n");
        assertThat(DocsCheck.violations(folder))
                .containsExactly("docs/page.md:2: no class RealClock");
    }
}
