package io.presodia.host.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against the format's own files, where {@code -Dpresodia.referenceData=DIR} names them. */
class ReferenceBdfTest {
    private static Path reference(String name) {
        String folder = System.getProperty("presodia.referenceData", "");
        Path file = Path.of(folder, name);
        assumeTrue(
                !folder.isEmpty() && Files.isReadable(file),
                () -> "needs " + name + ": set -Dpresodia.referenceData");
        return file;
    }

    @Test
    void ourColumnsAreThoseOfTheSchema() throws Exception {
        Path schema = reference("bdf-spec-and-samples/schema.json");
        JsonNode root = JsonMapper.shared().readTree(Files.readString(schema));
        assertThat(root.path("csvw:columns").size()).isEqualTo(BdfColumn.values().length);
        for (JsonNode node : root.path("csvw:columns")) {
            String name = node.path("csvw:name").asString();
            BdfColumn column = BdfColumn.ofHeader(name).orElseThrow();
            JsonNode titles = node.path("csvw:titles");
            for (JsonNode title : titles.isArray() ? titles : java.util.List.of(titles)) {
                assertThat(BdfColumn.ofHeader(title.asString())).contains(column);
            }
            assertThat(column.level() == BdfColumn.Level.DEPRECATED)
                    .as(name)
                    .isEqualTo(node.path("owl:deprecated").asBoolean(false));
            JsonNode minimum = node.path("csvw:datatype").path("csvw:minimum");
            assertThat(column.minimum())
                    .as(name)
                    .isEqualTo(
                            minimum.isMissingNode()
                                    ? Double.NEGATIVE_INFINITY
                                    : minimum.asDouble());
        }
    }

    @Test
    void theReferenceSampleIsValid() throws Exception {
        BdfTable table = BdfCsvReader.read(reference("bdf-spec-and-samples/sample.bdf.csv"));
        assertThat(BdfValidator.validate(table)).isEmpty();
        assertThat(table.numbers(BdfColumn.VOLTAGE_VOLT).orElseThrow())
                .containsExactly(3.7, 3.6, 3.5);
    }

    @Test
    void theCanonicalFileOfTheReferenceToolIsValid() throws Exception {
        BdfTable table =
                BdfCsvReader.read(
                        reference(
                                "bdf-landt-pair/"
                                        + "SINTEF__LiGrR2032__2024-04-30__25degC__Landt.bdf.csv"));
        assertThat(table.rows()).isEqualTo(25_162);
        assertThat(BdfValidator.validate(table)).isEmpty();
    }
}
