package io.presodia.host.cli;

import io.presodia.host.paper.PaperReport;
import io.presodia.host.paper.PaperRow;
import io.presodia.host.paper.Parameter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The document of {@code presodia paper --json}. */
final class PaperJson {
    private PaperJson() {}

    static ObjectNode document(PaperReport report) {
        ObjectNode root = Json.document("paper");
        ArrayNode rows = root.putArray("rows");
        report.rows().forEach(row -> row(row, rows.addObject()));
        ArrayNode calibrated = root.putArray("calibrated");
        report.calibrated().forEach(parameter -> parameter(parameter, calibrated.addObject()));
        return root;
    }

    private static void row(PaperRow row, ObjectNode node) {
        node.put("id", row.id());
        node.put("quantity", row.quantity());
        node.put("unit", row.unit());
        node.put("paper", row.paper());
        number(node, "simulated", row.simulated());
        number(node, "deviation_percent", row.deviationPercent());
        node.put("status", row.status().word());
        node.put("within_tolerance", row.holds());
        node.put("tolerance", row.tolerance().text());
        node.put("tolerance_reason", row.tolerance().reason());
        node.put("where", row.where());
        node.put("note", row.note());
    }

    /** JSON has no word for what is not a number. */
    private static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    private static void parameter(Parameter parameter, ObjectNode node) {
        node.put("key", parameter.key());
        node.put("value", parameter.value());
        node.put("unit", parameter.unit());
        ArrayNode materials = node.putArray("materials");
        parameter.materials().forEach(materials::add);
        node.put("reference", parameter.reference());
        ArrayNode rows = node.putArray("rows");
        parameter.rows().forEach(rows::add);
    }
}
