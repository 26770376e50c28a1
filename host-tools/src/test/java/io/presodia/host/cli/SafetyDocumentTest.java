package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.safety.FaultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of the safety document is that of the firmware. */
class SafetyDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/safety.md");
    private static final String BEGIN = "<!-- fault table: written by SafetyDocumentTest -->\n";
    private static final String END = "<!-- end of the fault table -->\n";

    @Test
    void theDocumentHasTheTableOfTheFirmware() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        assertThat(begin).isBetween(BEGIN.length(), end);
        String table = "\n" + FaultText.markdown(FaultTable.standard().rows()) + "\n";

        if (Boolean.getBoolean("presodia.docs.update")) {
            Files.writeString(
                    DOCUMENT, document.substring(0, begin) + table + document.substring(end));
            return;
        }

        assertThat(document.substring(begin, end))
                .as("write it again with -Dpresodia.docs.update=true")
                .isEqualTo(table);
    }

    @Test
    void everyRowIsInTheDocument() throws IOException {
        String document = Files.readString(DOCUMENT);
        FaultTable.standard()
                .rows()
                .forEach(row -> assertThat(document).contains("`" + row.fault().id() + "`"));
    }
}
