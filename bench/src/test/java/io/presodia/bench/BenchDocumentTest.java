package io.presodia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The help texts in docs/cli.md are those of the program. */
class BenchDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/cli.md");

    @ParameterizedTest
    @ValueSource(strings = {"kernels", "estimators", "activation"})
    void theDocumentHasTheHelpOfEveryMeasurement(String what) throws IOException {
        StringWriter out = new StringWriter();
        BenchMain.commandLine(new PrintWriter(out, true)).execute(what, "--help");
        String help = out.toString().stripTrailing();
        String document = Files.readString(DOCUMENT);
        if (Boolean.getBoolean("presodia.docs.write")) {
            String begin = "```text\n" + help.substring(0, help.indexOf(" [")) + " [";
            int from = document.indexOf(begin);
            document =
                    document.substring(0, from)
                            + "```text\n"
                            + help
                            + document.substring(document.indexOf("\n```", from));
            Files.writeString(DOCUMENT, document);
        }

        // Where this fails, -Dpresodia.docs.write=true writes the texts anew.
        assertThat(document).contains("```text\n" + help + "\n```");
    }
}
