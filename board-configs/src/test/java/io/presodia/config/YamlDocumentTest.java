package io.presodia.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlDocumentTest {
    private static final String FIRST = "schema: presodia/board/v1\n";

    private static Diagnostic only(byte[] bytes) {
        ConfigException e =
                catchThrowableOfType(
                        ConfigException.class,
                        () -> YamlDocument.parse(new SourceFile(Kind.BOARD, "f", "f.yaml", bytes)));
        assertThat(e).as(new String(bytes, StandardCharsets.UTF_8)).isNotNull();
        return e.diagnostics().getFirst();
    }

    static Stream<Arguments> badDocuments() {
        String bomb =
                """
                a: &a [x, x, x, x, x, x, x, x, x, x]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
                d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
                e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
                f: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
                """;
        return Stream.of(
                Arguments.of("", 1, "", "the file is empty"),
                Arguments.of("# only a comment\n", 1, "", "the file is empty"),
                Arguments.of(
                        "name: x\n", 1, "schema", "the first line of the file must name its kind"),
                Arguments.of(
                        "name: x\nschema: presodia/board/v1\n",
                        2,
                        "schema",
                        "the first line of the file"),
                Arguments.of("schema: presodia/bord/v1\n", 1, "schema", "is no known kind of file"),
                Arguments.of(
                        "schema: presodia/board/v2\n",
                        1,
                        "schema",
                        "one of board, calibration, cell, material, protocol"),
                Arguments.of("- a\n- b\n", 1, "", "must be a mapping"),
                Arguments.of(FIRST + "name: a\nname: b\n", 3, "name", "already there above"),
                Arguments.of(FIRST + "x:\n  y: 1\n  y: 2\n", 4, "x.y", "already there above"),
                Arguments.of(FIRST + "x: [1, 2\ny: 3\n", 3, "", "is not valid YAML"),
                Arguments.of(FIRST + "x:\n\ty: 3\n", 3, "", "indent with spaces"),
                Arguments.of(FIRST + "x: a: b\n", 2, "", "is not valid YAML"),
                Arguments.of(FIRST + "x: \"open\n", 3, "", "is not valid YAML"),
                Arguments.of(FIRST + "x: *nowhere\n", 2, "", "is not valid YAML"),
                Arguments.of(FIRST + "---\nx: 1\n", 2, "", "is not valid YAML"),
                Arguments.of(FIRST + "x: !!java.net.URL [y]\n", 2, "x", "tags are not used here"),
                Arguments.of(FIRST + "x: !mine y\n", 2, "x", "tags are not used here"),
                Arguments.of(FIRST + "[a, b]: y\n", 2, "", "a key must be a single word"),
                Arguments.of(
                        FIRST + "x: " + "[".repeat(20_000), 2, "", "nested deeper than 40 levels"),
                Arguments.of(FIRST + "x: &x [*x]\n", 2, "x", "nested deeper"),
                Arguments.of(FIRST + bomb, 2, "f", "too large once aliases are expanded"));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("badDocuments")
    void whatIsNoDocumentIsRefusedWithItsLine(String text, int line, String key, String message) {
        Diagnostic diagnostic = only(text.getBytes(StandardCharsets.UTF_8));

        assertThat(diagnostic.message()).contains(message);
        assertThat(diagnostic.line()).isEqualTo(line);
        assertThat(diagnostic.key()).startsWith(key);
    }

    @Test
    void bytesThatAreNoTextAreRefusedWithTheirLine() {
        Diagnostic diagnostic = only(new byte[] {'a', ':', '\n', 'b', ':', ' ', (byte) 0xff, '\n'});

        assertThat(diagnostic.line()).isEqualTo(2);
        assertThat(diagnostic.message()).contains("UTF-8");
    }

    @Test
    void aHugeFileIsRefusedUnread() {
        assertThat(only(new byte[YamlDocument.LARGEST_BYTES + 1]).message())
                .contains("larger than 4 MiB");
    }

    @Test
    void anotherKindOfFileIsRefusedByName() {
        assertThatThrownBy(() ->
                        YamlDocument.parse(
                                BuiltIn.file(Kind.CELL, "c.yaml", FIRST + "x: 1\n"), Kind.CELL))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "c.yaml:1: schema: presodia/board/v1: this is a board file, but a cell file "
                                + "(presodia/cell/v1) is wanted here");
    }

    @Test
    void everyKeyAndValueKnowsItsPlace() throws ConfigException {
        YamlDocument document =
                YamlDocument.parse(
                        BuiltIn.file(
                                Kind.BOARD,
                                "f.yaml",
                                FIRST + "# why\na:\n  b: 0x48\n  c: [x, 'true', ~]\n"));
        YamlNode.Entry a = document.root().entries().get(1);

        assertThat(a.line()).isEqualTo(3);
        YamlNode.Mapping inner = (YamlNode.Mapping) a.value();
        assertThat(inner.entries().getFirst().value())
                .isEqualTo(new YamlNode.Scalar(YamlNode.ScalarType.INTEGER, "0x48", 72, 4, 6));
        YamlNode.Sequence list = (YamlNode.Sequence) inner.entries().get(1).value();
        assertThat(list.items())
                .containsExactly(
                        new YamlNode.Scalar(YamlNode.ScalarType.TEXT, "x", Double.NaN, 5, 7),
                        new YamlNode.Scalar(YamlNode.ScalarType.TEXT, "true", Double.NaN, 5, 10),
                        new YamlNode.Scalar(YamlNode.ScalarType.NULL, "~", Double.NaN, 5, 18));
        assertThat(YamlJson.toJson(document.root()).toString())
                .isEqualTo(
                        "{\"schema\":\"presodia/board/v1\",\"a\":{\"b\":72,\"c\":[\"x\",\"true\",null]}}");
    }

    @Test
    void aByteOrderMarkIsNoMatter() throws ConfigException {
        assertThat(YamlDocument.parse(BuiltIn.file(Kind.BOARD, "f.yaml", "\uFEFF" + FIRST)).kind())
                .isEqualTo(Kind.BOARD);
    }

    @Test
    void aDiagnosticShowsOnlyWhatItHasAndNothingHarmful() {
        assertThat(new Diagnostic("f", 0, "", "", "is gone")).hasToString("f: is gone");
        assertThat(new Diagnostic("f", 3, "k", "a\u001b[31m\nb", "must not be"))
                .hasToString("f:3: k: a [31m b: must not be");
        assertThat(new Diagnostic("f", 3, "k", "x".repeat(500), "m").value())
                .hasSize(81)
                .endsWith("…");
    }

    @Test
    void diagnosticsComeInOrderOfLineAndOnce() {
        Diagnostics diagnostics = new Diagnostics("f");
        diagnostics.add(9, "b", "", "m");
        diagnostics.add(2, "a", "", "m");
        diagnostics.add(9, "b", "", "m");

        assertThat(diagnostics.sorted()).extracting(Diagnostic::line).isEqualTo(List.of(2, 9));
        assertThatThrownBy(diagnostics::throwIfAny).hasMessage("f:2: a: m\nf:9: b: m");
    }
}
