package io.presodia.firmware.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {
    /** {@code -Dpresodia.docs.write=true} writes the tables anew. */
    @Test
    void theTablesInTheDocumentAreThoseOfTheCode() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = Objects.requireNonNull(root.getParent(), "no mvnw above this folder");
        }
        Path document = root.resolve("docs/coap.md");
        String text = Files.readString(document);
        int begin = text.indexOf(DataDictionary.BEGIN) + DataDictionary.BEGIN.length() + 1;
        int end = text.indexOf(DataDictionary.END);
        if (Boolean.getBoolean("presodia.docs.write")) {
            text = text.substring(0, begin) + DataDictionary.markdown() + text.substring(end);
            Files.writeString(document, text);
            end = text.indexOf(DataDictionary.END);
        }
        assertThat(text.substring(begin, end)).isEqualTo(DataDictionary.markdown());
    }
}
