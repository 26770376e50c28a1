package io.presodia.host.cli;

import io.presodia.config.ConfigException;
import io.presodia.config.Kind;
import io.presodia.config.Provenance;
import io.presodia.config.YamlDocument;
import io.presodia.config.YamlNode;
import io.presodia.firmware.safety.FaultRow;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.firmware.safety.Proof;
import io.presodia.firmware.safety.Thresholds;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is built in. */
@Command(
        name = "list",
        description = "Lists what is built in, or the fault table.",
        footer = {
            "",
            "Examples:",
            "  presodia list cells",
            "  presodia list materials --sources",
            "  presodia list faults --json"
        })
final class ListCommand implements Callable<Integer> {
    /** What can be listed. */
    enum What {
        /** Cells. */
        CELLS,
        /** Boards. */
        BOARDS,
        /** Protocols. */
        PROTOCOLS,
        /** Materials. */
        MATERIALS,
        /** Plans. */
        PLANS,
        /** The fault table. */
        FAULTS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "WHAT", description = "one of ${COMPLETION-CANDIDATES}")
    private What what = What.CELLS;

    @Option(
            names = "--sources",
            description =
                    "for cells and materials: every value with its unit and where it comes from")
    private boolean sources;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        if (sources && what != What.CELLS && what != What.MATERIALS) {
            throw new BadInputException(
                    "--sources", "", "only cells and materials have a table of sources");
        }
        ObjectNode root = Json.document("list");
        root.put("what", what.toString());
        ArrayNode items = root.putArray("items");
        switch (what) {
            case CELLS -> files(Kind.CELL, items);
            case BOARDS -> files(Kind.BOARD, items);
            case PROTOCOLS -> files(Kind.PROTOCOL, items);
            case MATERIALS -> files(Kind.MATERIAL, items);
            case PLANS -> files(Kind.PLAN, items);
            case FAULTS ->
                    FaultTable.standard().rows().forEach(row -> fault(row, items.addObject()));
        }
        if (json) {
            Json.print(surroundings.out(), root);
        } else if (what == What.FAULTS) {
            surroundings.out().print(FaultText.terminal(FaultTable.standard().rows()));
            surroundings.out().flush();
        } else {
            print(items);
        }
        return Exit.DONE;
    }

    private void files(Kind kind, ArrayNode items) throws ConfigException {
        for (String name : surroundings.catalogue().names(kind)) {
            YamlDocument document = surroundings.catalogue().document(kind, name);
            YamlNode.Entry description = document.root().entry("description");
            ObjectNode item = items.addObject();
            item.put("name", name);
            item.put(
                    "description",
                    description != null && description.value() instanceof YamlNode.Scalar text
                            ? text.text()
                            : "");
            item.put("sha256", document.source().sha256());
            if (sources) {
                ArrayNode values = item.putArray("sources");
                provenance(kind, name).forEach(value -> source(value, values.addObject()));
            }
        }
    }

    private List<Provenance> provenance(Kind kind, String name) throws ConfigException {
        return kind == Kind.CELL
                ? surroundings.catalogue().cellSources(name)
                : surroundings.catalogue().material(name).value().provenance();
    }

    private static void source(Provenance value, ObjectNode node) {
        node.put("file", value.file());
        node.put("line", value.line());
        node.put("key", value.path());
        node.put("value", value.value());
        node.put("unit", value.unit());
        node.put("kind", value.source().kind().name().toLowerCase(Locale.ROOT));
        node.put("ref", value.source().ref());
    }

    private static void fault(FaultRow row, ObjectNode node) {
        node.put("name", row.fault().id());
        node.put("code", row.fault().code());
        node.put("description", row.description());
        node.put("watches", row.watches());
        node.put("unit", row.unit());
        node.put("scope", FaultText.lower(row.scope()));
        node.put("reaction", FaultText.lower(row.reaction()));
        node.put("clearing", FaultText.lower(row.clearing()));
        node.put("debounce_scans", row.debounce().scans());
        node.put("debounce_ms", row.debounce().nanos() * 1e-6);
        node.put("evidence", row.evidence().why());
        node.put("acts_within_ms", FaultText.withinMillis(row));
        node.put("latched", row.latches());
        switch (row.proof()) {
            case Proof.Scenarios scenarios -> {
                node.put("proof", scenarios.scenario());
                node.put("near_miss", scenarios.nearMiss());
            }
            case Proof.NotBuilt(String part) -> node.put("part", "not built yet: " + part);
        }
        ObjectNode limits = node.putObject("thresholds");
        switch (row.thresholds()) {
            case Thresholds.OfCell cell -> limits.put("from_cell", cell.field());
            case Thresholds.Fixed fixed -> {
                tier(limits, "inform", fixed.inform());
                tier(limits, "warn", fixed.warn());
                tier(limits, "trip", fixed.trip());
                limits.put("basis", fixed.basis());
                limits.put("share", fixed.share());
            }
            case Thresholds.OnCondition condition ->
                    limits.put("on_condition", FaultText.lower(condition.tier()));
        }
    }

    private static void tier(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        }
    }

    private void print(ArrayNode items) {
        int width = 0;
        for (var item : items) {
            width = Math.max(width, item.path("name").asString().length());
        }
        for (var item : items) {
            surroundings
                    .out()
                    .printf(
                            "%-" + width + "s  %s%n",
                            item.path("name").asString(),
                            item.path("description").asString());
            for (var source : item.path("sources")) {
                surroundings
                        .out()
                        .printf(
                                "    %s = %s%s  [%s] %s%n",
                                source.path("key").asString(),
                                source.path("value").asString(),
                                source.path("unit").asString().isEmpty()
                                        ? ""
                                        : " " + source.path("unit").asString(),
                                source.path("kind").asString(),
                                source.path("ref").asString());
            }
        }
        surroundings.out().flush();
    }
}
