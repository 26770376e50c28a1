package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that must not drift away from what the command line does. */
class CliDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/cli.md");
    private static final Path README = Path.of("../README.md");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "run",
                "firmware",
                "provision",
                "host",
                "host ports",
                "host status",
                "host start",
                "host watch",
                "host pull",
                "collector",
                "collector order",
                "list",
                "check",
                "export",
                "diff",
                "analyze",
                "design donor",
                "paper"
            })
    void theDocumentHasTheHelpOfEveryVerb(String verb) throws IOException {
        String help =
                (verb.isEmpty() ? Cli.run("--help") : Cli.run((verb + " --help").split(" ", -1)))
                        .out();

        if (Boolean.getBoolean("presodia.docs.write")) {
            Files.writeString(DOCUMENT, with(help, Files.readString(DOCUMENT)));
        }
        // Where this fails, -Dpresodia.docs.write=true writes the texts anew.
        assertThat(Files.readString(DOCUMENT))
                .contains("```text\n" + help.stripTrailing() + "\n```");
    }

    /** The document with this help in place of the one that begins with the same words. */
    private static String with(String help, String document) {
        String begin = "```text\n" + help.substring(0, help.indexOf(" [")) + " [";
        int from = document.indexOf(begin);
        int to = document.indexOf("\n```", from);
        return from < 0
                ? document
                : document.substring(0, from)
                        + "```text\n"
                        + help.stripTrailing()
                        + document.substring(to);
    }

    @Test
    void everyVerbIsInTheReadme() throws IOException {
        String readme = Files.readString(README);

        for (String verb :
                new String[] {
                    "demo",
                    "run",
                    "firmware",
                    "provision",
                    "host",
                    "collector",
                    "list",
                    "check",
                    "export",
                    "diff",
                    "analyze",
                    "design donor",
                    "paper",
                    "test"
                }) {
            assertThat(readme).contains("| `" + verb);
        }
    }

    @Test
    void theCellOfTheReadmeIsValid() throws IOException {
        Matcher yaml =
                Pattern.compile("```yaml\n(schema: presodia/cell/v1\n.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(README));
        assertThat(yaml.find()).isTrue();
        String cell = TestFiles.write(folder, "my-cell.yaml", yaml.group(1));

        Cli cli = Cli.run("check", "first-cycle-activation", "--cell", cell, "--board", "bench-4");

        assertThat(cli.code()).as(cli.out()).isEqualTo(Exit.DONE);
    }

    @Test
    void theVersionNamesTheCommit() {
        assertThat(Cli.run("--version").out()).contains("presodia 1.2.3 (0123456789abcdef)");
    }
}
