package io.presodia.host.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sidecar of a BDF file: what was tested, with what, by whom, as BattINFO JSON-LD.
 *
 * <p>Source of the shape: battery-data-alliance/battery-data-format-ontology, {@code
 * docs/examples/metadata_example.json}.
 *
 * @param id IRI of the test, such as {@code urn:presodia:run:…}
 * @param title one line
 * @param description some sentences
 * @param dataOrigin {@code virtual} or {@code measured}
 * @param cell name of the cell
 * @param sampleId the laboratory's name of the piece; empty for none
 * @param operator who ran it; empty for none
 * @param equipment name of the cycler
 * @param equipmentSerial serial number of the cycler
 * @param software name and version of what wrote the data
 * @param files the data files beside the sidecar
 * @param properties more, by name
 */
public record BdfMetadata(
        String id,
        String title,
        String description,
        String dataOrigin,
        String cell,
        String sampleId,
        String operator,
        String equipment,
        String equipmentSerial,
        String software,
        List<DataFile> files,
        Map<String, String> properties) {
    private static final String BATTERY_CONTEXT = "https://w3id.org/emmo/domain/battery/context";
    private static final String TABLE_SCHEMA =
            "https://w3id.org/battery-data-alliance/ontology/battery-data-format/schema";

    /**
     * A data file.
     *
     * @param name file name, relative to the sidecar
     * @param mediaType such as {@code text/csv}
     * @param bytes size
     * @param sha256 lower-case hexadecimal
     */
    public record DataFile(String name, String mediaType, long bytes, String sha256) {}

    public BdfMetadata {
        files = List.copyOf(files);
        properties = java.util.Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** Writes the sidecar, replacing one that is there. */
    public void write(Path file) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        JsonMapper mapper = JsonMapper.builder().defaultPrettyPrinter(printer).build();
        String json = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document(mapper));
        Files.writeString(file, json + "\n", StandardCharsets.UTF_8);
    }

    private ObjectNode document(JsonMapper mapper) {
        ObjectNode root = mapper.createObjectNode();
        ArrayNode context = root.putArray("@context");
        context.add(BATTERY_CONTEXT);
        ObjectNode prefixes = context.addObject();
        prefixes.put("csvw", "http://www.w3.org/ns/csvw#");
        prefixes.put("dc", "http://purl.org/dc/terms/");
        prefixes.put("dcat", "http://www.w3.org/ns/dcat#");
        prefixes.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        prefixes.put("schema", "https://schema.org/");
        prefixes.put("spdx", "http://spdx.org/rdf/terms#");
        ObjectNode test = root.putArray("@graph").addObject();
        test.put("@id", id);
        test.put("@type", "BatteryTest");
        test.put("rdfs:label", title);
        test.put("rdfs:comment", description);
        ObjectNode object = test.putObject("hasTestObject");
        object.put("@id", id + "#cell");
        object.put("@type", "BatteryCell");
        object.put("rdfs:label", cell);
        putIfKnown(object, "schema:identifier", sampleId);
        ObjectNode cycler = test.putObject("hasTestEquipment");
        cycler.put("@id", id + "#equipment");
        cycler.put("@type", "BatteryCycler");
        cycler.put("rdfs:label", equipment);
        putIfKnown(cycler, "schema:serialNumber", equipmentSerial);
        addOutput(test.putObject("hasOutput"));
        return root;
    }

    private void addOutput(ObjectNode output) {
        output.put("@id", id + "#data");
        output.putArray("@type").add("BatteryTestResult").add("dcat:Dataset");
        output.put("dc:title", title);
        output.put("dc:description", description);
        if (!operator.isEmpty()) {
            ObjectNode creator = output.putObject("dc:creator");
            creator.put("@type", "schema:Person");
            creator.put("schema:name", operator);
        }
        ObjectNode generator = output.putObject("schema:creator");
        generator.put("@type", "schema:SoftwareApplication");
        generator.put("schema:name", software);
        ArrayNode keywords = output.putArray("dcat:keyword");
        keywords.add("battery").add("sodium").add(dataOrigin);
        ArrayNode more = output.putArray("schema:additionalProperty");
        addProperty(more, "data_origin", dataOrigin);
        properties.forEach((name, value) -> addProperty(more, name, value));
        ArrayNode distributions = output.putArray("dcat:distribution");
        for (DataFile file : files) {
            addFile(distributions.addObject(), file);
        }
    }

    private void addFile(ObjectNode node, DataFile file) {
        node.put("@id", id + "#" + file.name());
        node.put("@type", "dcat:Distribution");
        node.put("dcat:mediaType", file.mediaType());
        node.put("dcat:downloadURL", file.name());
        node.put("dcat:byteSize", file.bytes());
        ObjectNode checksum = node.putObject("spdx:checksum");
        checksum.put("spdx:algorithm", "spdx:checksumAlgorithm_sha256");
        checksum.put("spdx:checksumValue", file.sha256());
        if (file.mediaType().equals("text/csv")) {
            ObjectNode dialect = node.putObject("csvw:dialect");
            dialect.put("@type", "csvw:Dialect");
            dialect.put("csvw:delimiter", ",");
            dialect.put("csvw:skipRows", 0);
        }
        node.put("csvw:tableSchema", TABLE_SCHEMA);
    }

    private static void addProperty(ArrayNode properties, String name, String value) {
        ObjectNode property = properties.addObject();
        property.put("@type", "schema:PropertyValue");
        property.put("schema:name", name);
        property.put("schema:value", value);
    }

    private static void putIfKnown(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }
}
